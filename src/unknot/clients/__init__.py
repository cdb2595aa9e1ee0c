"""The client's record."""
