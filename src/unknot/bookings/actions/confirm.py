"""Confirm a held slot: from here on it is a visit."""

from datetime import datetime

from django.db import Error, transaction
from django.utils.crypto import constant_time_compare

from unknot.audit.actions import record
from unknot.bookings.actions.basis import rest_on_current
from unknot.bookings.actions.caps import require_few_by_holder, require_few_of_client
from unknot.bookings.actions.checks import require_chair, require_offered, require_suited
from unknot.bookings.actions.races import CLIENT, excluded_by, is_race, take_locks
from unknot.bookings.models import Booking
from unknot.bookings.queries.slots import next_free
from unknot.bookings.refusals import AlreadyCancelled, HoldExpired, NotYours, OwnOverlap, TryAgain
from unknot.clients.actions import client_for
from unknot.notices.actions import queue


def confirm_booking(
    *,
    booking_id: int,
    holder: str,
    assessment_id: int | None,
    name: str,
    email: str,
    phone: str,
    language: str,
    by: str,
    now: datetime,
    consents: tuple[str, ...] = (),
) -> int:
    """The same id. Confirmed once more by the same holder, as a form sent twice does, it changes and mails nothing.

    assessment_id: the current one of this browser session, on which the visit then rests.
    consents: names of what the client agreed to; kept in the audit line.
    """
    told = name.strip(), email.strip(), phone.strip()
    try:
        return confirm(booking_id, holder, assessment_id, *told, language, by, now, consents)
    except Error as problem:
        if excluded_by(problem, CLIENT):
            raise OwnOverlap(Booking.objects.values_list("during", flat=True).get(id=booking_id).lower) from None
        if is_race(problem):
            raise TryAgain from None
        raise


@transaction.atomic(durable=True)
def confirm(
    booking_id: int,
    holder: str,
    assessment_id: int | None,
    name: str,
    email: str,
    phone: str,
    language: str,
    by: str,
    now: datetime,
    consents: tuple[str, ...],
) -> int:
    take_locks([f"holder:{holder}"])
    booking = held_by(booking_id, holder)
    if booking.confirmed_at is not None:
        return booking.pk
    require_live(booking, now)
    rest_on_current(booking, assessment_id, by, now)
    require_still_offered(booking, now)
    require_few_by_holder(booking, now)
    take_locks([f"client:{booking.clinic_id}:{email.lower()}"])
    client_id = client_for(clinic_id=booking.clinic_id, email=email, name=name, phone=phone, language=language, now=now)
    require_few_of_client(booking, client_id, now)
    booking.client_id = client_id
    booking.contact_name, booking.contact_email, booking.contact_phone = name, email, phone
    booking.language, booking.confirmed_at, booking.held_until = language, now, None
    booking.save()
    record(
        act="bookings.confirm_booking",
        about=f"Booking:{booking.pk}",
        by=by,
        now=now,
        clinic_id=booking.clinic_id,
        consents=consents,
    )
    queue(
        kind="bookings.confirmed",
        about_id=booking.pk,
        version=booking.sequence,
        clinic_id=booking.clinic_id,
        now=now,
    )
    return booking.pk


def held_by(booking_id: int, holder: str) -> Booking:
    booking = Booking.objects.select_for_update().filter(id=booking_id).first()
    if booking is None or not holder or not constant_time_compare(booking.holder, holder):
        raise NotYours
    if booking.confirmed_at is not None and booking.released_at is not None:
        raise AlreadyCancelled
    return booking


def require_live(booking: Booking, now: datetime) -> None:
    if booking.released_at is not None or booking.held_until is None or booking.held_until <= now:
        starts_at = booking.during.lower
        raise HoldExpired(starts_at, next_free(booking.therapist_id, booking.service_id, starts_at, now))


def require_still_offered(booking: Booking, now: datetime) -> None:
    """Hours, leave, papers or the plan may have changed since it was held."""
    starts_at = booking.during.lower
    chair = require_chair(booking.therapist_id, booking.service_id, starts_at, now, but_booking=booking.pk)
    require_suited(chair, booking.plan_id, starts_at)
    require_offered(chair, starts_at, booking.made_at, now)
