"""A room for a visit: any free one of the clinic, chosen while the booking is written."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from unknot.bookings.actions.races import ROOM, excluded_by
from unknot.bookings.models import Booking
from unknot.practice import queries as practice
from unknot.scheduling.values import Span


def release_expired(clinic_id: int, occupied: Span, now: datetime) -> None:
    """Let go of holds that ran out and stand in the way; the constraints do not know the time."""
    Booking.objects.filter(
        clinic_id=clinic_id,
        released_at__isnull=True,
        confirmed_at__isnull=True,
        held_until__lte=now,
        occupied__endswith__gt=occupied.start,
        occupied__startswith__lt=occupied.end,
    ).update(released_at=now)


def write_in_free_room[Written](
    clinic_id: int,
    occupied: Span,
    write: Callable[[int], Written],
    *,
    but_booking: int | None = None,
    rather: int | None = None,
) -> Written | None:
    """What `write` gives for the first free room's id, `rather` first; None when no room is left.

    Somebody may take that room in the same moment: the constraint tells, and the next free room is tried.
    """
    tried: set[int] = set()
    while (room_id := free_room(clinic_id, occupied, tried, but_booking, rather)) is not None:
        try:
            with transaction.atomic():
                return write(room_id)
        except IntegrityError as problem:
            if not excluded_by(problem, ROOM):
                raise
            tried.add(room_id)
    return None


def free_room(
    clinic_id: int, occupied: Span, tried: set[int], but_booking: int | None, rather: int | None
) -> int | None:
    taken = Booking.objects.filter(
        clinic_id=clinic_id,
        released_at__isnull=True,
        occupied__endswith__gt=occupied.start,
        occupied__startswith__lt=occupied.end,
    )
    if but_booking is not None:
        taken = taken.exclude(id=but_booking)
    gone = tried | set(taken.values_list("room_id", flat=True))
    free = [room.id for room in practice.open_rooms(clinic_ids=[clinic_id]) if room.id not in gone]
    return rather if rather in free else next(iter(free), None)
