"""Measures of Unknot, each beside a bare ceiling in the same run. Nothing is asserted; everything is printed."""
