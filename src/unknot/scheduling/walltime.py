"""Wall time to instants, with one stated rule for clock changes.

The rule: a wall time that happens twice means the first time; a wall time that never happens means the instant at
which the clock jumps over it. So hours from 02:30 start at the jump, hours until 02:30 end there, and they never run
backwards. A start on the grid, though, is a wall time that a person reads: one that never happens is not offered, one
that happens twice is offered twice, as two instants.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter
from zoneinfo import ZoneInfo

from unknot.scheduling.values import Span, WeeklyBlock

DAY_MIN = 24 * 60


@lru_cache(maxsize=4096)
def instant_of(day: date, wall: time, zone: str) -> datetime:
    """The instant (UTC) of a wall time on a day; `zone` is an IANA name. ZoneInfoNotFoundError for an unknown one.

    >>> instant_of(date(2026, 3, 8), time(2, 30), "America/Chicago").isoformat()  # jumps from 02:00 to 03:00
    '2026-03-08T08:00:00+00:00'
    >>> instant_of(date(2026, 11, 1), time(1, 30), "America/Chicago").isoformat()  # happens twice: the first
    '2026-11-01T06:30:00+00:00'
    """
    wall_time = datetime.combine(day, wall, tzinfo=ZoneInfo(zone))
    instant = wall_time.astimezone(UTC)
    return instant if exists(wall_time) else jump_before(instant, ZoneInfo(zone))


def exists(wall_time: datetime) -> bool:
    """Whether the clock of its zone ever shows this time.

    >>> exists(datetime(2026, 3, 8, 2, 30, tzinfo=ZoneInfo("America/Chicago")))
    False
    """
    back = wall_time.astimezone(UTC).astimezone(wall_time.tzinfo)
    return back.replace(tzinfo=None) == wall_time.replace(tzinfo=None)


def jump_before(instant: datetime, zone: ZoneInfo) -> datetime:
    """The last clock change in the day before `instant`, to the second.

    >>> jump_before(datetime(2026, 3, 8, 8, 30, tzinfo=UTC), ZoneInfo("America/Chicago")).isoformat()
    '2026-03-08T08:00:00+00:00'
    """
    after = instant.astimezone(zone).utcoffset()
    low, high = instant - timedelta(days=1), instant
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high


@lru_cache(maxsize=4096)
def open_spans(day: date, hours: tuple[WeeklyBlock, ...], zone: str) -> tuple[Span, ...]:
    """The open time of one local day, in order; blocks that touch or overlap become one.

    >>> morning, afternoon = WeeklyBlock(0, time(9), time(12)), WeeklyBlock(0, time(12), time(17))
    >>> [str(span.end - span.start) for span in open_spans(date(2026, 3, 2), (morning, afternoon), "Asia/Kathmandu")]
    ['8:00:00']
    """
    blocks = [block for block in hours if block.weekday == day.weekday()]
    edges = [(instant_of(day, block.opens, zone), instant_of(day, block.closes, zone)) for block in blocks]
    return merged(Span(start, end) for start, end in edges if start < end)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time as ordered spans that neither overlap nor touch.

    >>> at = lambda hour: datetime(2026, 3, 2, hour, tzinfo=UTC)
    >>> whole = merged([Span(at(4), at(5)), Span(at(1), at(3)), Span(at(2), at(4))])
    >>> [(span.start.hour, span.end.hour) for span in whole]
    [(1, 5)]
    """
    whole: list[Span] = []
    for span in sorted(spans, key=attrgetter("start")):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)


@lru_cache(maxsize=1024)
def grid_starts(day: date, zone: str, grid_min: int) -> tuple[datetime, ...]:
    """All instants (UTC) of a local day at which the clock shows a multiple of `grid_min`, in order.

    >>> [len(grid_starts(date(2026, month, day), "America/Chicago", 60)) for month, day in ((3, 7), (3, 8), (11, 1))]
    [24, 23, 25]
    """
    midnight = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
    walls = [midnight + timedelta(minutes=minute) for minute in range(0, DAY_MIN, grid_min)]
    twice = (wall.replace(fold=fold) for wall in walls for fold in (0, 1))
    return tuple(sorted({wall.astimezone(UTC) for wall in twice if exists(wall)}))


def is_on_grid(start: datetime, zone: str, grid_min: int) -> bool:
    """Whether the clock of the zone shows a multiple of `grid_min`, to the microsecond.

    >>> is_on_grid(datetime(2026, 3, 2, 4, 15, tzinfo=UTC), "Asia/Kathmandu", 60)
    True
    """
    wall = start.astimezone(ZoneInfo(zone))
    return (wall.hour * 60 + wall.minute) % grid_min == 0 and wall.second == 0 and wall.microsecond == 0


def local_day(instant: datetime, zone: str) -> date:
    """The date on the wall of the zone.

    >>> local_day(datetime(2026, 3, 2, 3, tzinfo=UTC), "America/Chicago").isoformat()
    '2026-03-01'
    """
    return instant.astimezone(ZoneInfo(zone)).date()
