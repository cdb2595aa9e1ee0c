"""Load the made-up network, and put it back to how it was.

It refuses to stand beside real data. Its staff share one password, new with each load and told to whoever loads it.
Clinics, people and visits come in one transaction: an interrupted load leaves no clinic behind.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from django.db import transaction

from unknot.accounts.actions import add_staff
from unknot.bookings.actions.made_up import add_made_up
from unknot.clients.actions import client_for
from unknot.demo.cases import CASES, Assessed, assess
from unknot.demo.passwords import new_password
from unknot.demo.people import FIRST_NAMES, LAST_NAMES, SITES, Person, Site
from unknot.demo.refusals import DemoHere, RealDataHere
from unknot.demo.removal import remove_demo
from unknot.demo.values import DemoSummary, Progress
from unknot.demo.visits import DAYS_BEHIND, Clinic, DemoClient, month_of_visits
from unknot.practice import queries as practice
from unknot.practice.actions import add_clinic
from unknot.therapists import queries as therapists
from unknot.therapists.actions import add_therapist
from unknot.therapists.values import NewInsurance, NewLicence, NewTherapist

CLIENTS_PER_CLINIC: Final = 24
PAPERS_DAYS: Final = 400


def load_demo(
    *, now: datetime, seed: int = 1, by: str = "demo", progress: Progress = lambda _line: None
) -> DemoSummary:
    """The same network for the same `now` and `seed`, but for the password. No mail is sent. RealDataHere, DemoHere."""
    refuse_beside_real_data()
    if practice.clinics():
        raise DemoHere
    chance = Random(seed)  # noqa: S311 — a story, not a secret
    before = [assess(case, by=by, now=now - timedelta(days=DAYS_BEHIND + 1)) for case in CASES]
    lately = [assess(case, by=by, now=now - timedelta(hours=1)) for case in CASES]
    progress(f"{len(before) + len(lately)} safety checks and plans")
    return load_network(before, lately, chance, by, now, progress)


def reset_demo(
    *, now: datetime, seed: int = 1, by: str = "demo", progress: Progress = lambda _line: None
) -> DemoSummary:
    """Remove what belongs to the demo's clinics, visitors' bookings included, and load it again. RealDataHere."""
    refuse_beside_real_data()
    remove_demo([clinic.id for clinic in practice.clinics() if clinic.is_demo])
    progress("the old demo is removed")
    return load_demo(now=now, seed=seed, by=by, progress=progress)


def refuse_beside_real_data() -> None:
    """Clients, therapists and visits hang on a clinic: without a real clinic none of them is real."""
    if practice.has_real_clinic():
        raise RealDataHere


@transaction.atomic(durable=True)
def load_network(
    before: list[Assessed], lately: list[Assessed], chance: Random, by: str, now: datetime, progress: Progress
) -> DemoSummary:
    visits, password = 0, new_password()
    sign_ins: list[tuple[str, str]] = []
    for site in SITES:
        clinic_id = add_clinic(site.clinic, by=by, now=now)
        sign_ins += [(email, password) for email in add_people(site, clinic_id, password, by, now)]
        clinic = read_clinic(clinic_id, add_clients(clinic_id, before, lately, chance, now), now)
        visits += add_made_up(month_of_visits(clinic, now, chance), clinic_id=clinic_id, by=by, now=now)
        progress(f"{site.clinic.name}, {site.clinic.town}: {len(site.therapists)} therapists")
    return DemoSummary(len(SITES), sum(len(site.therapists) for site in SITES), visits, tuple(sign_ins))


def add_people(site: Site, clinic_id: int, password: str, by: str, now: datetime) -> list[str]:
    """An owner, a desk and one therapist of each clinic may sign in; their e-mail addresses."""
    domain = site.clinic.email.partition("@")[2]
    users = {
        role: add_staff(
            email=f"{role}@{domain}",
            name=site.therapists[0].name if role == "therapist" else f"{site.clinic.town} {role}",
            password=password,
            clinic_id=clinic_id,
            role=role,
            by=by,
            now=now,
        )
        for role in ("owner", "desk", "therapist")
    }
    for number, person in enumerate(site.therapists):
        user_id = users["therapist"] if number == 0 else None
        add_therapist(as_therapist(person, site, number, user_id, now), clinic_id=clinic_id, by=by, now=now)
    return [f"{role}@{domain}" for role in users]


def as_therapist(person: Person, site: Site, number: int, user_id: int | None, now: datetime) -> NewTherapist:
    today, clinic = now.date(), site.clinic
    licence = NewLicence(
        f"DEMO-{clinic.state}-{1001 + number}",
        clinic.state,
        clinic.country,
        today + timedelta(days=PAPERS_DAYS + 30 * number),
        checked_on=today - timedelta(days=30),
        checked_how="made up for the demo",
    )
    return NewTherapist(
        name=person.name,
        about=person.about,
        gender=person.gender,
        languages=person.languages,
        techniques=person.techniques,
        treats=person.treats,
        max_pressure=person.max_pressure,
        practising_since_on=today - timedelta(days=365 * person.years),
        hours=person.hours,
        licence=licence,
        insurance=NewInsurance("Demo Mutual (made up)", f"DEMO-{number}", today + timedelta(days=PAPERS_DAYS)),
        user_id=user_id,
    )


def add_clients(
    clinic_id: int, before: list[Assessed], lately: list[Assessed], chance: Random, now: datetime
) -> tuple[DemoClient, ...]:
    clients = []
    for number in range(CLIENTS_PER_CLINIC):
        first, last = FIRST_NAMES[number % len(FIRST_NAMES)], chance.choice(LAST_NAMES)
        name, email = f"{first} {last}", f"{first}.{last}.{number}@example.org".lower()
        client_id = client_for(
            clinic_id=clinic_id, email=email, name=name, phone="", language="en", now=now - timedelta(days=30)
        )
        case = number % len(CASES)
        clients.append(DemoClient(client_id, name, email, before[case], lately[case]))
    return tuple(clients)


def read_clinic(clinic_id: int, clients: tuple[DemoClient, ...], now: datetime) -> Clinic:
    card = practice.clinics(ids=[clinic_id])[0]
    return Clinic(
        card=card,
        rooms=practice.open_rooms(clinic_ids=[clinic_id]),
        services=practice.services(clinic_ids=[clinic_id]),
        therapists=therapists.therapists_of(clinics=[card], now=now),
        clients=clients,
    )
