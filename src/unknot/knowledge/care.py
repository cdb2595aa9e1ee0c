"""The values of the knowledge about care: techniques, anatomy, dose, self-care, claims."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Care:
    """Everything a plan is made from."""
