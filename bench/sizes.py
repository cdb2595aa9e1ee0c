"""How much is measured: small for a quick look, as it stands for figures to compare."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """cases: lines of the batch. rounds: turns of a measure in milliseconds. visits: slots held and confirmed."""

    cases: int = 100_000
    rounds: int = 1_000
    visits: int = 320
