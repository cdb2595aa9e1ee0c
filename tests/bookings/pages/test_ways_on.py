"""Where something does not go any more, the page says why and leads on; nobody ends in front of a wall."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bookings.pages.conftest import DETAILS, Browser
from unknot.bookings.models import Booking
from unknot.demo.cases import CASES, assess
from unknot.plans.models import Plan
from unknot.practice.models import Clinic
from unknot.therapists.models import Leave, Therapist

pytestmark = pytest.mark.django_db
PHONE = "+1 312 555 0111"


@pytest.fixture
def token(ana: Browser) -> str:
    return ana.book()


def let_answers_age() -> None:
    old = assess(CASES[0], by="test", now=timezone.now() - timedelta(days=8))
    Booking.objects.update(assessment_id=old.assessment_id, plan_id=old.plan_id)


def test_a_visit_whose_answers_are_old_is_moved_after_fresh_ones_from_any_device(token: str, ana: Browser) -> None:
    let_answers_age()
    device, address = Client(), f"/visit/{token}/move/"
    told = {"starts_at": ana.here.starts[4].isoformat()}
    for refused in (device.get(address), device.post(address, told)):
        page = refused.content.decode()
        assert refused.status_code == 409
        assert 'action="/check/"' in page
        assert f"/visit/{token}/cancel/" in page
        assert PHONE in page
    session = device.session
    session["assessment_id"] = assess(CASES[0], by="test", now=timezone.now()).assessment_id
    session.save()
    assert address in device.get("/book/").content.decode()
    assert device.get(address).status_code == 200
    assert device.post(address, told)["Location"] == f"/visit/{token}/"
    row = Booking.objects.get()
    assert (row.during.lower, row.assessment_id) == (ana.here.starts[4], session["assessment_id"])
    assert address not in device.get("/book/").content.decode()


def test_a_visit_with_a_therapist_who_left_can_still_be_kept_or_cancelled(token: str) -> None:
    Therapist.objects.update(is_active=False)
    refused = Client().get(f"/visit/{token}/move/")
    page = refused.content.decode()
    assert refused.status_code == 409
    assert f"/visit/{token}/cancel/" in page
    assert PHONE in page
    assert Client().get(f"/visit/{token}/").status_code == 200


def test_leave_that_came_during_the_hold_shows_other_times(ana: Browser) -> None:
    details, start = ana.hold()["Location"], ana.here.starts[0]
    hour = timedelta(hours=1)
    Leave.objects.create(clinic_id=ana.here.clinic_id, therapist_id=ana.here.boris, during=(start - hour, start + hour))
    refused = ana.http.post(details, DETAILS)
    assert refused.status_code == 409
    assert 'name="starts_at"' in refused.content.decode()


def test_a_therapist_who_left_during_the_hold_leads_to_the_others(ana: Browser) -> None:
    details = ana.hold()["Location"]
    Therapist.objects.filter(id=ana.here.boris).update(is_active=False)
    refused = ana.http.post(details, DETAILS)
    assert refused.status_code == 409
    assert 'href="/book/"' in refused.content.decode()


@pytest.mark.parametrize(("minutes", "words"), [(0, "Free to cancel until"), (60 * 24 * 40, "It was free to cancel")])
def test_the_pages_say_until_when_cancelling_is_free(token: str, minutes: int, words: str) -> None:
    Clinic.objects.update(cancel_notice_min=minutes)
    for place in ("", "cancel/"):
        assert words in Client().get(f"/visit/{token}/{place}").content.decode()


def test_without_a_plan_the_page_says_so_kindly(ana: Browser) -> None:
    assert "No visit for now" not in ana.http.get("/book/").content.decode()
    plan = Plan.objects.get(assessment_id=ana.http.session["assessment_id"])
    Plan.objects.filter(pk=plan.pk).update(content={**plan.content, "made": False, "techniques": []})
    page = ana.http.get("/book/").content.decode()
    assert "No visit for now" in page
    assert "/plan/" in page
    assert "No free time found" not in page


def test_after_cancelling_a_new_visit_rests_on_answers_that_still_stand(token: str, ana: Browser) -> None:
    address = f"/visit/{token}/"
    ana.http.post(f"{address}cancel/")
    assert '<a class="button" href="/book/">Book a new visit</a>' in ana.http.get(address).content.decode()
    assert '<a class="button" href="/check/">Book a new visit</a>' in Client().get(address).content.decode()
    assert ana.http.get("/book/").status_code == 200
    assert ana.http.post(ana.hold()["Location"], DETAILS).status_code == 302
