"""Everything that decides about free time, read at once: nine queries, whatever the number of therapists."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from unknot.bookings.queries.busy import Busy, busy_of
from unknot.practice import queries as practice
from unknot.practice.values import ClinicCard, RoomCard, ServiceCard
from unknot.scheduling.agenda import Agenda, Taken
from unknot.scheduling.values import Span
from unknot.therapists import queries as therapists
from unknot.therapists.values import TherapistCard


@dataclass(frozen=True, slots=True)
class Network:
    """Clinics, their menus and therapists, and each therapist's agenda by id."""

    clinics: dict[int, ClinicCard]
    services: dict[int, tuple[ServiceCard, ...]]
    therapists: tuple[TherapistCard, ...]
    agendas: dict[int, Agenda]


def read_network(
    now: datetime,
    *,
    clinic_ids: Collection[int] | None = None,
    therapist_ids: Collection[int] | None = None,
    within: Span | None = None,
    but_booking: int | None = None,
) -> Network:
    """The whole network, or some clinics or therapists of it; bookings from now on, or within a span only."""
    clinics = practice.clinics(ids=clinic_ids)
    ids = [clinic.id for clinic in clinics]
    people = therapists.therapists_of(clinics=clinics, now=now, ids=therapist_ids)
    busy = busy_of(ids, now, within, but_booking)
    by_id = {clinic.id: clinic for clinic in clinics}
    return Network(
        clinics=by_id,
        services=by_clinic(practice.services(clinic_ids=ids)),
        therapists=people,
        agendas=agendas_of(by_id, people, by_clinic(practice.open_rooms(clinic_ids=ids)), busy),
    )


def agendas_of(
    clinics: dict[int, ClinicCard],
    people: Collection[TherapistCard],
    rooms: dict[int, tuple[RoomCard, ...]],
    busy: Busy,
) -> dict[int, Agenda]:
    return {
        person.id: Agenda(
            rules=clinics[person.clinic_id].rules,
            hours=person.hours,
            validity=person.validity,
            leave=Taken.of(person.leave),
            busy=busy.of_therapist(person.id),
            rooms=tuple(busy.of_room(room.id) for room in rooms.get(person.clinic_id, ())),
        )
        for person in people
    }


def by_clinic[Card: (RoomCard, ServiceCard)](cards: Collection[Card]) -> dict[int, tuple[Card, ...]]:
    groups: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        groups[card.clinic_id].append(card)
    return {clinic_id: tuple(group) for clinic_id, group in groups.items()}
