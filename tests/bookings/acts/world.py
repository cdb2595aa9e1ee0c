"""A small clinic for the tests of the acts: two therapists, one or two rooms, one service, a client with a plan."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from unknot.bookings import actions
from unknot.bookings.models import Booking
from unknot.demo.cases import CASES, Assessed, assess
from unknot.practice import queries as practice
from unknot.practice.actions import open_clinic
from unknot.practice.values import NewClinic, NewService
from unknot.scheduling.values import WeeklyBlock
from unknot.therapists.actions import take_on
from unknot.therapists.values import NewInsurance, NewLicence, NewTherapist

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)  # a Monday, 08:00 in Chicago
NINE = datetime(2026, 11, 25, 15, tzinfo=UTC)  # Wednesday 09:00 in Chicago
HOUR = timedelta(hours=1)
VALID = date(2027, 6, 30)
ANA = {"name": "Ana Example", "email": "ana@example.org", "phone": "+1 312 555 0100", "language": "en"}


@dataclass(frozen=True, slots=True)
class World:
    clinic_id: int
    service_id: int
    boris: int
    dora: int
    ana: Assessed


def world(rooms: int = 2, licence_until: date = VALID, insurance_until: date = VALID) -> World:
    clinic_id = open_clinic(clinic=clinic(rooms), by="test", now=NOW)
    service = practice.services(clinic_ids=[clinic_id])[0]
    boris, dora = (
        take_on(therapist=therapist(name, licence_until, insurance_until), clinic_id=clinic_id, by="test", now=NOW)
        for name in ("Boris Test", "Dora Test")
    )
    return World(clinic_id, service.id, boris, dora, assess(CASES[0], by="test", now=NOW))


def clinic(rooms: int) -> NewClinic:
    return NewClinic(
        slug="lake-street",
        name="Lake Street Test Clinic",
        zone="America/Chicago",
        street="1 Lake Street",
        town="Chicago",
        state="IL",
        postcode="60601",
        country="US",
        latitude_deg=41.886,
        longitude_deg=-87.62,
        phone="+1 312 555 0111",
        email="desk@example.org",
        rooms=tuple(f"Room {number + 1}" for number in range(rooms)),
        services=(NewService("Thirty minutes", 30, 5500),),
    )


def therapist(name: str, licence_until: date = VALID, insurance_until: date = VALID) -> NewTherapist:
    return NewTherapist(
        name=name,
        about="",
        gender="not_told",
        languages=("en",),
        techniques=("swedish", "myofascial_release", "assisted_static_stretch"),
        treats=("neck",),
        max_pressure=3,
        practising_since_on=date(2015, 1, 1),
        hours=tuple(WeeklyBlock(weekday, time(9), time(17)) for weekday in range(5)),
        licence=NewLicence(f"TEST-{name}", "IL", "US", licence_until),
        insurance=NewInsurance("Test Mutual", "T-1", insurance_until),
    )


def hold(here: World, therapist_id: int | None = None, at: datetime = NINE, now: datetime = NOW, **more: Any) -> int:
    asked = {
        "assessment_id": here.ana.assessment_id,
        "plan_id": here.ana.plan_id,
        "therapist_id": therapist_id or here.boris,
        "service_id": here.service_id,
        "starts_at": at,
        "holder": "ana's browser",
        "by": "client",
        "now": now,
    }
    return actions.hold_slot(**{**asked, **more})


def confirm(booking_id: int, now: datetime = NOW, holder: str = "ana's browser", **more: Any) -> int:
    """By the browser that holds it, whose answers are those behind the hold unless told otherwise."""
    answers = Booking.objects.filter(id=booking_id).values_list("assessment_id", flat=True).first()
    told = {"assessment_id": answers, **ANA, **more}
    return actions.confirm_booking(booking_id=booking_id, holder=holder, by="client", now=now, **told)


def book(here: World, therapist_id: int | None = None, at: datetime = NINE, now: datetime = NOW, **more: str) -> int:
    holder = more.pop("holder", "ana's browser")
    return confirm(hold(here, therapist_id, at, now, holder=holder), now, holder, **more)
