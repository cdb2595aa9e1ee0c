"""The command `unknot`: one module a command."""
