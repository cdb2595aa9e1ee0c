"""The clinic's day, for its own people only; what the safety check said is a health record, so its reading is noted."""

import pytest
from django.test import Client

from bookings.pages.conftest import Browser, Here
from unknot.accounts.models import Membership, User
from unknot.audit.models import AuditLine
from unknot.bookings.models import Booking
from unknot.bookings.words import local
from unknot.therapists.models import Therapist

pytestmark = pytest.mark.django_db


def signed_in(here: Here, role: str | None) -> tuple[Client, User]:
    user = User.objects.create(email=f"{role}@example.org", name="Chen", joined_at=here.starts[0])
    if role:
        Membership.objects.create(user=user, clinic_id=here.clinic_id, role=role)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, user


def day_of(here: Here) -> str:
    on = local(here.starts[0], "America/Chicago").date().isoformat()
    return f"/staff/?clinic={here.clinic_id}&on={on}"


def test_nobody_sees_the_day_without_signing_in(here: Here) -> None:
    answer = Client().get(day_of(here))
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize("role", ["owner", "desk"])
def test_the_day_shows_who_comes_to_whom_and_the_reading_is_noted(ana: Browser, role: str) -> None:
    ana.book()
    client, user = signed_in(ana.here, role)
    page = client.get(day_of(ana.here)).content.decode()
    for words in ("Ana Example", "Boris Test", "Room 1", "Thirty minutes", "Booked", "badge"):
        assert words in page
    line = AuditLine.objects.get(act="bookings.read_disposition")
    assert (line.by, line.about) == (f"user:{user.pk}", f"Assessment:{Booking.objects.get().assessment_id}")


def test_a_therapist_sees_their_own_visits(ana: Browser) -> None:
    ana.book()
    client, user = signed_in(ana.here, "therapist")
    assert "Ana Example" not in client.get(day_of(ana.here)).content.decode()
    Therapist.objects.filter(pk=ana.here.boris).update(user=user)
    assert "Ana Example" in client.get(day_of(ana.here)).content.decode()


@pytest.mark.parametrize("role", ["auditor", None])
def test_who_may_not_read_the_day_is_told_so(ana: Browser, role: str | None) -> None:
    ana.book()
    client, _user = signed_in(ana.here, role)
    page = client.get(day_of(ana.here)).content.decode()
    assert "You have no clinic yet" in page
    assert "Ana Example" not in page


@pytest.mark.parametrize("clinic", ["999999", "x", "-1", "1 OR 1=1"])
def test_another_clinic_is_not_there(ana: Browser, clinic: str) -> None:
    client, _user = signed_in(ana.here, "owner")
    assert client.get(f"/staff/?clinic={clinic}").status_code == 404


@pytest.mark.parametrize("on", ["", "soon", "2026-02-31", "0001-01-01", "9999-12-31"])
def test_any_day_can_be_asked_for(ana: Browser, on: str) -> None:
    client, _user = signed_in(ana.here, "owner")
    assert client.get(f"/staff/?on={on}").status_code == 200


def test_who_lost_their_role_is_out_at_once(ana: Browser) -> None:
    client, user = signed_in(ana.here, "owner")
    Membership.objects.filter(user=user).delete()
    assert "You have no clinic yet" in client.get(day_of(ana.here)).content.decode()
