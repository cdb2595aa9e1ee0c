"""What can be read of bookings, free time and offers."""

from unknot.bookings.queries.links import booking_id_of, manage_token
from unknot.bookings.queries.offers import offers_for, offers_for_needs
from unknot.bookings.queries.slots import free_starts
from unknot.bookings.queries.views import booking_view, bookings_of_day

__all__ = [
    "booking_id_of",
    "booking_view",
    "bookings_of_day",
    "free_starts",
    "manage_token",
    "offers_for",
    "offers_for_needs",
]
