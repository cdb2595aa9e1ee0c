"""Move a visit to another start: one row all along, so there is never none and never two."""

from datetime import datetime

from django.db import Error, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from unknot.audit.actions import record
from unknot.bookings.actions.basis import rest_on_newest
from unknot.bookings.actions.checks import require_chair, require_offered, require_right, require_suited
from unknot.bookings.actions.races import CLIENT, day_key, excluded_by, is_race, take_locks
from unknot.bookings.actions.rooms import release_expired, write_in_free_room
from unknot.bookings.models import Booking
from unknot.bookings.queries.slots import Chair, next_free
from unknot.bookings.refusals import AlreadyCancelled, NotYours, OwnOverlap, SlotTaken, TooLate
from unknot.notices.actions import queue
from unknot.scheduling.walltime import local_day


def move_booking(
    *, booking_id: int, starts_at: datetime, by: str, now: datetime, assessment_id: int | None = None
) -> int:
    """The same id. Moved to where it is, it changes and mails nothing. When refused, the old time stays booked.

    assessment_id: the current one of this browser session; the visit rests on it from now on when it is newer.
    """
    try:
        return move(booking_id, starts_at, assessment_id, by, now)
    except Error as problem:
        if excluded_by(problem, CLIENT):
            raise OwnOverlap(starts_at) from None
        if not is_race(problem):
            raise
        booking = Booking.objects.get(id=booking_id)
        raise SlotTaken(starts_at, next_free(booking.therapist_id, booking.service_id, starts_at, now)) from None


@transaction.atomic(durable=True)
def move(booking_id: int, starts_at: datetime, assessment_id: int | None, by: str, now: datetime) -> int:
    booking = confirmed_booking(booking_id, by, now)
    if booking.during.lower == starts_at:
        return booking.pk
    rest_on_newest(booking, assessment_id, by, now)
    chair = require_chair(booking.therapist_id, booking.service_id, starts_at, now, but_booking=booking.pk)
    require_suited(chair, booking.plan_id, starts_at)
    require_offered(chair, starts_at, now, now)
    take_locks(
        [day_key(chair.clinic.id, local_day(start, chair.clinic.zone)) for start in (booking.during.lower, starts_at)]
    )
    write_move(booking, chair, starts_at, now)
    record(
        act="bookings.move_booking",
        about=f"Booking:{booking.pk}",
        by=by,
        now=now,
        clinic_id=booking.clinic_id,
        sequence=booking.sequence,
    )
    queue(
        kind="bookings.moved",
        about_id=booking.pk,
        version=booking.sequence,
        clinic_id=booking.clinic_id,
        now=now,
    )
    return booking.pk


def confirmed_booking(booking_id: int, by: str, now: datetime) -> Booking:
    """The row, locked; a visit that is confirmed, not cancelled and has not begun."""
    booking = Booking.objects.select_for_update().filter(id=booking_id, confirmed_at__isnull=False).first()
    if booking is None:
        raise NotYours
    require_right(by, booking.clinic_id)
    if booking.released_at is not None:
        raise AlreadyCancelled
    if booking.during.lower <= now:
        raise TooLate(booking.during.lower)
    return booking


def write_move(booking: Booking, chair: Chair, starts_at: datetime, now: datetime) -> None:
    during, occupied = chair.service.visit.during(starts_at), chair.service.visit.occupied(starts_at)
    release_expired(booking.clinic_id, occupied, now)
    booking.during = DateTimeTZRange(during.start, during.end)
    booking.occupied = DateTimeTZRange(occupied.start, occupied.end)
    booking.zone = chair.clinic.zone
    booking.sequence += 1

    def write(room_id: int) -> bool:
        booking.room_id = room_id
        booking.save()
        return True

    if not write_in_free_room(booking.clinic_id, occupied, write, but_booking=booking.pk, rather=booking.room_id):
        raise SlotTaken(starts_at, next_free(booking.therapist_id, booking.service_id, starts_at, now))
