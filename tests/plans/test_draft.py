import pytest

from assessments.people import NOON, answered, begun
from unknot.assessments.actions import answer_screen
from unknot.assessments.refusals import GateClosed
from unknot.audit.models import AuditLine
from unknot.plans.actions import draft_plan
from unknot.plans.models import Plan
from unknot.plans.queries import needs_of, plan_of

pytestmark = pytest.mark.django_db
TIGHT = {"feel_tight": True, "feel_knot": True, "regions": ["neck", "shoulder"], "onset": "over_6_weeks"}


def test_a_plan_is_drafted_from_the_newest_judgement_and_read_back_whole() -> None:
    person = answered(**TIGHT)
    plan_id = draft_plan(assessment_id=person, by="client", now=NOON)
    view = plan_of(assessment_id=person)
    assert view
    assert (view.id, view.plan.made, view.edition) == (plan_id, True, view.plan.edition)
    assert view.plan.techniques[0].role == "primary"


def test_what_it_needs_is_what_it_says() -> None:
    person = answered(**TIGHT)
    needs = needs_of(draft_plan(assessment_id=person, by="client", now=NOON))
    view = plan_of(assessment_id=person)
    assert view
    assert needs.techniques == tuple(technique.id for technique in view.plan.techniques)
    assert (needs.max_pressure, needs.length_min) == (view.plan.max_pressure, view.plan.session_minutes)
    assert needs.regions


def test_asked_twice_it_is_the_same_plan_and_one_line() -> None:
    person = answered(**TIGHT)
    assert len({draft_plan(assessment_id=person, by="client", now=NOON) for _ in range(2)}) == 1
    assert AuditLine.objects.filter(act="plans.draft_plan").count() == 1


@pytest.mark.parametrize("changes", [{"chest_pain_now": True}, {"fever": True}, {"hx_clot_past": True}], ids=str)
def test_there_is_no_plan_behind_a_closed_gate(changes: dict[str, object]) -> None:
    with pytest.raises(GateClosed):
        draft_plan(assessment_id=answered(**changes), by="client", now=NOON)
    assert not Plan.objects.exists()


def test_there_is_no_plan_before_the_questions_are_answered() -> None:
    with pytest.raises(GateClosed):
        draft_plan(assessment_id=begun(), by="client", now=NOON)


def test_a_plan_ends_with_the_judgement_it_rests_on() -> None:
    person = answered(**TIGHT)
    draft_plan(assessment_id=person, by="client", now=NOON)
    answer_screen(assessment_id=person, screen_id="today", answers={"q_today": ("none",)}, by="client", now=NOON)
    assert plan_of(assessment_id=person) is None
