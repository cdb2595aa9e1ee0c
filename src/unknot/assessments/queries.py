"""Reads of assessments. A browser session knows only its own; anybody else's is not there."""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.assessments import judging
from unknot.assessments.models import Assessment, TriageRecord
from unknot.assessments.refusals import AssessmentNotFound
from unknot.assessments.values import (
    RULES_CHANGED,
    TOO_OLD,
    AssessmentId,
    Gate,
    Interview,
    Judgement,
    TriageId,
)
from unknot.clinical.answers import answers_to_facts
from unknot.clinical.interview import progress, screens_so_far
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge

SESSION_KEY = "assessment_id"

_UNFINISHED = _("Please finish the safety questions first. Then you can book a visit.")
_NOT_SAFE = _("Your answers say that something else comes before a massage. Your result tells you what to do.")
_TOO_OLD = _("Some of your answers are too old to go by, and health changes. Please answer those again.")
_RULES_CHANGED = _("Our safety questions have changed since you answered. Please go through them again.")
_OPEN = _("You can book a visit.")


def current_assessment(session: SessionBase) -> AssessmentId | None:
    """The assessment of this browser session, or None when there is none (any more)."""
    found = session.get(SESSION_KEY)
    if not isinstance(found, int) or not Assessment.objects.filter(pk=found).exists():
        return None
    return AssessmentId(found)


def interview_of(*, assessment_id: int, now: datetime) -> Interview:
    assessment = _assessment(assessment_id)
    answers = judging.told(assessment, now)
    known = knowledge()
    return Interview(
        answers=answers,
        next_screen=judging.next_screen(assessment, now),
        answered=screens_so_far(answers, known),
        progress=progress(answers, known),
        so_far=triage(answers, known),
        is_repeat=bool(judging.to_repeat(assessment, now)),
    )


def judgement_of(*, assessment_id: int) -> Judgement | None:
    """The newest judgement; None before there was one, or when it is read no more."""
    record = _newest(assessment_id)
    if record is None:
        return None
    found = judging.read(record.result)
    if found is None:
        return None
    settled = answers_to_facts(judging.readable(record.assessment.answers), knowledge())
    return Judgement(TriageId(record.pk), record.decided_at, found, settled)


def gate(*, assessment_id: int, now: datetime, lock: bool = False) -> Gate:
    """Asked inside every booking act: whether a visit may be booked at this moment.

    With `lock` (inside a transaction) no other act can change this assessment until the transaction ends,
    so that an answer sent at the same moment is judged either before the booking or after it, never unseen.
    """
    if lock:
        Assessment.objects.select_for_update(no_key=True).filter(pk=assessment_id).first()
    record = _newest(assessment_id)
    if record is None or not record.is_final:
        return _closed("assessments.unfinished", _UNFINISHED, record)
    if judging.read(record.result) is None:
        return _closed(RULES_CHANGED, _RULES_CHANGED, record)
    if not record.is_bookable:
        return _closed("assessments.not_safe", _NOT_SAFE, record)
    if judging.to_repeat(record.assessment, now):
        return _closed(TOO_OLD, _TOO_OLD, record)
    if record.result.get("rules") != judging.rules_signature():
        return _closed(RULES_CHANGED, _RULES_CHANGED, record)
    return Gate(True, "assessments.open", _OPEN, Disposition(record.disposition), record.decided_at)


def same_person(*, earlier_id: int, later_id: int) -> bool:
    """Whether both tell the same of whom they are about and of the age, one birthday later at most. Not told is no."""
    earlier, later = _assessment(earlier_id).answers, _assessment(later_id).answers
    ages = earlier.get("q_age"), later.get("q_age")
    if earlier.get("q_who") is None or earlier.get("q_who") != later.get("q_who"):
        return False
    return isinstance(ages[0], int) and isinstance(ages[1], int) and ages[1] - ages[0] in (0, 1)


def is_of_another(*, earlier_id: int, later_id: int) -> bool:
    """Whether the two surely speak of different people: one of the person, one of somebody cared for or a client."""
    told = {_assessment(found).answers.get("q_who") for found in (earlier_id, later_id)}
    return None not in told and len(told) > 1


def _closed(code: str, message: Promise, record: TriageRecord | None) -> Gate:
    if record is None:
        return Gate(False, code, message, None, None)
    return Gate(False, code, message, Disposition(record.disposition), record.decided_at)


def _newest(assessment_id: int) -> TriageRecord | None:
    return TriageRecord.objects.filter(assessment_id=assessment_id).select_related("assessment").order_by("-pk").first()


def _assessment(assessment_id: int) -> Assessment:
    found = Assessment.objects.filter(pk=assessment_id).first()
    if found is None:
        raise AssessmentNotFound
    return found
