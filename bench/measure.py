"""One figure, and how it is taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measure:
    """ratio: of the value to the ceiling. bar: in words. is_met: whether the bar is reached."""

    name: str
    value: float
    unit: str
    ratio: float
    bar: str
    is_met: bool

    def __str__(self) -> str:
        """Name, value, unit, ratio, bar, ok or short, separated by tabs."""
        verdict = "ok" if self.is_met else "short"
        return "\t".join([self.name, f"{self.value:.3g}", self.unit, f"{self.ratio:.3g}", self.bar, verdict])


def median_ms(act: Callable[[], object], rounds: int = 30) -> float:
    """The median of so many rounds, after one that warms up."""
    act()
    return median(timed_ms(act) for _round in range(rounds))


def timed_ms(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
