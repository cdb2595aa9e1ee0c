"""What every booking act asks before it writes."""

from datetime import datetime, timedelta
from typing import Final

from unknot.accounts import queries as accounts
from unknot.assessments.queries import gate
from unknot.assessments.refusals import GateClosed
from unknot.bookings.queries.slots import Chair, next_free, read_chair
from unknot.bookings.refusals import NotOffered, NotYours, SlotTaken
from unknot.plans.queries import needs_of
from unknot.scheduling.free import WhyNot, why_not
from unknot.scheduling.match import suits
from unknot.scheduling.values import Span

BOOKS_FOR_CLIENTS: Final = {"owner", "desk", "therapist"}
NEAR: Final = timedelta(days=1)


def require_open_gate(assessment_id: int, now: datetime) -> None:
    """Asked in the act's transaction, whose end no other answer of these questions comes before."""
    found = gate(assessment_id=assessment_id, now=now, lock=True)
    if not found.is_open:
        raise GateClosed(found.code, found.message)


def require_right(by: str, clinic_id: int) -> None:
    """Staff act in their own clinics only. A client was let in by the holder of the slot or the link of the visit."""
    kind, _, user_id = by.partition(":")
    if kind == "user" and accounts.role_in(user_id=int(user_id), clinic_id=clinic_id) not in BOOKS_FOR_CLIENTS:
        raise NotYours


def require_chair(
    therapist_id: int, service_id: int, starts_at: datetime, now: datetime, but_booking: int | None = None
) -> Chair:
    """The therapist and the service with what is booked around that start."""
    chair = read_chair(therapist_id, service_id, now, within=around(starts_at), but_booking=but_booking)
    if chair is None:
        raise NotOffered("therapist", starts_at)
    return chair


def around(starts_at: datetime) -> Span:
    """Wide enough for whatever a visit could meet."""
    return Span(starts_at - NEAR, starts_at + NEAR)


def require_suited(chair: Chair, plan_id: int, starts_at: datetime) -> None:
    """The therapist is trained in a technique of the plan, and the service is no longer than the plan allows."""
    if not suits(needs_of(plan_id), chair.therapist.techniques, chair.service.techniques, chair.service.length_min):
        raise NotOffered("service", starts_at)


def require_offered(chair: Chair, starts_at: datetime, offered_at: datetime, now: datetime) -> None:
    """Scheduling offers that very start, as of `offered_at`: the notice of a held slot counts from when it was held."""
    reason = why_not(starts_at, chair.service.visit, chair.agenda, offered_at)
    if reason is not None:
        raise declined(reason, chair, starts_at, now)


def declined(reason: WhyNot, chair: Chair, starts_at: datetime, now: datetime) -> SlotTaken | NotOffered:
    others = next_free(chair.therapist.id, chair.service.id, starts_at, now)
    return SlotTaken(starts_at, others) if reason.is_taken else NotOffered(reason.value, starts_at, others)
