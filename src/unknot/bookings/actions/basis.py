"""What a booking rests on: answers whose gate is open, and the newest plan made of them. Never older ones."""

from datetime import datetime

from unknot.assessments.queries import gate, is_of_another, same_person
from unknot.audit.actions import record
from unknot.bookings.actions.checks import require_open_gate
from unknot.bookings.models import Booking
from unknot.bookings.refusals import AnswersChanged, PlanOutdated
from unknot.plans.queries import plan_of


def rest_on_current(booking: Booking, current: int | None, by: str, now: datetime) -> None:
    """On the answers of this browser session as they are now. AnswersChanged, GateClosed or PlanOutdated."""
    if current is None or (
        current != booking.assessment_id and not gate(assessment_id=current, now=now, lock=True).is_open
    ):
        raise AnswersChanged
    rest_on(booking, current, by, now)


def rest_on_newest(booking: Booking, current: int | None, by: str, now: datetime) -> None:
    """On the same person's answers given in this browser after those of the booking; else on the booking's own."""
    rest_on(booking, newer(current, booking.assessment_id, now) or booking.assessment_id, by, now)


def newer(current: int | None, of_booking: int, now: datetime) -> int | None:
    """Later answers that were judged, for good or ill; questions that were only begun say nothing yet.

    A parent's own answers, given after the child's, say nothing of the child's visit. Where only the age differs, it
    may have been mistyped: such answers may stop a visit, and never carry it.
    """
    if current is None or current <= of_booking:
        return None
    found = gate(assessment_id=current, now=now)
    if found.disposition is None or is_of_another(earlier_id=of_booking, later_id=current):
        return None
    return current if same_person(earlier_id=of_booking, later_id=current) or not found.is_open else None


def rest_on(booking: Booking, assessment_id: int, by: str, now: datetime) -> None:
    """Attach the newest plan of open answers; the caller saves the booking in the same transaction."""
    require_open_gate(assessment_id, now)
    plan = plan_of(assessment_id=assessment_id)
    if plan is None:
        raise PlanOutdated
    if (booking.assessment_id, booking.plan_id) == (assessment_id, plan.id):
        return
    booking.assessment_id, booking.plan_id = assessment_id, plan.id
    record(
        act="bookings.attach_answers",
        about=f"Booking:{booking.pk}",
        by=by,
        now=now,
        clinic_id=booking.clinic_id,
        assessment=assessment_id,
        plan=plan.id,
    )
