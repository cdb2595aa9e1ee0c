"""Visits held and confirmed in a second by eight writers at once, each for one person, with gate, audit and mail.

Beside it: eight writers that only insert the same rows under the same three constraints, one commit each.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle

from django.db import connection, connections

from bench.measure import Measure
from bench.sizes import Sizes
from bench.world import BY, NOW, open_world, person
from unknot.bookings.actions import confirm_booking, hold_slot
from unknot.bookings.models import Booking
from unknot.bookings.queries import free_starts
from unknot.demo.cases import Assessed

WRITERS, LEAST_SHARE = 8, 0.4
BARE = "bench_bare_booking"


@dataclass(frozen=True, slots=True)
class Slot:
    """A free start, and the person whose writer takes it; one person's acts wait for each other, as they must."""

    person: Assessed
    therapist_id: int
    service_id: int
    start: datetime


def measures(sizes: Sizes) -> Iterator[Measure]:
    slots = some_slots(sizes.visits)
    ours = per_second(book, slots)
    make_bare_table()
    ceiling = per_second(insert_bare, booked_ids())
    share = ours / ceiling
    yield Measure("bookings", ours, "visits/s", share, f">= {LEAST_SHARE} of bare inserts", share >= LEAST_SHARE)


def some_slots(visits: int) -> list[Slot]:
    """Starts an hour apart, so that all of them can be booked, dealt to the writers' people in turn."""
    _clinic_id, service_id, therapists = open_world("booking")
    found = [
        (therapist_id, start)
        for therapist_id in therapists
        for start in free_starts(therapist_id=therapist_id, service_id=service_id, from_on=NOW.date(), days=10, now=NOW)
        if start.minute == 0
    ]
    people = cycle([person() for _writer in range(WRITERS)])
    spread = found[:: max(1, len(found) // visits)][:visits]
    return [Slot(next(people), therapist_id, service_id, start) for therapist_id, start in spread]


def per_second[Item](act: Callable[[Item], None], items: Sequence[Item]) -> float:
    """How many a second, all writers together, each with a share of its own."""

    def work_off(share: Sequence[Item]) -> None:
        for item in share:
            act(item)

    with ThreadPoolExecutor(WRITERS, initializer=connection.ensure_connection) as pool:
        start = time.perf_counter()
        list(pool.map(work_off, [items[writer::WRITERS] for writer in range(WRITERS)]))
        return len(items) / (time.perf_counter() - start)


def book(slot: Slot) -> None:
    holder = f"{BY} {slot.therapist_id} {slot.start.timestamp()}"
    booking_id = hold_slot(
        assessment_id=slot.person.assessment_id,
        plan_id=slot.person.plan_id,
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
        assessment_id=slot.person.assessment_id,
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
