"""A time that is picked moves nothing yet: the page shows from and to, and says afterwards where the visit is now."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

import pytest
from django.test import Client

from bookings.pages.conftest import Browser
from unknot.bookings.models import Booking
from unknot.bookings.words import clock, day
from unknot.notices.models import OutboxMessage

pytestmark = pytest.mark.django_db
ZONE = "America/Chicago"


@pytest.fixture
def token(ana: Browser) -> str:
    return ana.book()


def look(token: str, at: datetime) -> str:
    return f"/visit/{token}/move/?starts_at={quote(at.isoformat())}"


def test_a_picked_time_is_shown_beside_the_old_one_and_moves_nothing(token: str, ana: Browser) -> None:
    old, new = ana.here.starts[0], ana.here.starts[4]
    page = Client().get(look(token, new)).content.decode()
    assert "Move your visit?" in page
    for at in (old, new):
        assert f"{day(at, ZONE)}, {clock(at, ZONE)}" in page
    assert f'value="{new.isoformat()}"' in page
    assert f'href="/visit/{token}/"' in page
    assert Booking.objects.get().during.lower == old


def test_the_times_lead_to_that_look_without_a_script(token: str) -> None:
    page = Client().get(f"/visit/{token}/move/").content.decode()
    assert f'method="get" action="/visit/{token}/move/"' in page
    assert "csrfmiddlewaretoken" not in page.partition("<main")[2]


def test_a_yes_moves_once_and_says_where_the_visit_is_now_however_often_it_is_sent(token: str, ana: Browser) -> None:
    new, browser = ana.here.starts[4], Client()
    for _ in range(2):
        page = browser.post(f"/visit/{token}/move/", {"starts_at": new.isoformat()}, follow=True).content.decode()
        assert f"Your visit is now on {day(new, ZONE)} at {clock(new, ZONE)}. We are sending you a mail" in page
    assert (Booking.objects.get().during.lower, Booking.objects.get().sequence) == (new, 1)
    assert OutboxMessage.objects.filter(kind="bookings.moved").count() == 1
    assert "Your visit is now on" not in browser.get(f"/visit/{token}/").content.decode()


def test_a_time_that_was_taken_since_is_told_before_the_yes(
    token: str, ana: Browser, visitor: Callable[[], Browser]
) -> None:
    visitor().hold(ana.here.starts[4])
    refused = Client().get(look(token, ana.here.starts[4]))
    assert refused.status_code == 409
    assert "Not moved" in refused.content.decode()
    assert 'name="starts_at"' in refused.content.decode()


@pytest.mark.parametrize("told", ["", "soon", "2000-01-01T00:00:00Z", "9999-12-31T23:59:59+00:00", "%00"])
def test_a_start_that_is_none_is_not_asked_about(token: str, told: str) -> None:
    refused = Client().get(f"/visit/{token}/move/?starts_at={told}")
    assert refused.status_code == 409
    assert "We do not offer this time" in refused.content.decode()


def test_the_time_it_has_already_needs_no_move(token: str, ana: Browser) -> None:
    assert Client().get(look(token, ana.here.starts[0]))["Location"] == f"/visit/{token}/"
