"""Put made-up visits into a demo clinic: past ones too, which no ordinary act would book, and without any mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from unknot.audit.actions import record
from unknot.bookings.models import Booking, Cancellation
from unknot.practice import queries as practice
from unknot.practice.values import ServiceCard
from unknot.web.refusals import Refusal


@dataclass(eq=False)
class NotADemo(Refusal):
    code: ClassVar[str] = "bookings.not_a_demo"

    def __str__(self) -> str:
        return "This clinic is real, so nothing made up was put into it. Use a clinic of the demo."


@dataclass(frozen=True, slots=True)
class MadeUpVisit:
    """A visit that the constraints accept like any other. `cancelled_at` None for one that stands."""

    therapist_id: int
    room_id: int
    service: ServiceCard
    starts_at: datetime
    client_id: int
    contact_name: str
    contact_email: str
    assessment_id: int
    plan_id: int
    made_at: datetime
    cancelled_at: datetime | None = None


def add_made_up(visits: Sequence[MadeUpVisit], *, clinic_id: int, by: str, now: datetime) -> int:
    """How many were put there, inside the transaction of another act."""
    clinic = practice.clinic(clinic_id)
    if clinic is None or not clinic.is_demo:
        raise NotADemo
    rows = [as_row(visit, clinic_id, clinic.zone, clinic.currency) for visit in visits]
    Booking.objects.bulk_create(rows, batch_size=500)
    Cancellation.objects.bulk_create(
        Cancellation(booking=row, clinic_id=clinic_id, at=row.released_at, by="client", reason="")
        for row in rows
        if row.released_at is not None
    )
    record(
        act="bookings.add_made_up", about=f"Clinic:{clinic_id}", by=by, now=now, clinic_id=clinic_id, visits=len(rows)
    )
    return len(rows)


def as_row(visit: MadeUpVisit, clinic_id: int, zone: str, currency: str) -> Booking:
    during, occupied = visit.service.visit.during(visit.starts_at), visit.service.visit.occupied(visit.starts_at)
    return Booking(
        clinic_id=clinic_id,
        therapist_id=visit.therapist_id,
        room_id=visit.room_id,
        service_id=visit.service.id,
        client_id=visit.client_id,
        assessment_id=visit.assessment_id,
        plan_id=visit.plan_id,
        during=DateTimeTZRange(during.start, during.end),
        occupied=DateTimeTZRange(occupied.start, occupied.end),
        zone=zone,
        price_cents=visit.service.price_cents,
        currency=currency,
        contact_name=visit.contact_name,
        contact_email=visit.contact_email,
        made_at=visit.made_at,
        confirmed_at=visit.made_at,
        released_at=visit.cancelled_at,
        sequence=0 if visit.cancelled_at is None else 1,
    )
