"""Free starts laid out as a week: by local day, and by part of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.bookings.words import local

DAYS = 7
NOON, EVENING = 12, 17
MORNING_WORD, AFTERNOON_WORD, EVENING_WORD = _("Morning"), _("Afternoon"), _("Evening")


@dataclass(frozen=True, slots=True)
class Part:
    name: str | Promise
    starts: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """`earlier_on` and `later_on` are the first days of the weeks beside it; None where nothing can be booked."""

    from_on: date
    until_on: date
    days: tuple[Day, ...]
    earlier_on: date | None
    later_on: date | None


def first_day(told: str | None, *, today: date, horizon_days: int) -> date:
    """The day asked for, kept within what can be booked; today when it is no date."""
    try:
        on = parse_date(told or "") or today
    except ValueError:
        on = today
    return min(max(on, today), today + timedelta(days=horizon_days))


def week_of(starts: Iterable[datetime], *, zone: str, from_on: date, today: date, horizon_days: int) -> Week:
    by_day = groupby(sorted(starts), key=lambda start: local(start, zone).date())
    days = tuple(Day(on, parts(tuple(group), zone)) for on, group in by_day)
    earlier, later = from_on - timedelta(days=DAYS), from_on + timedelta(days=DAYS)
    return Week(
        from_on=from_on,
        until_on=later - timedelta(days=1),
        days=days,
        earlier_on=max(earlier, today) if from_on > today else None,
        later_on=later if later <= today + timedelta(days=horizon_days) else None,
    )


def parts(starts: tuple[datetime, ...], zone: str) -> tuple[Part, ...]:
    by_part = groupby(starts, key=lambda start: part_name(local(start, zone).hour))
    return tuple(Part(name, tuple(group)) for name, group in by_part)


def part_name(hour: int) -> Promise:
    if hour < NOON:
        return MORNING_WORD
    return AFTERNOON_WORD if hour < EVENING else EVENING_WORD
