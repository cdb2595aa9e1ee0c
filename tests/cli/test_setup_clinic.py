"""From an empty installation to a booked visit at a real clinic, with the commands of docs/howto/run.md alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import httpx
import pytest

from server import Server, running_server
from unknot.audit.models import AuditLine
from unknot.cli.clinic_file import read_clinic_file
from unknot.practice.actions import ClinicNotValid, MadeUpClinicsHere, open_clinic
from unknot.practice.models import Clinic, Room, Service
from unknot.practice.values import NewClinic, NewService
from unknot.scheduling.values import WeeklyBlock
from unknot.therapists.models import Therapist
from unknot.therapists.opening import set_up_clinic
from unknot.therapists.values import NewTherapist
from visitor import Starts, Visitor, where

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[2] / "examples" / "clinics" / "harbor.yaml"
FILE = read_clinic_file(EXAMPLE)
HARBOR, MARIA = FILE.clinic, FILE.therapists[0]
OWNER, PASSWORD = "chen@example.org", "seven quiet rooms"


@pytest.fixture(scope="module")
def up() -> Iterator[Server]:
    with running_server("--no-demo", UNKNOT_OWNER_PASSWORD=PASSWORD) as server:
        yield server


def test_a_clinic_of_a_file_is_booked_by_a_person_and_seen_by_its_owner(up: Server) -> None:
    done = up.run("setup-clinic", str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert "added 2 rooms, 2 services, 1 therapist." in done.stdout
    assert "unknot create-owner --clinic harbor" in done.stdout
    assert up.run("create-owner", "--email", OWNER, "--name", "Chen Li", "--clinic", "harbor").returncode == 0
    ana = Visitor(up.url)
    ana.assess()
    offers = ana.get("/book/").text
    assert "Maria Example" in offers
    service = up.one("SELECT id FROM practice_service WHERE length_min = 30")
    therapist = up.one("SELECT id FROM therapists_therapist")
    held = ana.hold(therapist, service, Starts(offers).found[0])  # type: ignore[arg-type]
    booked = ana.confirm(where(held), "ana@example.org")
    assert where(booked).startswith("/book/done/"), booked.text
    assert "Harbor Massage" in signed_in(up)


def signed_in(up: Server) -> str:
    """The page that the owner sees first."""
    with httpx.Client(base_url=up.url, follow_redirects=True) as browser:
        browser.get("/accounts/login/")
        form = {"login": OWNER, "password": PASSWORD, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        page = browser.post("/accounts/login/", data=form, headers={"Referer": up.url})
        assert page.url.path == "/staff/"
        return page.text


def set_up(**more: Any) -> str:
    clinic, therapists = more.pop("clinic", HARBOR), more.pop("therapists", (MARIA,))
    return str(set_up_clinic(clinic=clinic, therapists=therapists, by="test", now=NOW))


@pytest.mark.django_db
def test_a_second_run_adds_what_is_new_and_leaves_the_rest() -> None:
    set_up()
    before = Clinic.objects.values().get()
    assert "already" in set_up()
    more = replace(HARBOR, name="Renamed", rooms=(*HARBOR.rooms, "Attic"), services=(NewService("Long", 90, 14000),))
    dora = replace(MARIA, name="Dora Example", licence=replace(MARIA.licence, number="MADE-UP-1002"))
    assert set_up(clinic=more, therapists=(MARIA, dora)) == "added 1 room, 1 service, 1 therapist."
    assert Clinic.objects.values().get() == before
    assert (Room.objects.count(), Service.objects.count(), Therapist.objects.count()) == (3, 3, 2)
    acts = AuditLine.objects.order_by("id").values_list("act", "by")
    assert [*acts] == [
        (act, "test")
        for act in ("practice.open_clinic", "therapists.take_on", "practice.add_to_clinic", "therapists.take_on")
    ]


WRONG_CLINICS: list[dict[str, Any]] = [
    {"slug": "no slug"},
    {"name": ""},
    {"phone": ""},
    {"email": "desk"},
    {"zone": "America/Nowhere"},
    {"country": "usa"},
    {"currency": "$"},
    {"latitude_deg": 91.0},
    {"longitude_deg": float("nan")},
    {"rooms": ("One", "One")},
    {"rooms": (" ",)},
    {"rooms": ("x" * 61,)},
    {"services": (NewService("", 30, 5500),)},
    {"services": (NewService("Short", 5, 5500),)},
    {"services": (NewService("Free of sense", 30, -1),)},
    {"services": (NewService("Same", 30, 5500), NewService("Same", 60, 5500))},
    {"services": (NewService("Odd", 30, 5500, techniques=("magic",)),)},
]
MON = WeeklyBlock(0, datetime.min.time().replace(hour=9), datetime.min.time().replace(hour=17))
WRONG_PEOPLE: list[dict[str, Any]] = [
    {"name": ""},
    {"gender": "whatever"},
    {"techniques": ("magic",)},
    {"treats": ("soul",)},
    {"max_pressure": 6},
    {"hours": ()},
    {"hours": (MON, MON)},
    {"hours": (replace(MON, opens=MON.closes, closes=MON.opens),)},
    {"licence": replace(MARIA.licence, number="x" * 41)},
    {"licence": replace(MARIA.licence, state="WI")},
    {"licence": replace(MARIA.licence, expires_on=date(2026, 11, 22))},
    {"insurance": replace(MARIA.insurance, expires_on=date(2026, 11, 22))},
    {"insurance": replace(MARIA.insurance, insurer="")},
]


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", WRONG_CLINICS, ids=lambda wrong: next(iter(wrong)))
def test_what_is_not_valid_makes_no_clinic(wrong: dict[str, Any]) -> None:
    nothing_made(replace(HARBOR, **wrong), MARIA)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", WRONG_PEOPLE, ids=lambda wrong: next(iter(wrong)))
def test_one_therapist_who_is_not_valid_makes_no_clinic_either(wrong: dict[str, Any]) -> None:
    nothing_made(HARBOR, replace(MARIA, **wrong))


def nothing_made(clinic: NewClinic, therapist: NewTherapist) -> None:
    with pytest.raises(ClinicNotValid):
        set_up(clinic=clinic, therapists=(therapist,))
    assert not Clinic.objects.exists()


@pytest.mark.django_db
def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ClinicNotValid) as refused:
        set_up(clinic=replace(HARBOR, zone="Chicago", email="desk"))
    assert "“Chicago” is no time zone" in str(refused.value)
    assert "email: Enter a valid email address." in str(refused.value)
    with pytest.raises(ClinicNotValid, match=r"Maria Example: max pressure(.|\n)*Dora Example: gender"):
        set_up(therapists=(replace(MARIA, max_pressure=9), replace(MARIA, name="Dora Example", gender="whatever")))


@pytest.mark.django_db
def test_a_short_name_is_one_clinic_and_all_rooms_are_made() -> None:
    open_clinic(clinic=HARBOR, by="test", now=NOW)
    with pytest.raises(ClinicNotValid, match="short name"):
        open_clinic(clinic=HARBOR, by="test", now=NOW)
    assert set(Room.objects.values_list("name", flat=True)) == set(HARBOR.rooms)


@pytest.mark.django_db
def test_a_real_clinic_never_stands_beside_made_up_ones() -> None:
    open_clinic(clinic=replace(HARBOR, is_demo=True), by="test", now=NOW)
    with pytest.raises(MadeUpClinicsHere):
        set_up(clinic=replace(HARBOR, slug="real"))


def swap(old: str, new: str) -> Callable[[str], str]:
    assert old in EXAMPLE.read_text()
    return lambda text: text.replace(old, new)


SLIPS: list[tuple[Callable[[str], str], str]] = [
    (swap("price: 55\n", "price: lots\n"), "services, 30-minute visit: price is 'lots'"),
    (swap("95.50", "95.505"), "services, 60-minute visit: price is '95.505'"),
    (swap("9:00-12:30", "9-5"), "therapists, Maria Example, hours: monday has '9-5'"),
    (swap("9:00-12:30", "9:00-25:00"), "monday has '9:00-25:00'"),
    (swap("gender:", "gendre:"), "therapists, Maria Example: gendre is not known here"),
    (swap("2015-03-01", "March 2015"), "practicing_since is 'March 2015'. Write a day as 2027-06-30"),
    (swap("41.89 ", "north "), "clinic: latitude is 'north'. Write degrees"),
    (swap("step_free: yes", "step_free: maybe"), "clinic: step_free is 'maybe'. Write yes or no"),
    (swap("[Quiet room, Lake room]", "5"), "rooms has to be a list"),
    (swap("  name: Harbor Massage\n", ""), "clinic: name is missing"),
    (lambda _: "clinic: [", "is not YAML"),
    (lambda _: "[" * 100_000, "is not YAML"),
    (lambda _: "just words", "does not name a clinic"),
    (lambda _: "a: &a [x]\nb: &b [*a, *a]\n" + "c: [*b, *b]\n" * 9, "clinic is missing"),
    (lambda text: text + "#" * 1_000_000, "longer than 1000 kB"),
]


@pytest.mark.parametrize(("slip", "said"), SLIPS, ids=[said for _, said in SLIPS])
def test_a_slip_of_the_pen_is_named_with_its_place(slip: Callable[[str], str], said: str, tmp_path: Path) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text(slip(EXAMPLE.read_text()))
    with pytest.raises(click.ClickException) as refused:
        read_clinic_file(path)
    assert said in refused.value.message


def test_no_word_of_the_file_becomes_something_else(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text(EXAMPLE.read_text().replace("60611", "02139").replace("[en, es]", "[en, no]"))
    told = read_clinic_file(path)
    assert (told.clinic.postcode, told.therapists[0].languages) == ("02139", ("en", "no"))
    assert [service.price_cents for service in told.clinic.services] == [5500, 9550]
