"""Getting worse over weeks: below the start, or back from the best level."""

from datetime import date, timedelta

from unknot.clinical.progress.diary import DIARY, diary_weeks
from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.model import scale_at
from unknot.clinical.progress.types import Course, History
from unknot.knowledge.types import Knowledge

RELAPSE = "relapse"
_DAYS_A_MONTH = 30.44


def worse_than_start(series: Series, knowledge: Knowledge) -> bool:
    """Whether the last weekly readings in a row are all worse than before care by one important change or more."""
    needed, mcid = knowledge.response.numbers.weeks_in_a_row, _important(series, knowledge)
    last = series.readings[-needed:]
    if series.baseline is None or mcid is None or len(last) < needed:
        return False
    sign, start = knowledge.outcomes.instruments[series.instrument].sign, series.baseline.value
    return all(sign * (reading.value - start) >= mcid for reading in last)


def relapsed(history: History, course: Course, series: Series, knowledge: Knowledge) -> bool:
    """Whether somebody who comes less often than at the start has lost one important change for weeks in a row.

    For a diary the halving is the important change, so a relapse is twice the best week and a cramp more. Weeks up to
    an earlier relapse that was acted on are not counted again.
    """
    if course.rung <= course.start_rung:
        return False
    weeks = _weeks(history, series, knowledge)
    since = last_relapse(history)
    recent = [worse for on, worse in weeks if since is None or on > since]
    needed = knowledge.response.numbers.weeks_in_a_row
    return len(recent) >= needed and all(recent[-needed:])


def relapsed_before(history: History, knowledge: Knowledge) -> bool:
    """Whether an earlier relapse lies within the months of the knowledge."""
    since = last_relapse(history)
    months = timedelta(days=_DAYS_A_MONTH * knowledge.response.numbers.relapse_months)
    return since is not None and history.on - since <= months


def last_relapse(history: History) -> date | None:
    """The day of the last relapse that was acted on."""
    return max((check.on for check in history.checks if check.rule == RELAPSE and check.on <= history.on), default=None)


def _weeks(history: History, series: Series, knowledge: Knowledge) -> list[tuple[date, bool]]:
    """Each week of care with its last day, and whether it is a setback from the best one."""
    if series.instrument == DIARY:
        counts = [(week.last_on, week.weekly_count) for week in diary_weeks(history, knowledge) if week.week > 0]
        best = min((count for _, count in counts), default=0.0)
        return [(on, count >= max(2 * best, best + 1)) for on, count in counts]
    mcid = _important(series, knowledge)
    if mcid is None or not series.readings:
        return []
    sign = knowledge.outcomes.instruments[series.instrument].sign
    best = min(sign * reading.value for reading in series.readings)
    return [(reading.on, sign * reading.value - best >= mcid) for reading in series.readings]


def _important(series: Series, knowledge: Knowledge) -> float | None:
    scale = knowledge.response.continuous.scales.get(series.instrument)
    if scale and series.instrument == "nrs_pain" and series.baseline:
        return scale_at(series.baseline.value, scale, knowledge.response.numbers.low_baseline).mcid
    return knowledge.outcomes.instruments[series.instrument].mcid.default
