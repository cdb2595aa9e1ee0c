"""From the offers to a confirmed visit: nothing is lost, nothing is done twice, every refusal shows a way on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from bookings.pages.conftest import DETAILS, Browser, Here
from unknot.audit.models import AuditLine
from unknot.bookings.models import Booking
from unknot.notices.models import OutboxMessage
from unknot.plans.queries import plan_of

pytestmark = pytest.mark.django_db


def test_the_offers_say_who_why_where_how_much_and_when(ana: Browser) -> None:
    page = ana.http.get("/book/").content.decode()
    for words in ("Boris Test", "Why this fits", "Lake Street Test Clinic", "$55", "Chicago time", "starts_at"):
        assert words in page


def test_filters_narrow_the_offers_and_say_when_nobody_is_left(ana: Browser) -> None:
    assert "Boris Test" in ana.http.get(f"/book/?clinic={ana.here.clinic_id}&language=en").content.decode()
    page = ana.http.get("/book/?gender=woman").content.decode()
    assert "Boris Test" not in page
    assert "Show everybody who fits" in page


@pytest.mark.parametrize("address", ["/book/", "/book/times/1/?service=1"])
def test_without_answers_nothing_is_offered(here: Here, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 409
    assert "/check/" in answer.content.decode()
    assert "starts_at" not in answer.content.decode()


def test_a_held_time_is_confirmed_and_told(ana: Browser) -> None:
    token = ana.book()
    page = ana.http.get(f"/book/done/{token}/").content.decode()
    assert "Your visit is booked" in page
    assert "Chicago time" in page
    assert f"/visit/{token}/calendar.ics" in page
    assert list(OutboxMessage.objects.values_list("kind", flat=True)) == ["bookings.confirmed"]


def test_the_consent_is_kept_with_the_act(ana: Browser) -> None:
    ana.book()
    line = AuditLine.objects.get(act="bookings.confirm_booking")
    assert line.detail == {"consents": ["keep_answers_and_share_them_with_the_therapist"]}


def test_a_hold_sent_twice_is_one_hold(ana: Browser) -> None:
    assert ana.hold()["Location"] == ana.hold()["Location"]
    assert Booking.objects.count() == 1


def test_details_sent_twice_are_one_visit_and_one_mail(ana: Browser) -> None:
    details = ana.hold()["Location"]
    first, again = (ana.http.post(details, DETAILS) for _ in range(2))
    assert first["Location"] == again["Location"] == ana.http.get(details)["Location"]
    assert OutboxMessage.objects.count() == 1


def test_a_time_that_somebody_took_shows_others_at_once(visitor: Callable[[], Browser]) -> None:
    first, second = visitor(), visitor()
    first.hold()
    refused = second.hold()
    page = refused.content.decode()
    assert refused.status_code == 409
    assert 'data-code="bookings.slot_taken"' in page
    assert "The next free times" in page
    assert first.here.starts[0].isoformat() not in page


def test_another_persons_hold_is_not_there(visitor: Callable[[], Browser]) -> None:
    details = visitor().hold()["Location"]
    other = visitor()
    assert other.http.get(details).status_code == 404
    assert other.http.post(details, DETAILS).status_code == 404
    assert Booking.objects.get().confirmed_at is None


@pytest.mark.parametrize("wrong", [{"name": ""}, {"email": "ana at x"}, {"phone": "call me"}, {"consent": ""}], ids=str)
def test_what_was_typed_stays_when_something_is_wrong(ana: Browser, wrong: dict[str, str]) -> None:
    typed = {**DETAILS, **wrong}
    answer = ana.http.post(ana.hold()["Location"], typed)
    assert answer.status_code == 422
    for value in (typed["name"], typed["email"], typed["phone"]):
        assert value in answer.content.decode()


def test_a_hold_that_ran_out_shows_the_times_and_nobody_types_twice(ana: Browser) -> None:
    details = ana.hold()["Location"]
    Booking.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    refused = ana.http.post(details, DETAILS)
    assert refused.status_code == 409
    assert ana.here.starts[0].isoformat() in refused.content.decode()
    assert ana.http.get(details).status_code == 409
    again = ana.http.get(ana.hold()["Location"]).content.decode()
    assert DETAILS["name"] in again
    assert DETAILS["email"] in again


def test_another_time_can_be_picked_as_often_as_one_likes(ana: Browser) -> None:
    answers = [ana.hold(ana.here.starts[number * 4]) for number in range(5)]
    assert {answer.status_code for answer in answers} == {302}
    assert Booking.objects.filter(released_at__isnull=True).count() == 1


def test_too_many_visits_are_refused_with_the_clinics_phone(ana: Browser) -> None:
    for number in range(4):
        ana.book(ana.here.starts[number * 4])
    refused = ana.http.post(ana.hold(ana.here.starts[16])["Location"], DETAILS)
    assert refused.status_code == 409
    assert "+1 312 555 0111" in refused.content.decode()


def test_other_answers_lead_to_the_result_and_book_nothing(ana: Browser) -> None:
    details = ana.hold()["Location"]
    ana.http.post("/check/")
    refused = ana.http.post(details, DETAILS)
    assert refused.status_code == 409
    assert "/check/result/" in refused.content.decode()
    assert Booking.objects.get().confirmed_at is None


NOT_THERE = [
    {"starts_at": "soon"},
    {"starts_at": ""},
    {"therapist_id": "x"},
    {"therapist_id": str(2**70)},
    {"service_id": "0"},
]


@pytest.mark.parametrize("wrong", NOT_THERE, ids=str)
def test_a_form_that_no_page_gave_is_not_found(ana: Browser, wrong: dict[str, str]) -> None:
    assert ana.hold(**wrong).status_code == 404
    assert not Booking.objects.exists()


def test_a_made_up_therapist_or_time_is_refused(ana: Browser) -> None:
    assert ana.hold(therapist_id=ana.here.dora + 999).status_code in {404, 409}
    assert ana.hold(ana.here.starts[0] + timedelta(minutes=1)).status_code == 409
    assert ana.hold(timezone.now() - timedelta(days=1)).status_code == 409
    assert not Booking.objects.exists()


def test_the_times_page_leads_through_the_weeks(ana: Browser) -> None:
    address = f"/book/times/{ana.here.boris}/?service={ana.here.service_id}"
    assert "Week after" in ana.http.get(address).content.decode()
    assert "Week before" in ana.http.get(f"{address}&from={ana.here.starts[-1]:%Y-%m-%d}").content.decode()
    assert ana.http.get(f"{address}&from=soon").status_code == 200
    assert ana.http.get(f"/book/times/{ana.here.boris}/").status_code == 302
    assert ana.http.get(f"/book/times/999999/?service={ana.here.service_id}").status_code == 404
    assert ana.http.get(f"/book/times/{2**70}/?service={2**62}").status_code == 404


@pytest.mark.parametrize("address", ["/book/hold/", "/visit/x/cancel/", "/book/"])
def test_other_methods_are_refused_clearly(ana: Browser, address: str) -> None:
    method = ana.http.get if address == "/book/hold/" else ana.http.put
    assert method(address).status_code in {405, 415}


def test_the_link_alone_tells_nothing_of_the_answers(ana: Browser) -> None:
    address = f"/book/done/{ana.book()}/"
    theirs, others = ana.http.get(address).content.decode(), Client().get(address).content.decode()
    assert "Your visit is booked" in others
    assert len(others) < len(theirs)
    plan = plan_of(assessment_id=ana.http.session["assessment_id"])
    assert plan
    tip = escape(plan.plan.preparation[0].text)
    assert tip in theirs
    assert tip not in others
