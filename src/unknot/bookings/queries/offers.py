"""Therapists who fit a plan, best first, with the reasons and their first free starts."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from unknot.bookings.queries.network import Network, read_network
from unknot.bookings.queries.reasons import map_words, said
from unknot.bookings.values import TherapistOffer
from unknot.plans.queries import needs_of
from unknot.practice.values import ServiceCard
from unknot.scheduling.free import free_starts
from unknot.scheduling.match import Candidate, match, may_be_shown, suits
from unknot.scheduling.places import Place
from unknot.scheduling.values import Needs, Wishes
from unknot.scheduling.walltime import local_day
from unknot.therapists.values import TherapistCard

FIRST_STARTS = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """A therapist with the service that suits the plan best, and the first free starts for it; never none."""

    therapist: TherapistCard
    service: ServiceCard
    starts: tuple[datetime, ...]


def offers_for(*, plan_id: int, wishes: Wishes, now: datetime, limit: int) -> tuple[TherapistOffer, ...]:
    """At most `limit` therapists for a stored plan. Empty when nobody fits, or has no time within the horizon."""
    return offers(needs_of(plan_id), wishes, now, limit, draw=f"plan {plan_id}")


def offers_for_needs(*, needs: Needs, wishes: Wishes, now: datetime, limit: int) -> tuple[TherapistOffer, ...]:
    """The same for a plan that is not stored, such as one made from a file."""
    return offers(needs, wishes, now, limit, draw=repr(needs))


def offers(needs: Needs, wishes: Wishes, now: datetime, limit: int, draw: str) -> tuple[TherapistOffer, ...]:
    needs, network = replace(needs, regions=map_words(needs.regions)), read_network(now)
    seats = {seat.therapist.id: seat for seat in seats_in(network, needs, wishes, now)}
    candidates = [as_candidate(seat, network) for seat in seats.values()]
    matches = match(needs, wishes, candidates, home_of(wishes, network), draw)
    return tuple(
        as_offer(seats[found.therapist_id], network, tuple(said(reason) for reason in found.reasons))
        for found in matches[:limit]
    )


def seats_in(network: Network, needs: Needs, wishes: Wishes, now: datetime) -> list[Seat]:
    seats = []
    for person in network.therapists:
        if not may_be_shown(wishes, person.clinic_id, person.gender, person.languages):
            continue
        service = best_service(network.services.get(person.clinic_id, ()), needs, person)
        starts = first_starts(network, person, service, now) if service else ()
        if service and starts:
            seats.append(Seat(person, service, starts))
    return seats


def best_service(menu: tuple[ServiceCard, ...], needs: Needs, person: TherapistCard) -> ServiceCard | None:
    """The longest service that the plan allows and that leaves room for a technique of the plan."""
    suited = [one for one in menu if suits(needs, person.techniques, one.techniques, one.length_min)]
    return max(suited, key=lambda one: (one.length_min, -one.id), default=None)


def first_starts(network: Network, person: TherapistCard, service: ServiceCard, now: datetime) -> tuple[datetime, ...]:
    clinic = network.clinics[person.clinic_id]
    today = local_day(now, clinic.zone)
    found = free_starts(service.visit, network.agendas[person.id], now, today, clinic.horizon_days + 1)
    return tuple(islice(found, FIRST_STARTS))


def home_of(wishes: Wishes, network: Network) -> Place | None:
    """Where the person is, as far as a clinic stands in that town. Other towns wait for a register of places."""
    if not wishes.town:
        return None
    places = (Place(one.town, one.latitude_deg, one.longitude_deg) for one in network.clinics.values())
    return next((place for place in places if place.is_called(wishes.town)), None)


def as_candidate(seat: Seat, network: Network) -> Candidate:
    clinic, person = network.clinics[seat.therapist.clinic_id], seat.therapist
    return Candidate(
        therapist_id=person.id,
        clinic_id=clinic.id,
        place=Place(clinic.town, clinic.latitude_deg, clinic.longitude_deg),
        techniques=person.techniques,
        treats=person.treats,
        max_pressure=person.max_pressure,
        languages=person.languages,
        gender=person.gender,
        first_free=seat.starts[0],
    )


def as_offer(seat: Seat, network: Network, reasons: tuple[str, ...]) -> TherapistOffer:
    clinic = network.clinics[seat.therapist.clinic_id]
    return TherapistOffer(
        therapist_id=seat.therapist.id,
        name=seat.therapist.name,
        about=seat.therapist.about,
        clinic=clinic,
        service=seat.service,
        reasons=reasons,
        first_starts=seat.starts,
        zone=clinic.zone,
    )
