"""The embedded PostgreSQL server: start, stop, roles, backup and restore. Knows no clinic word and no Django."""
