"""A clinic of twenty therapists and rooms, and somebody who may book there."""

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Final

from unknot.demo.cases import CASES, Assessed, assess
from unknot.practice.actions import open_clinic
from unknot.practice.queries import services
from unknot.practice.values import NewClinic, NewService
from unknot.scheduling.values import WeeklyBlock
from unknot.therapists.actions import take_on
from unknot.therapists.values import NewInsurance, NewLicence, NewTherapist

NOW: Final = datetime.now(UTC).replace(microsecond=0)
THERAPISTS: Final = 20
BY: Final = "bench"


@cache
def somebody() -> Assessed:
    return person()


def person() -> Assessed:
    """Somebody else each time, with an assessment and a plan of their own."""
    return assess(CASES[0], by=BY, now=NOW)


def open_world(slug: str) -> tuple[int, int, list[int]]:
    """The ids of a new clinic, its service of 30 minutes, and its therapists."""
    clinic_id = open_clinic(clinic=clinic(slug), by=BY, now=NOW)
    people = [
        take_on(therapist=therapist(slug, number), clinic_id=clinic_id, by=BY, now=NOW) for number in range(THERAPISTS)
    ]
    return clinic_id, services(clinic_ids=[clinic_id])[0].id, people


def clinic(slug: str) -> NewClinic:
    return NewClinic(
        slug=slug,
        name=f"Clinic {slug}",
        zone="America/Chicago",
        street="1 Example Street",
        town="Chicago",
        state="IL",
        postcode="60601",
        country="US",
        latitude_deg=41.88,
        longitude_deg=-87.63,
        phone="+1 312 555 0100",
        email="desk@example.org",
        rooms=tuple(f"Room {number}" for number in range(THERAPISTS)),
        services=(NewService("Half an hour", 30, 6000),),
    )


def therapist(slug: str, number: int) -> NewTherapist:
    return NewTherapist(
        name=f"Therapist {number}",
        about="",
        gender="not_told",
        languages=("en",),
        techniques=("swedish", "myofascial_release", "trigger_point"),
        treats=("neck",),
        max_pressure=4,
        practising_since_on=date(2015, 1, 1),
        hours=tuple(WeeklyBlock(weekday, time(8), time(18)) for weekday in range(7)),
        licence=NewLicence(f"BENCH-{slug}-{number}", "IL", "US", date(2999, 1, 1)),
        insurance=NewInsurance("Bench Mutual", str(number), date(2999, 1, 1)),
    )
