"""Everything that decides when one therapist is free."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from unknot.scheduling.values import BookingRules, Span, Validity, WeeklyBlock
from unknot.scheduling.walltime import merged


@dataclass(frozen=True, slots=True)
class Taken:
    """Time that is gone, kept so that a look-up takes logarithmic time. Make it with `Taken.of`.

    >>> from datetime import UTC
    >>> at = lambda hour: datetime(2026, 3, 2, hour, tzinfo=UTC)
    >>> taken = Taken.of([Span(at(9), at(10)), Span(at(11), at(12))])
    >>> taken.overlaps(Span(at(10), at(11))), taken.overlaps(Span(at(8), at(13)))
    (False, True)
    """

    starts: tuple[datetime, ...] = ()
    ends: tuple[datetime, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Taken":
        whole = merged(spans)
        return cls(tuple(span.start for span in whole), tuple(span.end for span in whole))

    def overlaps(self, span: Span) -> bool:
        """Whether any of this time lies within the span; touching is not overlapping."""
        after_start = bisect_right(self.ends, span.start)
        return after_start < len(self.starts) and self.starts[after_start] < span.end


NOTHING_TAKEN = Taken()


@dataclass(frozen=True, slots=True)
class Agenda:
    """One therapist's time. Bookings count with their minutes before and after; `rooms` has one entry per open room."""

    rules: BookingRules
    hours: tuple[WeeklyBlock, ...]
    validity: Validity
    leave: Taken = NOTHING_TAKEN
    busy: Taken = NOTHING_TAKEN
    rooms: tuple[Taken, ...] = (NOTHING_TAKEN,)
