"""What the rules of decision look at, and the ladder of how often to come."""

from dataclasses import dataclass

from unknot.clinical.progress.checks import Checkpoint
from unknot.clinical.progress.secondary import Beside
from unknot.clinical.progress.types import Chances, Check, Course, Danger, Often
from unknot.knowledge.response import Numbers, Urgency
from unknot.knowledge.types import Knowledge

OFTEN: dict[str, Often] = {
    "F1": "twice_weekly",
    "F2": "weekly",
    "F3": "every_two_weeks",
    "F4": "occasional",
    "F5": "as_needed",
}
RUNGS = tuple(OFTEN)
STOPS: tuple[Urgency, ...] = ("emergency now", "same day to 48 hours", "within 2 weeks")
"""How urgent a danger sign has to be to stop massage; a routine one is seen by a doctor alongside."""


@dataclass(frozen=True, slots=True)
class State:
    """All that the rules look at. weeks: whole weeks since the first visit, None before it.

    pgic: overall change, 1 (very much better) to 7; None when nobody asked lately. worse: below the start for weeks.
    """

    course: Course
    checkpoint: Checkpoint
    weeks: int | None
    chances: Chances | None
    pgic: float | None
    dangers: tuple[Danger, ...]
    review: bool
    flares: int
    worse: bool
    relapsed: bool
    relapsed_before: bool
    beside: Beside
    checks: tuple[Check, ...]
    numbers: Numbers
    knowledge: Knowledge
