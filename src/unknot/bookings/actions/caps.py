"""How many visits one browser, and one e-mail address at a clinic, may have. Mails go to addresses nobody has shown."""

from datetime import datetime, timedelta

from unknot.bookings.models import Booking
from unknot.bookings.refusals import TooManyVisits
from unknot.bookings.values import MAX_VISITS_A_DAY, MAX_VISITS_AHEAD
from unknot.practice import queries as practice

A_DAY = timedelta(days=1)


def require_few_by_holder(booking: Booking, now: datetime) -> None:
    """Cancelled ones count too: each has sent its mails."""
    confirmed = Booking.objects.filter(holder=booking.holder, confirmed_at__gt=now - A_DAY)
    if confirmed.count() >= MAX_VISITS_A_DAY:
        raise too_many(booking)


def require_few_of_client(booking: Booking, client_id: int, now: datetime) -> None:
    ahead = Booking.objects.filter(
        client_id=client_id, confirmed_at__isnull=False, released_at__isnull=True, during__startswith__gt=now
    )
    if ahead.count() >= MAX_VISITS_AHEAD:
        raise too_many(booking)


def too_many(booking: Booking) -> TooManyVisits:
    clinic = practice.clinic(booking.clinic_id)
    return TooManyVisits(clinic.phone if clinic else "")
