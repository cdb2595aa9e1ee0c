"""The link in a client's mail: who has it may see, move and cancel this visit."""

from datetime import datetime, timedelta

from unknot.bookings.models import Booking
from unknot.bookings.refusals import LinkBroken, LinkExpired
from unknot.bookings.tokens import sign_booking, signed_booking
from unknot.bookings.values import LINK_DAYS


def manage_token(booking_id: int) -> str:
    """The key of the link, the same each time."""
    return sign_booking(booking_id)


def booking_id_of(token: str, *, now: datetime) -> int:
    """The booking of a link. LinkBroken: not signed by us. LinkExpired: over since LINK_DAYS days."""
    row = Booking.objects.filter(id=signed_booking(token), confirmed_at__isnull=False).only("during").first()
    if row is None:
        raise LinkBroken
    if now > row.during.upper + timedelta(days=LINK_DAYS):
        raise LinkExpired
    return row.pk
