"""A visit by its link: seen, moved, cancelled; opening a page never acts, and a spent link explains itself."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django.utils import timezone

from bookings.pages.conftest import Browser
from unknot.bookings.models import Booking, Cancellation

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(ana: Browser) -> str:
    return ana.book()


def set_start(at: datetime) -> None:
    span = DateTimeTZRange(at, at + timedelta(minutes=30))
    Booking.objects.update(during=span, occupied=span)


@pytest.mark.parametrize("place", ["", "move/", "cancel/"])
def test_opening_a_page_changes_nothing(token: str, place: str) -> None:
    before = Booking.objects.values().get()
    assert Client().get(f"/visit/{token}/{place}").status_code == 200
    assert Booking.objects.values().get() == before
    assert not Cancellation.objects.exists()


def test_a_visit_is_moved_by_its_link(token: str, ana: Browser) -> None:
    new = ana.here.starts[4]
    answer = Client().post(f"/visit/{token}/move/", {"starts_at": new.isoformat()})
    assert answer["Location"] == f"/visit/{token}/"
    assert Booking.objects.get().during.lower == new


def test_a_taken_time_keeps_the_visit_and_shows_others(
    token: str, ana: Browser, visitor: Callable[[], Browser]
) -> None:
    visitor().hold(ana.here.starts[4])
    refused = Client().post(f"/visit/{token}/move/", {"starts_at": ana.here.starts[4].isoformat()})
    assert refused.status_code == 409
    assert f'action="/visit/{token}/move/"' in refused.content.decode()
    assert "The next free times" in refused.content.decode()
    assert Booking.objects.filter(confirmed_at__isnull=False).get().during.lower == ana.here.starts[0]


def test_a_start_that_is_none_moves_nothing(token: str) -> None:
    assert Client().post(f"/visit/{token}/move/", {"starts_at": "soon"}).status_code == 409
    assert Booking.objects.get().sequence == 0


def test_a_visit_is_cancelled_once_however_often_it_is_sent(token: str) -> None:
    address = f"/visit/{token}/cancel/"
    first, again = (Client().post(address, {"reason": "I am away"}) for _ in range(2))
    assert first["Location"] == again["Location"] == f"/visit/{token}/"
    assert Cancellation.objects.get().reason == "I am away"
    assert "This visit is cancelled" in Client().get(f"/visit/{token}/").content.decode()


@pytest.mark.parametrize("place", ["move/", "cancel/"])
def test_a_cancelled_visit_explains_itself(token: str, place: str) -> None:
    Client().post(f"/visit/{token}/cancel/")
    answer = Client().get(f"/visit/{token}/{place}")
    assert answer.status_code == 409
    assert "cancelled before" in answer.content.decode()


@pytest.mark.parametrize("place", ["move/", "cancel/"])
def test_a_visit_that_has_begun_is_not_changed_any_more(token: str, place: str) -> None:
    set_start(timezone.now() - timedelta(minutes=5))
    assert Client().get(f"/visit/{token}/{place}").status_code == 409
    assert Client().post(f"/visit/{token}/{place}", {"starts_at": "soon"}).status_code == 409
    assert "over or has begun" in Client().get(f"/visit/{token}/").content.decode()
    assert not Cancellation.objects.exists()


PLACES = ["", "move/", "cancel/", "calendar.ics"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("forged", ["1", "1.x", "1:x", "%00", "a" * 3000, "..", "1.é"])
def test_a_forged_link_is_not_found(token: str, forged: str, place: str) -> None:
    assert Client().get(f"/visit/{forged}/{place}").status_code == 404


@pytest.mark.parametrize("place", PLACES)
def test_a_link_of_long_ago_says_so(token: str, place: str) -> None:
    set_start(timezone.now() - timedelta(days=31))
    assert Client().get(f"/visit/{token}/{place}").status_code == 410


def test_a_held_time_has_no_link_yet(ana: Browser) -> None:
    from unknot.bookings.queries import manage_token

    booking_id = int(str(ana.hold()["Location"]).split("/")[-2])
    assert Client().get(f"/visit/{manage_token(booking_id)}/").status_code == 404


def test_the_calendar_file_names_no_client(token: str) -> None:
    answer = Client().get(f"/visit/{token}/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert b"METHOD:PUBLISH" in answer.content
    assert b"ana@example.org" not in answer.content
    assert answer["Cache-Control"] == "no-store, private"


def test_the_mails_go_to_what_was_typed_and_name_no_health(token: str, ana: Browser) -> None:
    from unknot.bookings.mails import KINDS

    booking = Booking.objects.get()
    mail = KINDS["bookings.confirmed"].render(about_id=booking.pk, version=0, now=timezone.now())
    assert mail is not None
    assert mail.to == ["ana@example.org"]
    assert f"/visit/{token}/" in mail.body
    assert "Ana" not in mail.body
    assert "neck" not in (mail.subject + mail.body).lower()
    assert KINDS["bookings.confirmed"].render(about_id=booking.pk, version=1, now=timezone.now()) is None
    Client().post(f"/visit/{token}/cancel/")
    assert KINDS["bookings.confirmed"].render(about_id=booking.pk, version=0, now=timezone.now()) is None
    cancelled = KINDS["bookings.cancelled"].render(about_id=booking.pk, version=1, now=timezone.now())
    assert cancelled is not None
    assert "is cancelled" in cancelled.subject
