"""Bookings as they stand."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from unknot.accounts import queries as accounts
from unknot.bookings.models import Booking, Cancellation
from unknot.bookings.refusals import NotYours
from unknot.bookings.values import BookingState, BookingView
from unknot.practice import queries as practice
from unknot.scheduling.walltime import instant_of
from unknot.therapists import queries as therapists

SEES_ALL = {"owner", "desk", "auditor"}


def booking_view(*, booking_id: int, now: datetime | None = None) -> BookingView:
    """The booking; NotYours when there is none. Whose it is, is the caller's to check: by token, holder or role.

    Without `now`, which a mail has no use for, a hold that nobody has released counts as held.
    """
    found = as_views(Booking.objects.filter(id=booking_id), now)
    if not found:
        raise NotYours
    return found[0]


def bookings_of_day(*, clinic_id: int, on: date, by: int, now: datetime) -> tuple[BookingView, ...]:
    """Confirmed bookings that start on a local day of the clinic, for the user `by`: a therapist sees their own."""
    clinic = practice.clinic(clinic_id)
    role = accounts.role_in(user_id=by, clinic_id=clinic_id)
    if clinic is None or role is None:
        raise NotYours
    start, end = (instant_of(day, time(), clinic.zone) for day in (on, on + timedelta(days=1)))
    rows = Booking.objects.filter(
        clinic_id=clinic_id, confirmed_at__isnull=False, released_at__isnull=True, occupied__endswith__gt=start
    ).filter(during__startswith__gte=start, during__startswith__lt=end)
    if role not in SEES_ALL:
        rows = rows.filter(therapist_id__in=therapists.ids_of_user(user_id=by, clinic_id=clinic_id))
    return as_views(rows.order_by("during", "therapist_id"), now)


def as_views(rows: QuerySet[Booking], now: datetime | None) -> tuple[BookingView, ...]:
    found = list(rows)
    clinics = {card.id: card for card in practice.clinics(ids={row.clinic_id for row in found})}
    rooms = practice.rooms_by_id({row.room_id for row in found})
    services = practice.services_by_id({row.service_id for row in found})
    names = therapists.names({row.therapist_id for row in found})
    cancelled = cancelled_among(found)
    return tuple(
        BookingView(
            id=row.pk,
            state=state_of(row, row.pk in cancelled, now),
            clinic=clinics[row.clinic_id],
            therapist_id=row.therapist_id,
            therapist_name=names[row.therapist_id],
            room=rooms[row.room_id],
            service=services[row.service_id],
            starts_at=row.during.lower,
            ends_at=row.during.upper,
            zone=row.zone,
            client_id=row.client_id,
            client_name=row.contact_name,
            client_email=row.contact_email,
            client_phone=row.contact_phone,
            language=row.language,
            held_by=row.holder,
            held_until=row.held_until,
            confirmed_at=row.confirmed_at,
            uid=row.uid,
            sequence=row.sequence,
            price_cents=row.price_cents,
            currency=row.currency,
            assessment_id=row.assessment_id,
            plan_id=row.plan_id,
        )
        for row in found
    )


def cancelled_among(rows: Iterable[Booking]) -> set[int]:
    released: Sequence[int] = [row.pk for row in rows if row.released_at is not None]
    if not released:
        return set()
    return set(Cancellation.objects.filter(booking_id__in=released).values_list("booking_id", flat=True))


def state_of(row: Booking, is_cancelled: bool, now: datetime | None) -> BookingState:
    if is_cancelled:
        return BookingState.CANCELLED
    if row.released_at is not None:
        return BookingState.EXPIRED
    if row.confirmed_at is not None:
        return BookingState.CONFIRMED
    has_run_out = now is not None and row.held_until is not None and row.held_until <= now
    return BookingState.EXPIRED if has_run_out else BookingState.HELD
