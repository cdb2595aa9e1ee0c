"""Free times, beside SQL written by hand for the very same answer, with no clinic rule around it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.db import connection, connections
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from bench.measure import Measure, median_ms
from bench.sizes import Sizes
from bench.world import NOW, open_world, somebody
from unknot.bookings.models import Booking
from unknot.bookings.queries import free_starts, offers_for
from unknot.bookings.values import Wishes
from unknot.practice.queries import open_rooms, services
from unknot.practice.values import ServiceCard

DAYS, FULL = 30, 0.6
BY_HAND = """
WITH busy AS (
  SELECT therapist_id, range_agg(occupied) AS taken
  FROM bookings_booking
  WHERE released_at IS NULL AND therapist_id = ANY(%(therapists)s) AND upper(occupied) > %(now)s
  GROUP BY therapist_id
), starts AS (
  SELECT hours.therapist_id, start, row_number() OVER (PARTITION BY hours.therapist_id ORDER BY start) AS place
  FROM therapists_workinghours hours
  JOIN practice_clinic clinic ON clinic.id = hours.clinic_id
  JOIN practice_service service ON service.id = %(service)s
  LEFT JOIN busy USING (therapist_id)
  CROSS JOIN generate_series(%(from)s::date, %(from)s::date + %(days)s - 1, interval '1 day') AS day
  CROSS JOIN LATERAL generate_series(
      (day::date + hours.opens) AT TIME ZONE clinic.zone,
      (day::date + hours.closes) AT TIME ZONE clinic.zone
        - make_interval(mins => service.length_min + service.after_min),
      make_interval(mins => clinic.start_grid_min)
  ) AS start
  WHERE hours.therapist_id = ANY(%(therapists)s)
    AND extract(isodow FROM day) = hours.weekday + 1
    AND start >= %(now)s + make_interval(mins => clinic.notice_min)
    AND NOT coalesce(
      busy.taken && tstzrange(start, start + make_interval(mins => service.length_min + service.after_min)), false
    )
)
SELECT therapist_id, start FROM starts WHERE place <= %(first)s
"""


def measures(_sizes: Sizes) -> Iterator[Measure]:
    clinic_id, service_id, people = open_world("slots")
    fill(clinic_id, service_id, people)
    asked = {
        "service": service_id,
        "from": NOW.date(),
        "days": DAYS,
        "now": NOW,
        "therapists": people[:1],
        "first": 10_000,
    }
    ceiling = median_ms(lambda: query(BY_HAND, asked))
    ours = median_ms(lambda: one_therapist(people[0], service_id))
    yield beside("slots_of_one_therapist_30_days", ours, ceiling)
    of_all = {**asked, "days": 43, "therapists": people, "first": 3}
    ceiling = median_ms(lambda: query(BY_HAND, of_all))
    plan_id = somebody().plan_id
    ours = median_ms(lambda: offers_for(plan_id=plan_id, wishes=Wishes(), now=NOW, limit=20))
    yield beside("offers_of_20_therapists", ours, ceiling)


def beside(name: str, ours: float, ceiling: float) -> Measure:
    bar = 2 * ceiling + 3
    return Measure(name, ours, "ms", ours / ceiling, f"<= 2 x SQL + 3 = {bar:.3g} ms", ours <= bar)


def one_therapist(therapist_id: int, service_id: int) -> None:
    free_starts(therapist_id=therapist_id, service_id=service_id, from_on=NOW.date(), days=DAYS, now=NOW)


def query(text: str, values: dict[str, object]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return list(cursor.fetchall())


def fill(clinic_id: int, service_id: int, people: list[int]) -> None:
    """Hold about 60 % of everybody's time for long: a visit takes 45 minutes, each therapist has a room."""
    chance, rooms = Random(1), [room.id for room in open_rooms(clinic_ids=[clinic_id])]  # noqa: S311
    (service,) = services(clinic_ids=[clinic_id])
    rows = [
        held(clinic_id, therapist_id, room_id, service, start)
        for therapist_id, room_id in zip(people, rooms, strict=True)
        for start in all_starts(therapist_id, service_id)
        if (start.minute + start.hour * 60) % 45 == 0 and chance.random() < FULL
    ]
    Booking.objects.bulk_create(rows, batch_size=500)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def all_starts(therapist_id: int, service_id: int) -> tuple[datetime, ...]:
    return free_starts(therapist_id=therapist_id, service_id=service_id, from_on=NOW.date(), days=43, now=NOW)


def held(clinic_id: int, therapist_id: int, room_id: int, service: ServiceCard, start: datetime) -> Booking:
    during, occupied = service.visit.during(start), service.visit.occupied(start)
    return Booking(
        clinic_id=clinic_id,
        therapist_id=therapist_id,
        room_id=room_id,
        service_id=service.id,
        assessment_id=somebody().assessment_id,
        plan_id=somebody().plan_id,
        during=DateTimeTZRange(during.start, during.end),
        occupied=DateTimeTZRange(occupied.start, occupied.end),
        zone="America/Chicago",
        price_cents=service.price_cents,
        currency="USD",
        made_at=NOW,
        held_until=NOW + timedelta(days=1),
    )
