"""Checkpoints: which was reached, whether a decision is due, and when to look again."""

from dataclasses import dataclass
from datetime import date, timedelta

from unknot.clinical.progress.series import started_on
from unknot.clinical.progress.types import History
from unknot.knowledge.response import Numbers

DECIDED = frozenset(
    {
        "responder",
        "checkpoint 1, no sign",
        "checkpoint 1, unclear",
        "checkpoint 2, no benefit",
        "checkpoint 2, probable",
        "checkpoint 2, unclear",
        "checkpoint 3",
        "taper complete",
    }
)
"""Rules that settle a checkpoint once they were acted on."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """reached: 0 to 3. due: not decided yet. next_visits, next_on: the next look; weeks_left: until then."""

    reached: int
    due: bool
    visits: int
    next_visits: int
    next_on: date | None
    weeks_left: float | None


def checkpoint_of(history: History, numbers: Numbers) -> Checkpoint:
    """Where a person stands today; a checkpoint is reached by visits or by weeks, whichever comes first.

    After the last checkpoint a new look is due every block of visits, or after as many weeks.
    """
    began, settled = started_on(history), _settled(history)
    visits = _visits(history, history.on)
    if began is None:
        return Checkpoint(0, False, 0, numbers.checkpoint_visits[0], None, None)
    reached = _reached(visits, history.on, began, numbers)
    due = reached > 0 and (settled is None or _again(history, settled, began, reached, numbers))
    since = history.on if due or settled is None else settled
    next_visits, next_on = _next(history, since, began, numbers)
    return Checkpoint(reached, due, visits, next_visits, next_on, (next_on - history.on).days / 7)


def _next(history: History, since: date, began: date, numbers: Numbers) -> tuple[int, date]:
    """The look after the one on `since`: visits in all, and the day."""
    visits = _visits(history, since)
    reached = _reached(visits, since, began, numbers)
    if reached < len(numbers.checkpoint_visits):
        return numbers.checkpoint_visits[reached], began + timedelta(weeks=numbers.checkpoint_weeks[reached])
    return visits + numbers.block_visits, since + timedelta(weeks=numbers.block_visits)


def _settled(history: History) -> date | None:
    """The last day on which a checkpoint was decided."""
    days = (check.on for check in history.checks if check.rule in DECIDED and check.on <= history.on)
    return max(days, default=None)


def _again(history: History, settled: date, began: date, reached: int, numbers: Numbers) -> bool:
    before = _reached(_visits(history, settled), settled, began, numbers)
    if before < len(numbers.checkpoint_visits):
        return reached > before
    more = _visits(history, history.on) - _visits(history, settled)
    return more >= numbers.block_visits or (history.on - settled).days >= 7 * numbers.block_visits


def _reached(visits: int, on: date, began: date, numbers: Numbers) -> int:
    weeks = (on - began).days // 7
    limits = zip(numbers.checkpoint_visits, numbers.checkpoint_weeks, strict=True)
    return sum(visits >= most_visits or weeks >= most_weeks for most_visits, most_weeks in limits)


def _visits(history: History, until: date) -> int:
    return len({day for day in history.visits if day <= until})
