"""One append-only line per act and per read of a health record."""
