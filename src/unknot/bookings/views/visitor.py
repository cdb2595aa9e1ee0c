"""Who stands before the booking pages: a browser session with an assessment, and perhaps with a hold."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from unknot.assessments.queries import current_assessment, gate
from unknot.assessments.refusals import GateClosed
from unknot.plans.actions import draft_plan
from unknot.plans.queries import plan_of

CLIENT = "client"
HOLDER, CONTACT, MOVING = "bookings.holder", "bookings.contact", "bookings.moving"


@dataclass(frozen=True, slots=True)
class Visitor:
    assessment_id: int
    plan_id: int


def visitor(request: HttpRequest, now: datetime) -> Visitor:
    """The assessment and plan of this session; GateClosed when they do not allow a visit now."""
    assessment_id = current_assessment(request.session)
    if assessment_id is None:
        raise GateClosed("none", _("First answer a few questions, so that we know whether massage is safe for you."))
    state = gate(assessment_id=assessment_id, now=now)
    if not state.is_open:
        raise GateClosed(state.code, str(state.message))
    plan = plan_of(assessment_id=assessment_id)
    return Visitor(assessment_id, plan.id if plan else draft_plan(assessment_id=assessment_id, by=CLIENT, now=now))


def holder(request: HttpRequest) -> str:
    """This session's own mark on its holds; it is not the session's key, which opens more."""
    mark: str = request.session.get(HOLDER) or secrets.token_urlsafe(24)
    request.session[HOLDER] = mark
    return mark


def remember_contact(request: HttpRequest, told: dict[str, str]) -> None:
    """Keep what was typed, so that nobody types it twice when a hold has run out."""
    request.session[CONTACT] = {key: told.get(key, "")[:254] for key in ("name", "email", "phone")}


def contact(request: HttpRequest) -> dict[str, str]:
    remembered: dict[str, str] = request.session.get(CONTACT, {})
    return remembered


def remember_move(request: HttpRequest, token: str) -> None:
    """The visit that waits for fresh answers, so that there is a way back to it after the questions."""
    request.session[MOVING] = token


def forget_move(request: HttpRequest) -> None:
    request.session.pop(MOVING, None)


def visit_to_move(request: HttpRequest) -> str | None:
    token: str | None = request.session.get(MOVING)
    return token
