"""A month of made-up visits for one clinic: two weeks behind and two ahead, on free starts only."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from unknot.bookings.actions.made_up import MadeUpVisit
from unknot.demo.cases import Assessed
from unknot.practice.values import ClinicCard, RoomCard, ServiceCard
from unknot.scheduling.agenda import Agenda, Taken
from unknot.scheduling.free import free_starts
from unknot.scheduling.match import suits
from unknot.scheduling.values import Span
from unknot.scheduling.walltime import local_day
from unknot.therapists.values import TherapistCard

DAYS_BEHIND: Final = 14
DAYS_AHEAD: Final = 14
FULL: Final = 0.6
"""Share of the tries of a day that become a visit; the coming days fill up less and less."""
CANCELLED: Final = 0.06
TRIES: Final = 7


@dataclass(frozen=True, slots=True)
class DemoClient:
    """A made-up client, and what they told before past and coming visits."""

    client_id: int
    name: str
    email: str
    before: Assessed
    lately: Assessed


@dataclass(frozen=True, slots=True)
class Clinic:
    card: ClinicCard
    rooms: tuple[RoomCard, ...]
    services: tuple[ServiceCard, ...]
    therapists: tuple[TherapistCard, ...]
    clients: tuple[DemoClient, ...]


@dataclass(slots=True)
class Day:
    """What is taken on one day, as it fills."""

    therapists: dict[int, list[Span]] = field(default_factory=lambda: defaultdict(list))
    rooms: dict[int, list[Span]] = field(default_factory=lambda: defaultdict(list))
    clients: set[int] = field(default_factory=set)


def month_of_visits(clinic: Clinic, now: datetime, chance: Random) -> list[MadeUpVisit]:
    """The same visits for the same `now` and the same state of `chance`."""
    today = local_day(now, clinic.card.zone)
    days = (today + timedelta(days=offset) for offset in range(-DAYS_BEHIND, DAYS_AHEAD + 1))
    return [visit for day in days for visit in visits_of_day(clinic, day, now, chance)]


def visits_of_day(clinic: Clinic, on: date, now: datetime, chance: Random) -> Iterator[MadeUpVisit]:
    taken = Day()
    ahead = max(0, (on - local_day(now, clinic.card.zone)).days)
    share = FULL * (1 - ahead / (2 * DAYS_AHEAD))
    for therapist in clinic.therapists:
        for _try in range(TRIES):
            visit = one_visit(clinic, therapist, on, taken, now, chance) if chance.random() < share else None
            if visit is not None:
                yield visit


def one_visit(
    clinic: Clinic, therapist: TherapistCard, on: date, taken: Day, now: datetime, chance: Random
) -> MadeUpVisit | None:
    client, service = chance.choice(clinic.clients), chance.choice(clinic.services)
    assessed = client.lately if on >= local_day(now, clinic.card.zone) else client.before
    if client.client_id in taken.clients or not fit_together(assessed, therapist, service):
        return None
    agenda = agenda_of(clinic, therapist, taken)
    opened_at = now - timedelta(days=DAYS_BEHIND + 1)
    starts = list(free_starts(service.visit, agenda, opened_at, on, 1))
    if not starts:
        return None
    starts_at = chance.choice(starts)
    made_at = min(now, starts_at) - timedelta(minutes=chance.randrange(60, 3 * 24 * 60))
    is_cancelled = chance.random() < CANCELLED
    visit = MadeUpVisit(
        therapist_id=therapist.id,
        room_id=take(taken, clinic.rooms, therapist, client, service, starts_at, is_cancelled),
        service=service,
        starts_at=starts_at,
        client_id=client.client_id,
        contact_name=client.name,
        contact_email=client.email,
        assessment_id=assessed.assessment_id,
        plan_id=assessed.plan_id,
        made_at=made_at,
    )
    return replace(visit, cancelled_at=made_at + timedelta(minutes=30)) if is_cancelled else visit


def fit_together(assessed: Assessed, therapist: TherapistCard, service: ServiceCard) -> bool:
    return suits(assessed.needs, therapist.techniques, service.techniques, service.length_min)


def agenda_of(clinic: Clinic, therapist: TherapistCard, taken: Day) -> Agenda:
    """The month is wider than the horizon that is offered, and the past has no notice."""
    return Agenda(
        rules=replace(clinic.card.rules, notice_min=0, horizon_days=DAYS_BEHIND + DAYS_AHEAD + 2),
        hours=therapist.hours,
        validity=therapist.validity,
        busy=Taken.of(taken.therapists[therapist.id]),
        rooms=tuple(Taken.of(taken.rooms[room.id]) for room in clinic.rooms),
    )


def take(
    taken: Day,
    rooms: Sequence[RoomCard],
    therapist: TherapistCard,
    client: DemoClient,
    service: ServiceCard,
    starts_at: datetime,
    is_cancelled: bool,
) -> int:
    """The first free room's id. A cancelled visit leaves its time free."""
    occupied = service.visit.occupied(starts_at)
    room = next(room for room in rooms if not Taken.of(taken.rooms[room.id]).overlaps(occupied))
    if not is_cancelled:
        taken.therapists[therapist.id].append(occupied)
        taken.rooms[room.id].append(occupied)
    taken.clients.add(client.client_id)
    return room.id
