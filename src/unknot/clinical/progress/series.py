"""Scores over time: where a person began, and one reading a week from the first visit on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

from unknot.clinical.progress.forms import ScoreError, score, score_over
from unknot.clinical.progress.measures import Baseline, Reading, Series
from unknot.clinical.progress.types import Entry, History
from unknot.knowledge.outcomes import Instrument
from unknot.knowledge.types import Knowledge

Points = Mapping[date, float]


def series_of(history: History, instrument: Instrument, knowledge: Knowledge) -> Series:
    """The main score of an instrument over time. Several entries of one day count as their mean.

    Without a visit everything lies before care. Means and percentages are taken over the answers that were given at
    every reading before care; a later form that leaves one of them out is set aside.
    """
    entries = entries_of(history, instrument.id)
    began = started_on(history)
    before = [entry for entry in entries if began is None or entry.on <= began]
    names = _names_to_compare(before, instrument)
    points, set_aside = _points(entries, names, knowledge)
    early = {day: value for day, value in points.items() if began is None or day <= began}
    late = {day: value for day, value in points.items() if day not in early}
    baseline = _baseline(early, began or history.on, knowledge)
    readings = () if began is None else tuple(_weekly(late, began, _daily(entries, instrument), instrument))
    return Series(instrument.id, baseline, readings, tuple(set_aside))


def entries_of(history: History, instrument: str) -> tuple[Entry, ...]:
    """The entries of an instrument up to the day of judgement, oldest first."""
    mine = [entry for entry in history.entries if entry.instrument == instrument and entry.on <= history.on]
    return tuple(sorted(mine, key=lambda entry: (entry.on, sorted(map(str, entry.answers.items())))))


def started_on(history: History) -> date | None:
    """The first visit, or None before it."""
    return min((day for day in history.visits if day <= history.on), default=None)


def week_of(day: date, began: date) -> int:
    """The week a day belongs to: days 1 to 7 after the first visit are week 1.

    >>> week_of(date(2026, 3, 9), date(2026, 3, 2)), week_of(date(2026, 3, 10), date(2026, 3, 2))
    (1, 2)
    """
    return -(-(day - began).days // 7)


def spaced(days: Iterable[date], gap_days: int) -> int:
    """How many of the days can be chosen so that all lie at least `gap_days` apart.

    >>> spaced([date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 4)], 3)
    2
    """
    count, last = 0, date.min
    for day in sorted(days):
        if count == 0 or (day - last).days >= gap_days:
            count, last = count + 1, day
    return count


def _names_to_compare(before: list[Entry], instrument: Instrument) -> tuple[str, ...]:
    if instrument.form.rule not in ("mean", "percent"):
        return ()
    usable = [set(entry.answers) for entry in before if len(entry.answers) >= instrument.form.least]
    return tuple(sorted(set.intersection(*usable))) if usable else ()


def _points(entries: tuple[Entry, ...], names: tuple[str, ...], knowledge: Knowledge) -> tuple[Points, list[str]]:
    values: defaultdict[date, list[float]] = defaultdict(list)
    set_aside: list[str] = []
    for entry in entries:
        value, why = _value(entry, names, knowledge)
        if value is not None:
            values[entry.on].append(value)
        elif why:
            set_aside.append(why)
    return {day: fmean(found) for day, found in values.items()}, set_aside


def _value(entry: Entry, names: tuple[str, ...], knowledge: Knowledge) -> tuple[float | None, str]:
    try:
        whole = score(entry, knowledge.outcomes).main
    except ScoreError as error:
        return None, str(error)
    if not names or whole is None:
        return whole, ""
    value = score_over(entry, names, knowledge.outcomes)
    missing = ", ".join(name for name in names if name not in entry.answers)
    why = f"{entry.instrument} on {entry.on}: {missing} was answered before and is missing here; ask for it again"
    return value, "" if value is not None else why


def _baseline(points: Points, until: date, knowledge: Knowledge) -> Baseline | None:
    numbers = knowledge.response.numbers
    first = until - timedelta(weeks=numbers.baseline_window_weeks)
    recent = {day: value for day, value in points.items() if day >= first}
    if not recent:
        return None
    return Baseline(fmean(recent.values()), spaced(recent, numbers.baseline_gap_days), max(recent))


def _daily(entries: tuple[Entry, ...], instrument: Instrument) -> Points:
    """The daily answers by day, for an instrument that has them."""
    daily = instrument.form.daily
    found: defaultdict[date, list[float]] = defaultdict(list)
    for entry in entries if daily else ():
        value = entry.answers.get(daily.answer) if daily else None
        if isinstance(value, float):
            found[entry.on].append(value)
    return {day: fmean(values) for day, values in found.items()}


def _weekly(late: Points, began: date, daily: Points, instrument: Instrument) -> Iterable[Reading]:
    """One reading a week: the mean of the daily answers when enough days have one, else of the main answers."""
    least = instrument.form.daily.least_days if instrument.form.daily else 0
    days = {day for day in (*late, *daily) if day > began}
    for week in sorted({week_of(day, began) for day in days}):
        here = {day: value for day, value in daily.items() if day > began and week_of(day, began) == week}
        if not here or len(here) < least:
            here = {day: value for day, value in late.items() if week_of(day, began) == week}
        if here:
            yield Reading(week, max(here), fmean(here.values()))


def gaps(series: Series, until_week: int) -> list[tuple[float, float | None]]:
    """The readings as (weeks since the last, score); a silent stretch up to `until_week` ends them.

    >>> day = date(2026, 3, 2)
    >>> gaps(Series("nrs_pain", None, (Reading(1, day, 5.0), Reading(3, day, 4.0))), 5)
    [(1, 5.0), (2, 4.0), (2, None)]
    """
    weeks = [0, *(reading.week for reading in series.readings)]
    values = [reading.value for reading in series.readings]
    steps: list[tuple[float, float | None]] = [(b - a, v) for (a, b), v in zip(pairwise(weeks), values, strict=True)]
    silent = until_week - weeks[-1]
    return [*steps, (silent, None)] if silent > 0 else steps
