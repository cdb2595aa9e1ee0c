"""Who is offered to whom, with which times; and what that costs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.acts.world import NINE, NOW, VALID, World, book, hold, therapist, world
from unknot.bookings import queries
from unknot.bookings.values import HOLD, TherapistOffer, Wishes
from unknot.plans.queries import needs_of
from unknot.practice.models import Service
from unknot.therapists.actions import take_on
from unknot.therapists.models import Licence, Therapist

pytestmark = pytest.mark.django_db
MOST_QUERIES = 11


@pytest.fixture
def here() -> World:
    return world()


def offers(here: World, wishes: Wishes | None = None, limit: int = 20) -> tuple[TherapistOffer, ...]:
    return queries.offers_for(plan_id=here.ana.plan_id, wishes=wishes or Wishes(), now=NOW, limit=limit)


def test_every_offered_start_can_be_held(here: World) -> None:
    book(here)
    for offer in offers(here):
        hold(here, offer.therapist_id, offer.first_starts[0], holder=f"browser {offer.therapist_id}")


def test_an_offer_says_why_and_where(here: World) -> None:
    first, _ = offers(here)
    assert any("Swedish" in reason for reason in first.reasons)
    assert any("neck" in reason for reason in first.reasons)
    assert (first.clinic.town, first.zone, first.service.length_min) == ("Chicago", "America/Chicago", 30)
    assert first.first_starts == tuple(sorted(first.first_starts))


def test_the_first_times_go_when_they_are_taken_and_come_back_when_a_hold_runs_out(here: World) -> None:
    start = offers(here)[0].first_starts[0]
    hold(here, here.boris, start)
    hold(here, here.dora, start, holder="another browser")
    assert all(start not in offer.first_starts for offer in offers(here))
    later = NOW + HOLD
    again = queries.offers_for(plan_id=here.ana.plan_id, wishes=Wishes(), now=later, limit=1)
    assert again[0].first_starts[0] == start + timedelta(minutes=15)
    assert start not in free(here, here.boris)
    assert start + timedelta(minutes=15) in queries.free_starts(
        therapist_id=here.boris, service_id=here.service_id, from_on=start.date(), days=1, now=later
    )


def test_slots_of_a_lapsed_licence_vanish(here: World) -> None:
    Licence.objects.filter(therapist_id=here.boris).update(expires_on=date(2026, 11, 24))
    days = {start.date() for start in free(here, here.boris)}
    assert days == {date(2026, 11, 23), date(2026, 11, 24)}
    Licence.objects.filter(therapist_id=here.boris).update(expires_on=date(2026, 11, 22))
    assert [offer.therapist_id for offer in offers(here)] == [here.dora]


def free(here: World, therapist_id: int) -> tuple[object, ...]:
    return queries.free_starts(
        therapist_id=therapist_id, service_id=here.service_id, from_on=NINE.date() - timedelta(days=2), days=7, now=NOW
    )


def test_wishes_filter_and_nobody_is_an_empty_answer(here: World) -> None:
    Therapist.objects.filter(id=here.dora).update(gender="woman", languages=["en", "es"])
    assert [offer.therapist_id for offer in offers(here, Wishes(gender="woman"))] == [here.dora]
    assert [offer.therapist_id for offer in offers(here, Wishes(language="es"))] == [here.dora]
    assert offers(here, Wishes(clinic_id=here.clinic_id + 1)) == ()
    assert any("In Chicago" in reason for reason in offers(here, Wishes(town="chicago"))[0].reasons)


def test_a_service_longer_than_the_plan_is_not_offered(here: World) -> None:
    Service.objects.update(length_min=240)
    assert offers(here) == ()


def test_a_therapist_who_left_is_not_offered(here: World) -> None:
    Therapist.objects.filter(id=here.boris).update(is_active=False)
    assert [offer.therapist_id for offer in offers(here)] == [here.dora]
    assert free(here, here.boris) == ()


def test_needs_without_a_stored_plan_find_the_same_people(here: World) -> None:
    needs = needs_of(here.ana.plan_id)
    found = queries.offers_for_needs(needs=needs, wishes=Wishes(), now=NOW, limit=20)
    assert {offer.therapist_id for offer in found} == {here.boris, here.dora}
    assert queries.offers_for_needs(needs=replace(needs, techniques=()), wishes=Wishes(), now=NOW, limit=20) == ()


def test_offers_cost_the_same_few_queries_for_many_therapists(here: World) -> None:
    for number in range(10):
        take_on(therapist=therapist(f"Therapist {number}", VALID, VALID), clinic_id=here.clinic_id, by="test", now=NOW)
    with CaptureQueriesContext(connection) as captured:
        assert len(offers(here)) == 12
    assert len(captured) <= MOST_QUERIES
