"""Massage therapy care of muscle spasms, end to end."""
