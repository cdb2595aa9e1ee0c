"""Draft a plan from what was told, behind the same gate as every booking act."""

from datetime import datetime

import msgspec
from django.db import transaction

from unknot.assessments.queries import gate, judgement_of
from unknot.assessments.refusals import GateClosed
from unknot.audit.actions import record
from unknot.clinical.plan import make_plan
from unknot.knowledge.loading import knowledge
from unknot.plans.models import Plan
from unknot.plans.queries import read
from unknot.plans.values import PlanId


@transaction.atomic(durable=True)
def draft_plan(*, assessment_id: int, by: str, now: datetime) -> PlanId:
    """The plan of the newest judgement; asked twice it answers the same plan.

    One that is stored in a shape that is read no more is drafted anew.
    """
    state = gate(assessment_id=assessment_id, now=now)
    judgement = judgement_of(assessment_id=assessment_id)
    if not state.is_open or judgement is None:
        raise GateClosed(state.code, state.message)
    suggestion = make_plan(judgement.settled, judgement.triage, knowledge())
    plan, is_new = Plan.objects.get_or_create(
        triage_id=judgement.triage_id,
        edition=suggestion.edition,
        defaults={"assessment_id": assessment_id, "drafted_at": now, "content": msgspec.to_builtins(suggestion)},
    )
    if not is_new and read(plan) is None:
        plan.drafted_at, plan.content, is_new = now, msgspec.to_builtins(suggestion), True
        plan.save()
    if is_new:
        record(act="plans.draft_plan", about=f"Plan:{plan.pk}", by=by, now=now, edition=suggestion.edition)
    return PlanId(plan.pk)
