"""Visits held and confirmed in a second by eight writers at once, each with gate, checks, audit and mail.

Beside it: eight writers that only insert the same rows under the same three constraints, one commit each.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, connections

from bench.measure import Measure
from bench.world import BY, NOW, open_world, somebody
from unknot.bookings.actions import confirm_booking, hold_slot
from unknot.bookings.models import Booking
from unknot.bookings.queries import free_starts

WRITERS, VISITS, LEAST_SHARE = 8, 320, 0.4
BARE = "bench_bare_booking"


@dataclass(frozen=True, slots=True)
class Slot:
    therapist_id: int
    service_id: int
    start: datetime


def measures() -> Iterator[Measure]:
    slots = some_slots()
    ours = per_second(book, slots)
    make_bare_table()
    ceiling = per_second(insert_bare, booked_ids())
    share = ours / ceiling
    yield Measure("bookings", ours, "visits/s", share, f">= {LEAST_SHARE} of bare inserts", share >= LEAST_SHARE)


def some_slots() -> list[Slot]:
    """Starts an hour apart, so that all of them can be booked."""
    _clinic_id, service_id, people = open_world("booking")
    found = [
        Slot(therapist_id, service_id, start)
        for therapist_id in people
        for start in free_starts(therapist_id=therapist_id, service_id=service_id, from_on=NOW.date(), days=10, now=NOW)
        if start.minute == 0
    ]
    return found[:: max(1, len(found) // VISITS)][:VISITS]


def per_second[Item](act: Callable[[Item], None], items: Sequence[Item]) -> float:
    """How many a second, all writers together."""
    with ThreadPoolExecutor(WRITERS, initializer=connection.ensure_connection) as pool:
        start = time.perf_counter()
        list(pool.map(act, items))
        return len(items) / (time.perf_counter() - start)


def book(slot: Slot) -> None:
    holder = f"{BY} {slot.therapist_id} {slot.start.timestamp()}"
    booking_id = hold_slot(
        assessment_id=somebody().assessment_id,
        plan_id=somebody().plan_id,
        therapist_id=slot.therapist_id,
        service_id=slot.service_id,
        starts_at=slot.start,
        holder=holder,
        by=BY,
        now=NOW,
    )
    confirm_booking(
        booking_id=booking_id,
        holder=holder,
        assessment_id=somebody().assessment_id,
        name="Ben Example",
        email=f"{booking_id}@example.org",
        phone="",
        language="en",
        by=BY,
        now=NOW,
    )


def make_bare_table() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"CREATE TABLE {BARE} (LIKE bookings_booking INCLUDING ALL)")
        cursor.execute(f'GRANT SELECT, INSERT ON {BARE} TO "{connections["default"].settings_dict["USER"]}"')


def booked_ids() -> list[int]:
    return list(Booking.objects.filter(holder__startswith=BY).values_list("id", flat=True))


def insert_bare(booking_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {BARE} SELECT * FROM bookings_booking WHERE id = %s", [booking_id])  # noqa: S608
