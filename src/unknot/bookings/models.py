"""A booking: a slot that is held, then confirmed, then perhaps cancelled. One table, so that one constraint decides."""

import uuid

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from unknot.audit.models import AppendOnly

LIVE = Q(released_at__isnull=True)


def never_twice(key: str, during: str) -> ExclusionConstraint:
    """No two live bookings of the same `key` overlap in `during`.

    The key becomes a range of one number, since plain GiST compares ranges and needs no extension for it. An absent key
    would become the range of all numbers and overlap everybody, so the condition leaves it out.
    """
    one = Func(F(f"{key}_id"), F(f"{key}_id"), Value("[]"), function="int8range")
    return ExclusionConstraint(
        name=f"one_booking_per_{key}_and_time",
        index_type="GIST",
        expressions=[(one, RangeOperators.OVERLAPS), (during, RangeOperators.OVERLAPS)],
        condition=LIVE & Q(**{f"{key}__isnull": False}),
        violation_error_message=_("This time was taken a moment ago."),
    )


@pghistory.track()
class Booking(models.Model):
    """Ranges are half-open [start, end) in instants; `occupied` is `during` with the service's time around it."""

    clinic = models.ForeignKey("practice.Clinic", on_delete=models.PROTECT, related_name="+")
    therapist = models.ForeignKey("therapists.Therapist", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey("practice.Room", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("practice.Service", on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey("clients.Client", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey("assessments.Assessment", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+")
    during = DateTimeRangeField()
    occupied = DateTimeRangeField()
    zone = models.CharField(max_length=60, help_text="the clinic's IANA zone when it was booked")
    price_cents = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    # As typed for this visit. The client's record may differ, and must not show itself to whoever types its address.
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="en")
    made_at = models.DateTimeField()
    holder = models.CharField(max_length=64, blank=True, help_text="hash of the browser session that holds it")
    held_until = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True, help_text="cancelled or expired: takes no time any more")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, help_text="iCalendar UID, the same for good")
    sequence = models.PositiveIntegerField(default=0, help_text="iCalendar SEQUENCE: plus one for each change")

    class Meta:
        constraints = [
            never_twice("therapist", "occupied"),
            never_twice("room", "occupied"),
            never_twice("client", "during"),
            models.CheckConstraint(
                name="a_booking_takes_time",
                condition=Q(
                    during__isempty=False,
                    occupied__contains=F("during"),
                    occupied__lower_inf=False,
                    occupied__upper_inf=False,
                ),
            ),
            models.CheckConstraint(
                name="held_until_or_confirmed", condition=Q(held_until__isnull=False) | Q(confirmed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="a_confirmed_booking_has_a_client",
                condition=Q(confirmed_at__isnull=True) | Q(client__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                F("clinic"), Func(F("occupied"), function="upper"), name="live_bookings_of_a_clinic", condition=LIVE
            ),
            models.Index(fields=["holder"], name="holds_of_a_holder", condition=Q(confirmed_at=None, released_at=None)),
        ]

    def __str__(self) -> str:
        return f"booking {self.pk}"


class Cancellation(AppendOnly):
    """Who cancelled a booking, when and why. The row is the state."""

    booking = models.OneToOneField("bookings.Booking", on_delete=models.PROTECT, related_name="cancellation")
    clinic = models.ForeignKey("practice.Clinic", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"booking {self.booking_id} cancelled at {self.at:%Y-%m-%d %H:%M}"
