"""Techniques, dose, cautions and review, drafted from an assessment."""
