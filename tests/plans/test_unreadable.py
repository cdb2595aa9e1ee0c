"""A stored plan of a shape that is read no more is drafted anew, or refused with a way on; it never breaks a page."""

from typing import Any

import pytest
from django.test import Client

from assessments.people import NOON, answered
from assessments.walker import healthy, walk
from bookings.acts.world import HOUR, NINE, NOW, book, confirm, hold, world
from unknot.audit.models import AuditLine
from unknot.bookings.actions import move_booking
from unknot.bookings.models import Booking
from unknot.bookings.refusals import PlanOutdated
from unknot.plans.actions import draft_plan
from unknot.plans.models import Plan
from unknot.plans.queries import needs_of, plan_of
from unknot.plans.refusals import PlanUnreadable

pytestmark = pytest.mark.django_db
BROKEN: tuple[Any, ...] = ({}, [], {"made": True}, {"techniques": "swedish"})


def break_plans(content: Any = BROKEN[0]) -> None:
    assert Plan.objects.update(content=content) == 1


@pytest.mark.parametrize("how", BROKEN, ids=str)
def test_what_it_needs_is_refused_and_the_person_is_asked_again(how: Any) -> None:
    plan_id = draft_plan(assessment_id=answered(feel_tight=True), by="client", now=NOON)
    break_plans(how)
    with pytest.raises(PlanUnreadable) as refused:
        needs_of(plan_id)
    assert "answer the questions again" in str(refused.value)
    assert refused.value.next_step().url == "/check/"


@pytest.mark.parametrize("how", BROKEN, ids=str)
def test_drafted_again_it_is_the_same_plan_whole(how: Any) -> None:
    person = answered(feel_tight=True)
    plan_id = draft_plan(assessment_id=person, by="client", now=NOON)
    whole = plan_of(assessment_id=person)
    break_plans(how)
    assert plan_of(assessment_id=person) is None
    assert draft_plan(assessment_id=person, by="client", now=NOON) == plan_id
    assert plan_of(assessment_id=person) == whole
    assert AuditLine.objects.filter(act="plans.draft_plan").count() == 2


def test_the_pages_show_the_plan_as_it_was(client: Client) -> None:
    walk(client, healthy(feel_tight=True, regions=["neck"]))
    for _look in range(2):
        page = client.get("/plan/").content.decode()
        assert "Swedish" in page
        assert "No massage plan" not in page
        break_plans()
    assert client.get("/book/").status_code == 200


def test_a_visit_whose_plan_is_read_no_more_stays_where_it_is() -> None:
    here = world()
    booking_id = book(here)
    break_plans()
    with pytest.raises(PlanOutdated):
        move_booking(booking_id=booking_id, starts_at=NINE + HOUR, by="client", now=NOW)
    assert Booking.objects.get().during.lower == NINE


def test_a_hold_whose_plan_is_read_no_more_is_not_confirmed() -> None:
    here = world()
    booking_id = hold(here)
    break_plans()
    with pytest.raises(PlanOutdated):
        confirm(booking_id)
    draft_plan(assessment_id=here.ana.assessment_id, by="client", now=NOW)
    assert confirm(booking_id) == booking_id
