"""A visitor's own holds."""

from datetime import datetime

from unknot.bookings.models import Booking


def own_hold(
    *, holder: str, plan_id: int, therapist_id: int, service_id: int, starts_at: datetime, now: datetime
) -> int | None:
    """The live hold of this very slot for this plan: a form sent twice, or sent again after the back button."""
    mine = Booking.objects.filter(holder=holder, plan_id=plan_id, therapist_id=therapist_id, service_id=service_id)
    live = mine.filter(held_until__gt=now, confirmed_at__isnull=True, released_at__isnull=True)
    return live.filter(during__startswith=starts_at).values_list("pk", flat=True).first()
