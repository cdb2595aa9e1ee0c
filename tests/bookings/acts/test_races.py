"""Many at once, over real connections: one wins, the others are told other times. Without the constraints, many win."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import TypedDict

import pytest
from django.db import connection, connections

from bookings.acts.world import HOUR, NINE, NOW, World, book, confirm, hold, world
from unknot.bookings.actions import move_booking
from unknot.bookings.models import Booking
from unknot.bookings.refusals import OwnOverlap, SlotTaken, TryAgain
from unknot.demo.cases import CASES, assess
from unknot.web.refusals import Refusal

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
MANY = 24
CONSTRAINTS = ("one_booking_per_therapist_and_time", "one_booking_per_room_and_time")


@pytest.fixture
def here() -> World:
    return world()


def race(act: Callable[[int], int], many: int = MANY) -> Counter[str]:
    """What became of each: "won", or the refusal's name. Anything else is raised."""
    start = Barrier(many)

    def one(number: int) -> str:
        try:
            connection.ensure_connection()
            start.wait(60)
            act(number)
        except SlotTaken as refusal:
            return "SlotTaken" if refusal.next_free else "SlotTaken without other times"
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(many) as pool:
        return Counter(pool.map(one, range(many)))


class Person(TypedDict):
    holder: str
    assessment_id: int
    plan_id: int


def people(many: int) -> list[Person]:
    """Each with answers of their own: acts on the same answers wait for each other."""
    crowd = [assess(CASES[0], by="test", now=NOW) for _ in range(many)]
    return [
        Person(holder=f"browser {number}", assessment_id=one.assessment_id, plan_id=one.plan_id)
        for number, one in enumerate(crowd)
    ]


@pytest.fixture
def own_connections() -> Iterator[None]:
    """Each thread gets a connection of its own: the pool holds fewer than the race has runners."""
    settings = connections.settings["default"]["OPTIONS"]
    pool = settings.pop("pool", None)
    connections["default"].close()
    yield
    connections["default"].close()
    if pool is not None:
        settings["pool"] = pool


def overlaps() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM bookings_booking a JOIN bookings_booking b ON a.id < b.id"
            " AND a.occupied && b.occupied AND (a.therapist_id = b.therapist_id OR a.room_id = b.room_id)"
            " WHERE a.released_at IS NULL AND b.released_at IS NULL"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.usefixtures("own_connections")
def test_one_of_many_holds_the_slot(here: World) -> None:
    crowd = people(MANY)
    assert race(lambda number: hold(here, **crowd[number])) == {"won": 1, "SlotTaken": MANY - 1}
    assert Booking.objects.count() == 1


@pytest.mark.usefixtures("own_connections")
def test_without_the_constraints_the_same_race_oversells(here: World) -> None:
    crowd = people(MANY)
    definitions = dropped_constraints()
    try:
        sold = max(oversold(here, crowd, NINE + day * timedelta(days=1)) for day in range(3))
    finally:
        Booking.objects.all().delete()
        put_back(definitions)
    assert sold > 1


def oversold(here: World, crowd: Sequence[Person], at: datetime) -> int:
    return race(lambda number: hold(here, at=at, **crowd[number]))["won"]


def dropped_constraints() -> dict[str, str]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = ANY(%s)", [list(CONSTRAINTS)]
        )
        definitions = dict(cursor.fetchall())
        for name in definitions:
            cursor.execute(f"ALTER TABLE bookings_booking DROP CONSTRAINT {name}")
    return definitions


def put_back(definitions: dict[str, str]) -> None:
    with connections["owner"].cursor() as cursor:
        for name, definition in definitions.items():
            cursor.execute(f"ALTER TABLE bookings_booking ADD CONSTRAINT {name} {definition}")


@pytest.mark.usefixtures("own_connections")
def test_partly_overlapping_times_end_without_an_overlap(here: World) -> None:
    crowd = people(MANY)

    def act(number: int) -> int:
        at = NINE + timedelta(minutes=15 * (number % 5))
        return hold(here, (here.boris, here.dora)[number % 2], at, **crowd[number])

    outcome = race(act)
    assert set(outcome) == {"won", "SlotTaken"}
    assert outcome["won"] == Booking.objects.count()
    assert overlaps() == 0


@pytest.mark.usefixtures("own_connections")
def test_two_visits_that_move_to_one_time_end_with_one_there_and_one_where_it_was(here: World) -> None:
    ids = [book(here, at=NINE + hours * HOUR) for hours in range(3)]
    noon = NINE + 3 * HOUR
    outcome = race(lambda number: move_booking(booking_id=ids[number], starts_at=noon, by="client", now=NOW), 3)
    assert outcome["won"] == 1
    starts = sorted(Booking.objects.values_list("during__startswith", flat=True))
    assert len(starts) == 3
    assert starts.count(noon) == 1


@pytest.mark.usefixtures("own_connections")
def test_one_client_who_confirms_two_holds_at_one_time_gets_one(here: World) -> None:
    crowd, chosen = people(2), (here.boris, here.dora)
    ids = [hold(here, chosen[number], **person) for number, person in enumerate(crowd)]
    outcome = race(lambda number: confirm(ids[number], holder=crowd[number]["holder"]), 2)
    assert outcome["won"] == 1
    assert outcome[OwnOverlap.__name__] + outcome[TryAgain.__name__] == 1


@pytest.mark.usefixtures("own_connections")
def test_a_form_sent_many_times_at_once_is_one_visit(here: World) -> None:
    booking_id = hold(here)
    assert race(lambda _number: confirm(booking_id), 8) == {"won": 8}
    assert Booking.objects.filter(confirmed_at__isnull=False).count() == 1


@pytest.mark.usefixtures("own_connections")
def test_one_browser_that_grabs_at_once_holds_one(here: World) -> None:
    outcome = race(lambda number: hold(here, at=NINE + number * HOUR), 6)
    assert outcome == {"won": 6}
    assert Booking.objects.filter(released_at__isnull=True).count() == 1


@pytest.mark.usefixtures("own_connections")
def test_one_slot_asked_for_many_times_at_once_is_one_hold(here: World) -> None:
    assert race(lambda _number: hold(here), 8) == {"won": 8}
    assert Booking.objects.count() == 1
