"""Which starts are free. `why_not` alone decides, for what is offered and for what is booked."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from unknot.scheduling.agenda import Agenda
from unknot.scheduling.values import BookingRules, Span, Visit
from unknot.scheduling.walltime import grid_starts, is_on_grid, local_day, open_spans


class WhyNot(StrEnum):
    """Why a start is not free, in the order in which it is asked."""

    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    OFF_GRID = "off_grid"
    PAPERS = "papers"
    CLOSED = "closed"
    LEAVE = "leave"
    BUSY = "busy"
    NO_ROOM = "no_room"

    @property
    def is_taken(self) -> bool:
        """Whether another booking is the reason, so that the start was offered a moment ago."""
        return self in {WhyNot.BUSY, WhyNot.NO_ROOM}


def why_not(start: datetime, visit: Visit, agenda: Agenda, now: datetime) -> WhyNot | None:
    """The first rule that makes this start not free, or None when it is free.

    start, now: aware instants. The whole time taken, minutes before and after included, lies in the open hours, outside
    leave and other bookings, with one room free throughout. Licence and insurance are valid on the local day.

    >>> from datetime import UTC, time
    >>> from unknot.scheduling.values import Validity, WeeklyBlock
    >>> hours = (WeeklyBlock(0, time(9), time(12)),)
    >>> agenda = Agenda(BookingRules("America/Chicago"), hours, Validity(date(2026, 12, 31), date(2026, 12, 31)))
    >>> now, nine = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, 15, tzinfo=UTC)
    >>> why_not(nine, Visit(60, 0, 15), agenda, now)
    >>> why_not(nine + timedelta(hours=2), Visit(60, 0, 15), agenda, now)
    <WhyNot.CLOSED: 'closed'>
    """
    occupied = visit.occupied(start)
    return why_not_by_rules(start, agenda, now) or why_not_in_time(occupied, agenda)


def why_not_by_rules(start: datetime, agenda: Agenda, now: datetime) -> WhyNot | None:
    rules = agenda.rules
    day = local_day(start, rules.zone)
    if start < now + timedelta(minutes=rules.notice_min):
        return WhyNot.TOO_SOON
    if day > last_day(rules, now):
        return WhyNot.TOO_FAR
    if not is_on_grid(start, rules.zone, rules.grid_min):
        return WhyNot.OFF_GRID
    return None if agenda.validity.holds_on(day) else WhyNot.PAPERS


def why_not_in_time(occupied: Span, agenda: Agenda) -> WhyNot | None:
    zone = agenda.rules.zone
    if not any(span.contains(occupied) for span in open_spans(local_day(occupied.start, zone), agenda.hours, zone)):
        return WhyNot.CLOSED
    if agenda.leave.overlaps(occupied):
        return WhyNot.LEAVE
    if agenda.busy.overlaps(occupied):
        return WhyNot.BUSY
    return WhyNot.NO_ROOM if all(room.overlaps(occupied) for room in agenda.rooms) else None


def fits(start: datetime, visit: Visit, agenda: Agenda, now: datetime) -> bool:
    """Whether this start is free; see `why_not`."""
    return why_not(start, visit, agenda, now) is None


def free_starts(visit: Visit, agenda: Agenda, now: datetime, from_on: date, days: int) -> Iterator[datetime]:
    """Free starts (UTC) of `days` local days from `from_on` on, in order, one at a time: take as many as are needed.

    >>> from datetime import UTC, time
    >>> from unknot.scheduling.values import Validity, WeeklyBlock
    >>> hours = (WeeklyBlock(0, time(9), time(12)),)
    >>> agenda = Agenda(BookingRules("America/Chicago", 30), hours, Validity(date(2026, 12, 31), date(2026, 12, 31)))
    >>> starts = free_starts(Visit(60), agenda, datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1), 7)
    >>> [start.strftime("%H:%M") for start in starts]
    ['15:00', '15:30', '16:00', '16:30', '17:00']
    """
    rules = agenda.rules
    first = max(from_on, local_day(now, rules.zone))
    end = min(from_on + timedelta(days=days), last_day(rules, now) + timedelta(days=1))
    for offset in range((end - first).days):
        yield from starts_of_day(visit, agenda, now, first + timedelta(days=offset))


def starts_of_day(visit: Visit, agenda: Agenda, now: datetime, day: date) -> Iterator[datetime]:
    rules = agenda.rules
    opened = open_spans(day, agenda.hours, rules.zone)
    if not opened or not agenda.validity.holds_on(day):
        return
    for start in grid_starts(day, rules.zone, rules.grid_min):
        if opened[0].start <= start < opened[-1].end and fits(start, visit, agenda, now):
            yield start


def last_day(rules: BookingRules, now: datetime) -> date:
    """The last local day on which starts are offered.

    >>> from datetime import UTC
    >>> last_day(BookingRules("Europe/Berlin", horizon_days=7), datetime(2026, 3, 1, 23, 30, tzinfo=UTC)).isoformat()
    '2026-03-09'
    """
    return local_day(now, rules.zone) + timedelta(days=rules.horizon_days)
