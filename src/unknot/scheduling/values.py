"""The values of scheduling. All frozen; instants are aware datetimes, ranges are half-open [start, end)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Time from `start` up to, not including, `end`; kept in UTC, so that comparing never meets a clock change.

    ValueError: no time zone, or `end` not after `start`.

    >>> ten, eleven, noon = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (10, 11, 12))
    >>> Span(ten, eleven).overlaps(Span(eleven, noon)), Span(ten, noon).contains(Span(ten, eleven))
    (False, True)
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("A span needs instants with a time zone.")
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.end <= self.start:
            raise ValueError("A span ends after it starts.")

    def overlaps(self, other: "Span") -> bool:
        """Whether both hold one instant in common; touching is not overlapping."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether all of `other` lies within."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class WeeklyBlock:
    """Working hours on one weekday (0 Monday to 6 Sunday), in the clinic's wall time, `opens` before `closes`."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Visit:
    """What takes time: so many minutes with the client, and minutes kept free around it.

    >>> Visit(60, 0, 15).occupied(datetime(2026, 3, 2, 10, tzinfo=UTC)).end.strftime("%H:%M")
    '11:15'
    """

    length_min: int
    before_min: int = 0
    after_min: int = 0

    def during(self, start: datetime) -> Span:
        """The time with the client."""
        return Span(start, start + timedelta(minutes=self.length_min))

    def occupied(self, start: datetime) -> Span:
        """The time that therapist and room are taken."""
        during = self.during(start)
        return Span(during.start - timedelta(minutes=self.before_min), during.end + timedelta(minutes=self.after_min))


@dataclass(frozen=True, slots=True)
class BookingRules:
    """A clinic's rules for starts: IANA zone, multiples of `grid_min` in wall time, notice (min), horizon (days)."""

    zone: str
    grid_min: int = 15
    notice_min: int = 120
    horizon_days: int = 42


@dataclass(frozen=True, slots=True)
class Needs:
    """What a plan asks of a therapist and a visit.

    techniques: ids of techniques.yaml, the main one first. max_pressure: highest Walton level of the plan, 1 to 5.
    regions: ids of the body map in facts.yaml. length_min: longest session that the plan allows.
    """

    techniques: tuple[str, ...]
    max_pressure: int
    regions: tuple[str, ...]
    length_min: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person would like; None is no wish. `gender` and `clinic_id` and `language` filter, `town` ranks."""

    town: str | None = None
    clinic_id: int | None = None
    gender: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """Last local day on which a paper (licence or insurance) is valid; None when there is no such paper."""

    licence_until_on: date | None
    insurance_until_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether both are valid on that day.

        >>> Validity(date(2026, 3, 2), date(2026, 6, 1)).holds_on(date(2026, 3, 3))
        False
        """
        papers = (self.licence_until_on, self.insurance_until_on)
        return all(until is not None and day <= until for until in papers)
