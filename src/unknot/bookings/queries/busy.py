"""Read what takes time, as the pure core wants it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from unknot.bookings.models import Booking
from unknot.scheduling.agenda import NOTHING_TAKEN, Taken
from unknot.scheduling.values import Span


@dataclass(frozen=True, slots=True)
class Busy:
    """Taken time by therapist and by room; nothing for whoever is not named."""

    therapists: dict[int, Taken] = field(default_factory=dict)
    rooms: dict[int, Taken] = field(default_factory=dict)

    def of_therapist(self, therapist_id: int) -> Taken:
        return self.therapists.get(therapist_id, NOTHING_TAKEN)

    def of_room(self, room_id: int) -> Taken:
        return self.rooms.get(room_id, NOTHING_TAKEN)


def live(now: datetime) -> QuerySet[Booking]:
    """Bookings that take time: confirmed, or held and the hold has not run out."""
    return Booking.objects.filter(Q(confirmed_at__isnull=False) | Q(held_until__gt=now), released_at__isnull=True)


def busy_of(
    clinic_ids: Collection[int], now: datetime, within: Span | None = None, but_booking: int | None = None
) -> Busy:
    """What is taken in these clinics from now on, or within a span, but for `but_booking`, which may keep its time."""
    rows = live(now).filter(clinic_id__in=clinic_ids, occupied__endswith__gt=within.start if within else now)
    if within:
        rows = rows.filter(occupied__startswith__lt=within.end)
    if but_booking is not None:
        rows = rows.exclude(id=but_booking)
    therapists: dict[int, list[Span]] = defaultdict(list)
    rooms: dict[int, list[Span]] = defaultdict(list)
    # Both ends as columns: the driver reads instants in C, but whole ranges in Python, at ten times the price.
    found = rows.values_list("therapist_id", "room_id", "occupied__startswith", "occupied__endswith")
    for therapist_id, room_id, start, end in found:
        span = Span(start, end)
        therapists[therapist_id].append(span)
        rooms[room_id].append(span)
    return Busy(
        {key: Taken.of(spans) for key, spans in therapists.items()},
        {key: Taken.of(spans) for key, spans in rooms.items()},
    )
