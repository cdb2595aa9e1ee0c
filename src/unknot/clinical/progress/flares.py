"""Flares: pain that is up for more than two days after a visit."""

from collections import defaultdict
from datetime import date, timedelta
from statistics import fmean

from unknot.clinical.progress.series import entries_of
from unknot.clinical.progress.types import History
from unknot.knowledge.types import Knowledge

_BEFORE = range(4)
"""Days back from a visit in which a reading still tells how it was before."""


def flares_in_a_row(history: History, knowledge: Knowledge) -> int:
    """How many of the latest visits flared, counted back to the last that did not.

    A visit flares when the 24-hour pain two to three days later is up by the points of the knowledge or more, against
    the last reading of the three days up to the visit. A visit without both readings is passed over: it neither adds
    to a run nor ends it.
    """
    numbers = knowledge.response.numbers
    pain = _daily_pain(history)
    first, last = (hours // 24 for hours in numbers.flare_hours)
    run = 0
    for visit in sorted(set(history.visits), reverse=True):
        before = next((pain[day] for ago in _BEFORE if (day := visit - timedelta(days=ago)) in pain), None)
        after = [pain[day] for ahead in range(first, last + 1) if (day := visit + timedelta(days=ahead)) in pain]
        if before is None or not after or visit > history.on:
            continue
        if max(after) - before < numbers.flare_points:
            return run
        run += 1
    return run


def early_look(history: History, baseline: float | None, knowledge: Knowledge) -> bool:
    """Whether pain was down by enough two to three days after the second visit. Encouraging; it decides nothing."""
    numbers = knowledge.response.numbers
    visits = sorted(day for day in set(history.visits) if day <= history.on)
    if baseline is None or len(visits) < numbers.early_look_visit:
        return False
    visit, pain = visits[numbers.early_look_visit - 1], _daily_pain(history)
    first, last = (hours // 24 for hours in numbers.flare_hours)
    after = [pain[day] for ahead in range(first, last + 1) if (day := visit + timedelta(days=ahead)) in pain]
    return bool(after) and baseline - max(after) >= numbers.early_look_points


def _daily_pain(history: History) -> dict[date, float]:
    found: defaultdict[date, list[float]] = defaultdict(list)
    for entry in entries_of(history, "nrs_pain"):
        if isinstance(value := entry.answers.get("nrs_avg24"), float):
            found[entry.on].append(value)
    return {day: fmean(values) for day, values in found.items()}
