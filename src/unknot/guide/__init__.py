"""Public pages on spasms and massage."""
