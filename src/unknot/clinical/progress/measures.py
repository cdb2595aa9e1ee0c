"""Scores over time as values: where a person began, one reading a week, and the weeks of the diary."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Baseline:
    """Mean before care. n: readings that lie far enough apart to count as readings of their own."""

    value: float
    n: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Reading:
    """The score of one week; week 1 begins the day after the first visit. on: last day that it rests on."""

    week: int
    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """An instrument's main score over time, in its own points. set_aside: entries without a score, and why."""

    instrument: str
    baseline: Baseline | None
    readings: tuple[Reading, ...]
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of the diary. last_on: last day answered. days: those with a cramp or with "no cramps today".

    severity: mean of worst pain, 0 to 10. nights_woken: nights with a cramp that woke. longest: a word of the form.
    """

    week: int
    last_on: date
    days: int
    cramps: int
    severity: float | None
    nights_woken: int
    at_night: int
    longest: str | None

    @property
    def weekly_count(self) -> float:
        """Cramps in seven days at the pace of the answered days."""
        return 7 * self.cramps / self.days
