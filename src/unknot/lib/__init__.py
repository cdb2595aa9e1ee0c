"""Small pure helpers, one subject per module; they know no clinic word."""
