"""Made-up courses of care, told by their weekly scores."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from unknot.clinical.progress.forms import make_entry
from unknot.clinical.progress.judgement import progress
from unknot.clinical.progress.types import Check, Course, Danger, Entry, History, Progress
from unknot.knowledge.loading import knowledge

BEGAN = date(2026, 3, 2)
PAIN = Course("pain", "F2", "F2")


def day(week: float) -> date:
    """The day that many weeks after the first visit."""
    return BEGAN + timedelta(days=round(7 * week))


def entry(on: date, instrument: str, **answers: object) -> Entry:
    return make_entry(on, instrument, answers, knowledge().outcomes)


def pain(week: float, value: float) -> Entry:
    return entry(day(week), "nrs_pain", nrs_week=value)


def before(*values: float) -> tuple[Entry, ...]:
    """Readings before care, four days apart; the last on the day of the first visit."""
    return tuple(pain(-4 * place / 7, value) for place, value in enumerate(reversed(values)))


def after(values: Iterable[float]) -> tuple[Entry, ...]:
    """One reading a week."""
    return tuple(pain(week, value) for week, value in enumerate(values, start=1))


def rated(week: float, value: int) -> Entry:
    return entry(day(week), "pgic", pgic=value)


def weekly_visits(weeks: int) -> tuple[date, ...]:
    return tuple(day(week) for week in range(weeks))


def history(
    *entries: Entry,
    weeks: int,
    dangers: tuple[Danger, ...] = (),
    checks: tuple[Check, ...] = (),
    cleared_on: date | None = None,
    visits: tuple[date, ...] | None = None,
) -> History:
    """A course with weekly visits, judged so many weeks after the first."""
    held = weekly_visits(weeks) if visits is None else visits
    return History("made up", day(weeks), held, entries, dangers, checks, cleared_on)


def judged(told: History, course: Course = PAIN) -> Progress:
    return progress(told, course, knowledge())


def diary(first: date, cramps: Iterable[int | None], **answers: object) -> tuple[Entry, ...]:
    """One number a day: cramps of that day, 0 for "no cramps today", None for nothing told."""
    found: list[Entry] = []
    for place, number in enumerate(cramps):
        on = first + timedelta(days=place)
        told: Mapping[str, object] = answers or {"severity": 5}
        found += [entry(on, "cramp_diary", **told)] * (number or 0)
        found += [entry(on, "cramp_diary", none_today="yes")] if number == 0 else []
    return tuple(found)
