"""A result as plain values for JSON. The names are public and stay as they are."""

from typing import Any

import msgspec

from unknot.clinical.cases import Case
from unknot.clinical.no_plan import explained
from unknot.clinical.plan import make_plan
from unknot.clinical.plan_types import Plan
from unknot.clinical.triage import triage
from unknot.clinical.types import Triage
from unknot.knowledge.types import Knowledge


def judge(case: Case, knowledge: Knowledge) -> tuple[Triage, Plan]:
    """Triage and plan of one case."""
    result = triage(case.settled, knowledge)
    return result, make_plan(case.settled, result, knowledge)


def result_line(case: Case, result: Triage, plan: Plan) -> dict[str, Any]:
    """One line of results.

    max_pressure: the lower of the limits' and the plan's. frequency: label of the rung of the ladder, or None.
    techniques: ids, main one first; empty when no plan is made.

    >>> from unknot.clinical.cases import read_case
    >>> from unknot.knowledge.loading import knowledge
    >>> case = read_case({"facts": {"chest_pain_now": True}}, knowledge(), name="a")
    >>> line = result_line(case, *judge(case, knowledge()))
    >>> line["disposition"], line["rules"], line["techniques"]
    ('EMERGENCY', ['RF001', 'CI000'], [])
    """
    return {
        "id": case.id,
        "disposition": result.disposition.value,
        "session": result.session.value,
        "urgency": result.urgency,
        "explanation": _explanation(result, plan),
        "rules": [reason.rule_id for reason in result.reasons],
        "techniques": [technique.id for technique in plan.techniques],
        "excluded_techniques": list(result.limits.exclude_techniques),
        "max_pressure": plan.max_pressure,
        "avoid_areas": list(result.limits.avoid_areas),
        "frequency": plan.frequency.label if plan.frequency else None,
        "advice": [item.advice_id for item in result.advice],
        "edition": result.edition,
    }


def _explanation(result: Triage, plan: Plan) -> str:
    """What to do and why; and, for whoever wrote the case, what of it was left out."""
    said = explained(result, plan)
    return f"{said} Told, but does not apply, so left out: {', '.join(result.dropped)}." if result.dropped else said


def full_result(case: Case, result: Triage, plan: Plan) -> dict[str, Any]:
    """The line, and beside it what is open, unsure and dropped, the whole triage and the whole plan."""
    return {
        **result_line(case, result, plan),
        "final": result.final,
        "open_questions": list(result.open_questions),
        "unsure": list(result.unsure),
        "dropped": list(result.dropped),
        "triage": msgspec.to_builtins(result),
        "plan": msgspec.to_builtins(plan),
    }
