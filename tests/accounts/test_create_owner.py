"""The first person of a clinic gets in, once, with a password that holds."""

from datetime import UTC, datetime
from typing import Any

import pytest

from unknot.accounts.actions import EmailTaken, NotValid, create_owner
from unknot.accounts.models import Membership, User
from unknot.accounts.queries import clinics_of, has_owner, role_in
from unknot.practice.models import Clinic

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
GOOD = {"email": "chen@example.org", "name": "Chen", "password": "seven quiet rooms", "by": "command", "now": NOON}


@pytest.fixture
def clinic_id() -> int:
    return Clinic.objects.create(
        slug="lakeside", name="Lakeside", zone="America/Chicago", latitude_deg=41.9, longitude_deg=-87.6, country="US"
    ).pk


def test_an_owner_signs_in_to_their_clinic_only(clinic_id: int) -> None:
    assert not has_owner()
    user_id = create_owner(clinic_id=clinic_id, **GOOD)
    assert User.objects.get(pk=user_id).check_password(GOOD["password"])
    assert clinics_of(user_id) == (clinic_id,)
    assert role_in(user_id=user_id, clinic_id=clinic_id) == "owner"
    assert role_in(user_id=user_id, clinic_id=clinic_id + 1) is None
    assert clinics_of(user_id, ["auditor"]) == ()
    assert has_owner()


def test_the_history_says_who_made_them(clinic_id: int) -> None:
    create_owner(clinic_id=clinic_id, **GOOD)
    event = Membership.pgh_event_model.objects.select_related("pgh_context").get()
    assert event.pgh_context.metadata == {"act": "accounts.create_owner", "by": "command"}


def test_one_address_is_one_person(clinic_id: int) -> None:
    create_owner(clinic_id=clinic_id, **GOOD)
    with pytest.raises(EmailTaken):
        create_owner(clinic_id=clinic_id, **{**GOOD, "email": "CHEN@example.org"})


WRONG: list[dict[str, Any]] = [
    {"password": "short"},
    {"password": "password1234"},
    {"email": "chen at example"},
    {"email": ""},
    {"name": " "},
    {"email": "x" * 250 + "@example.org"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_what_is_not_valid_makes_nobody(clinic_id: int, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotValid):
        create_owner(clinic_id=clinic_id, **{**GOOD, **wrong})
    assert not User.objects.exists()


def test_a_clinic_that_is_not_there_has_no_owner(clinic_id: int) -> None:
    with pytest.raises(NotValid):
        create_owner(clinic_id=clinic_id + 1, **GOOD)
    assert not User.objects.exists()


def test_who_has_left_enters_no_clinic(clinic_id: int) -> None:
    user_id = create_owner(clinic_id=clinic_id, **GOOD)
    User.objects.filter(pk=user_id).update(is_active=False)
    assert clinics_of(user_id) == ()
    assert role_in(user_id=user_id, clinic_id=clinic_id) is None
