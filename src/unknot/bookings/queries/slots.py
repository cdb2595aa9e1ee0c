"""One therapist's free starts for one service."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final

from unknot.bookings.queries.network import read_network
from unknot.bookings.values import NEXT_FREE
from unknot.practice.values import ClinicCard, ServiceCard
from unknot.scheduling.agenda import Agenda
from unknot.scheduling.free import free_starts as free_starts_of
from unknot.scheduling.values import Span
from unknot.scheduling.walltime import local_day
from unknot.therapists import queries as therapists
from unknot.therapists.values import TherapistCard

ANY_ZONE: Final = timedelta(days=1)
"""A local day lies within its date in UTC, give or take this much."""


@dataclass(frozen=True, slots=True)
class Chair:
    """A therapist with a service of their clinic, and all that decides when both are free."""

    clinic: ClinicCard
    therapist: TherapistCard
    service: ServiceCard
    agenda: Agenda


def read_chair(
    therapist_id: int, service_id: int, now: datetime, *, within: Span | None = None, but_booking: int | None = None
) -> Chair | None:
    """None when the therapist does not work, or the clinic does not sell this service."""
    clinic_id = therapists.clinic_of(therapist_id)
    if clinic_id is None:
        return None
    network = read_network(
        now, clinic_ids=[clinic_id], therapist_ids=[therapist_id], within=within, but_booking=but_booking
    )
    service = next((one for one in network.services.get(clinic_id, ()) if one.id == service_id), None)
    if service is None or not network.therapists:
        return None
    return Chair(network.clinics[clinic_id], network.therapists[0], service, network.agendas[therapist_id])


def free_starts(*, therapist_id: int, service_id: int, from_on: date, days: int, now: datetime) -> tuple[datetime, ...]:
    """All free starts (UTC) of `days` local days from `from_on` on; none for an unknown therapist or service."""
    opens = datetime.combine(from_on, time(), tzinfo=UTC)
    within = Span(max(now, opens - ANY_ZONE), max(now, opens) + timedelta(days=max(0, days)) + 2 * ANY_ZONE)
    chair = read_chair(therapist_id, service_id, now, within=within)
    return tuple(free_starts_of(chair.service.visit, chair.agenda, now, from_on, days)) if chair else ()


def next_free(therapist_id: int, service_id: int, starts_at: datetime, now: datetime) -> tuple[datetime, ...]:
    """The first free starts from the asked one on; when none is left, the first ones of all."""
    chair = read_chair(therapist_id, service_id, now)
    if chair is None:
        return ()
    zone, visit = chair.clinic.zone, chair.service.visit
    from_asked = free_starts_of(visit, chair.agenda, now, local_day(starts_at, zone), chair.clinic.horizon_days + 1)
    later = tuple(islice((start for start in from_asked if start >= starts_at), NEXT_FREE))
    return later or tuple(
        islice(free_starts_of(visit, chair.agenda, now, local_day(now, zone), chair.clinic.horizon_days + 1), NEXT_FREE)
    )
