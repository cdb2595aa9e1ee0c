"""A visit as the queries give it, for tests that need no database."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from unknot.bookings.values import BookingState, BookingView
from unknot.practice.values import ClinicCard, RoomCard, ServiceCard

CLINIC = ClinicCard(
    id=1,
    slug="lakeside",
    name="Lakeside; Clinic, Łódź",
    zone="America/Chicago",
    street="1 Main St",
    town="Chicago",
    state="IL",
    postcode="60601",
    country="US",
    latitude_deg=41.9,
    longitude_deg=-87.6,
    phone="+1 312 555 0100",
    email="desk@example.org",
    currency="USD",
    is_step_free=True,
    is_demo=True,
    notice_min=120,
    horizon_days=42,
    start_grid_min=15,
    cancel_notice_min=1440,
)
VISIT = BookingView(
    id=41,
    state=BookingState.CONFIRMED,
    clinic=CLINIC,
    therapist_id=7,
    therapist_name="Boris",
    room=RoomCard(3, 1, "Blue room"),
    service=ServiceCard(5, 1, "Massage, one hour", 60, 0, 15, 9500, (), True),
    starts_at=datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    ends_at=datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
    zone="America/Chicago",
    client_id=2,
    client_name="Ana",
    client_email="ana@example.org",
    client_phone="",
    language="en",
    held_by="",
    held_until=None,
    confirmed_at=datetime(2026, 10, 1, tzinfo=UTC),
    uid=UUID(int=41),
    sequence=2,
    price_cents=9500,
    currency="USD",
    assessment_id=11,
    plan_id=12,
)


def visit(**changes: Any) -> BookingView:
    return replace(VISIT, **changes)
