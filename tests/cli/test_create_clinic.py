"""From an empty installation to an owner who is signed in, with the commands of docs/howto/run.md and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from server import Server, running_server
from unknot.practice.actions import ClinicNotValid, MadeUpClinicsHere, open_clinic
from unknot.practice.models import Clinic, Room
from unknot.practice.values import NewClinic

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
HARBOR = NewClinic(
    slug="harbor",
    name="Harbor Massage",
    zone="America/Chicago",
    street="12 Pier Road",
    town="Chicago",
    state="IL",
    postcode="60611",
    country="US",
    latitude_deg=41.89,
    longitude_deg=-87.61,
    phone="+1 312 555 0100",
    email="desk@harbor.example.org",
    rooms=("Quiet room", "Lake room"),
)
OWNER, PASSWORD = "chen@example.org", "seven quiet rooms"
TOLD = ("slug", "name", "zone", "street", "town", "state", "postcode", "country", "phone", "email", "currency")


def words(clinic: NewClinic) -> list[str]:
    told = [f"--{name}={getattr(clinic, name)}" for name in TOLD]
    told += [f"--latitude={clinic.latitude_deg}", f"--longitude={clinic.longitude_deg}"]
    return [*told, *(f"--room={name}" for name in clinic.rooms)]


@pytest.fixture(scope="module")
def up() -> Iterator[Server]:
    with running_server("--no-demo", UNKNOT_OWNER_PASSWORD=PASSWORD) as server:
        yield server


def test_a_clinic_then_its_owner_and_they_sign_in(up: Server) -> None:
    wrong = up.run("create-clinic", *words(replace(HARBOR, zone="Chicago", email="desk")))
    assert wrong.returncode == 1
    assert "“Chicago” is no time zone" in wrong.stderr
    assert "email: Enter a valid email address." in wrong.stderr
    done = up.run("create-clinic", *words(HARBOR))
    assert done.returncode == 0, done.stderr
    assert "unknot create-owner --clinic harbor" in done.stdout
    assert up.rows("SELECT act, audit_auditline.by FROM audit_auditline") == [("practice.open_clinic", "command line")]
    assert up.run("create-owner", "--email", OWNER, "--name", "Chen Li", "--clinic", "harbor").returncode == 0
    assert "Harbor Massage" in signed_in(up)


def signed_in(up: Server) -> str:
    """The page that the owner sees first."""
    with httpx.Client(base_url=up.url, follow_redirects=True) as browser:
        browser.get("/accounts/login/")
        form = {"login": OWNER, "password": PASSWORD, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        page = browser.post("/accounts/login/", data=form, headers={"Referer": up.url})
        assert page.url.path == "/staff/"
        return page.text


def test_what_is_not_given_is_asked_for(up: Server) -> None:
    given = [word for word in words(replace(HARBOR, slug="pier")) if not word.startswith("--town")]
    done = up.run("create-clinic", *given, input="Chicago\n")
    assert done.returncode == 0, done.stderr
    assert "Town: " in done.stdout


WRONG: list[dict[str, Any]] = [
    {"slug": "no slug"},
    {"name": ""},
    {"phone": ""},
    {"zone": "America/Nowhere"},
    {"country": "usa"},
    {"currency": "$"},
    {"latitude_deg": 91.0},
    {"longitude_deg": float("nan")},
    {"rooms": ("One", "One")},
    {"rooms": (" ",)},
    {"rooms": ("x" * 61,)},
]


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: next(iter(wrong)))
def test_what_is_not_valid_makes_no_clinic(wrong: dict[str, Any]) -> None:
    with pytest.raises(ClinicNotValid):
        open_clinic(clinic=replace(HARBOR, **wrong), by="test", now=NOW)
    assert not Clinic.objects.exists()


@pytest.mark.django_db
def test_a_short_name_is_one_clinic_and_all_rooms_are_made() -> None:
    open_clinic(clinic=HARBOR, by="test", now=NOW)
    with pytest.raises(ClinicNotValid, match="slug"):
        open_clinic(clinic=HARBOR, by="test", now=NOW)
    assert set(Room.objects.values_list("name", flat=True)) == set(HARBOR.rooms)


@pytest.mark.django_db
def test_a_real_clinic_never_stands_beside_made_up_ones() -> None:
    open_clinic(clinic=replace(HARBOR, is_demo=True), by="test", now=NOW)
    with pytest.raises(MadeUpClinicsHere):
        open_clinic(clinic=replace(HARBOR, slug="real"), by="test", now=NOW)
