"""Reads of plans. A plan counts only while the judgement it rests on is the newest one."""

import msgspec

from unknot.assessments.queries import judgement_of
from unknot.clinical.plan_types import Plan as Suggestion
from unknot.plans.models import Plan
from unknot.plans.refusals import PlanUnreadable
from unknot.plans.values import PlanId, PlanView
from unknot.scheduling.values import Needs


def plan_of(*, assessment_id: int) -> PlanView | None:
    """None when there is none, or one of a shape that is read no more."""
    judgement = judgement_of(assessment_id=assessment_id)
    if judgement is None:
        return None
    row = Plan.objects.filter(assessment_id=assessment_id, triage_id=judgement.triage_id).order_by("-pk").first()
    content = read(row) if row else None
    if row is None or content is None:
        return None
    return PlanView(PlanId(row.pk), row.assessment_id, row.drafted_at, row.edition, content)


def needs_of(plan_id: int) -> Needs:
    """What the plan asks of a therapist and a visit.

    Raises `Plan.DoesNotExist` for an unknown plan, and `PlanUnreadable` for one of a shape that is read no more.
    """
    plan = read(Plan.objects.get(pk=plan_id))
    if plan is None:
        raise PlanUnreadable
    return Needs(
        techniques=tuple(technique.id for technique in plan.techniques),
        max_pressure=plan.max_pressure or 0,
        regions=tuple(area.id for area in (*plan.areas.work, *plan.areas.lightly)),
        length_min=plan.longest_minutes or 0,
    )


def read(row: Plan) -> Suggestion | None:
    """None for a plan of a shape that is read no more."""
    try:
        return msgspec.convert(row.content, Suggestion)
    except msgspec.ValidationError:
        return None
