"""Cancel a visit: a row says who, when and why, and the time is free again."""

from datetime import datetime

from django.db import transaction

from unknot.audit.actions import record
from unknot.bookings.actions.move import confirmed_booking
from unknot.bookings.models import Cancellation
from unknot.bookings.queries import booking_view
from unknot.notices.actions import queue


@transaction.atomic(durable=True)
def cancel_booking(*, booking_id: int, reason: str, by: str, now: datetime) -> int:
    """The same id. AlreadyCancelled the second time. The audit line says whether the free time was over."""
    booking = confirmed_booking(booking_id, by, now)
    Cancellation.objects.create(booking=booking, clinic_id=booking.clinic_id, at=now, by=by, reason=reason[:300])
    booking.released_at = now
    booking.sequence += 1
    booking.save()
    is_late = now > booking_view(booking_id=booking.pk).free_until
    record(
        act="bookings.cancel_booking",
        about=f"Booking:{booking.pk}",
        by=by,
        now=now,
        clinic_id=booking.clinic_id,
        is_late=is_late,
    )
    queue(
        kind="bookings.cancelled",
        about_id=booking.pk,
        version=booking.sequence,
        clinic_id=booking.clinic_id,
        now=now,
    )
    return booking.pk
