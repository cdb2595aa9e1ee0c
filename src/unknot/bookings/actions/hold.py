"""Hold a slot while the form is filled."""

from datetime import datetime

from django.db import Error, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from unknot.audit.actions import record
from unknot.bookings.actions.checks import require_chair, require_offered, require_open_gate, require_suited
from unknot.bookings.actions.races import day_key, is_race, take_locks
from unknot.bookings.actions.rooms import release_expired, write_in_free_room
from unknot.bookings.models import Booking
from unknot.bookings.queries.holds import own_hold
from unknot.bookings.queries.slots import Chair, next_free
from unknot.bookings.refusals import NotYours, SlotTaken
from unknot.bookings.values import HOLD
from unknot.plans.queries import plan_of
from unknot.scheduling.walltime import local_day


def hold_slot(
    *,
    assessment_id: int,
    plan_id: int,
    therapist_id: int,
    service_id: int,
    starts_at: datetime,
    holder: str,
    by: str,
    now: datetime,
) -> int:
    """The id of a booking that is held for HOLD_MIN minutes. When somebody is faster: SlotTaken with other times.

    It takes the place of this holder's earlier hold. The same slot asked for again is the same hold, as it stands.
    """
    try:
        return hold(assessment_id, plan_id, therapist_id, service_id, starts_at, holder, by, now)
    except Error as problem:
        if not is_race(problem):
            raise
        raise SlotTaken(starts_at, next_free(therapist_id, service_id, starts_at, now)) from None


@transaction.atomic(durable=True)
def hold(
    assessment_id: int,
    plan_id: int,
    therapist_id: int,
    service_id: int,
    starts_at: datetime,
    holder: str,
    by: str,
    now: datetime,
) -> int:
    take_locks([f"holder:{holder}"])
    require_open_gate(assessment_id, now)
    require_own_plan(assessment_id, plan_id)
    mine = own_hold(
        holder=holder,
        plan_id=plan_id,
        therapist_id=therapist_id,
        service_id=service_id,
        starts_at=starts_at,
        now=now,
    )
    if mine is not None:
        return mine
    let_go_of_others(holder, now)
    chair = require_chair(therapist_id, service_id, starts_at, now)
    require_suited(chair, plan_id, starts_at)
    require_offered(chair, starts_at, now, now)
    take_locks([day_key(chair.clinic.id, local_day(starts_at, chair.clinic.zone))])
    booking = new_hold(chair, starts_at, assessment_id, plan_id, holder, now)
    record(act="bookings.hold_slot", about=f"Booking:{booking.pk}", by=by, now=now, clinic_id=chair.clinic.id)
    return booking.pk


def require_own_plan(assessment_id: int, plan_id: int) -> None:
    plan = plan_of(assessment_id=assessment_id)
    if plan is None or plan.id != plan_id:
        raise NotYours


def let_go_of_others(holder: str, now: datetime) -> None:
    """One hold for each browser. A refusal later on undoes this too, so that a refused hold keeps the one before."""
    Booking.objects.filter(holder=holder, confirmed_at__isnull=True, released_at__isnull=True).update(released_at=now)


def new_hold(
    chair: Chair, starts_at: datetime, assessment_id: int, plan_id: int, holder: str, now: datetime
) -> Booking:
    """The price is the one of now, whatever the menu says later."""
    during, occupied = chair.service.visit.during(starts_at), chair.service.visit.occupied(starts_at)
    release_expired(chair.clinic.id, occupied, now)
    booking = write_in_free_room(
        chair.clinic.id,
        occupied,
        lambda room_id: Booking.objects.create(
            clinic_id=chair.clinic.id,
            therapist_id=chair.therapist.id,
            room_id=room_id,
            service_id=chair.service.id,
            assessment_id=assessment_id,
            plan_id=plan_id,
            during=DateTimeTZRange(during.start, during.end),
            occupied=DateTimeTZRange(occupied.start, occupied.end),
            zone=chair.clinic.zone,
            price_cents=chair.service.price_cents,
            currency=chair.clinic.currency,
            made_at=now,
            holder=holder,
            held_until=now + HOLD,
        ),
    )
    if booking is None:
        raise SlotTaken(starts_at, next_free(chair.therapist.id, chair.service.id, starts_at, now))
    return booking
