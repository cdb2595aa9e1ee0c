"""Open a clinic together with the people who work there, or add to it later; whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from unknot.practice import actions as practice
from unknot.practice.actions import ClinicNotValid, told
from unknot.practice.queries import clinic_named
from unknot.practice.values import NewClinic
from unknot.scheduling.walltime import local_day
from unknot.therapists.actions import add_therapist
from unknot.therapists.queries import licences_of
from unknot.therapists.values import NewTherapist


@dataclass(frozen=True, slots=True)
class Added:
    """How much is new; what was there already is not counted."""

    rooms: int
    services: int
    therapists: int

    def __str__(self) -> str:
        counts = (("room", self.rooms), ("service", self.services), ("therapist", self.therapists))
        found = [f"{many} {name}{'' if many == 1 else 's'}" for name, many in counts if many]
        return f"added {', '.join(found)}." if found else "all of it is there already. Nothing was changed."


@transaction.atomic(durable=True)
def set_up_clinic(*, clinic: NewClinic, therapists: Sequence[NewTherapist], by: str, now: datetime) -> Added:
    """What was added. A clinic of that short name, a room and a service by their names, and a therapist by the number
    of the license stay as they are. ClinicNotValid (with all reasons found), MadeUpClinicsHere.
    """
    practice.refuse_beside_made_up(clinic)
    here = clinic_named(clinic.slug)
    reasons: list[str] = []
    try:
        if here is None:
            clinic_id = practice.add_clinic(clinic, by=by, now=now)
            rooms, services = len(clinic.rooms), len(clinic.services)
        else:
            clinic_id = here.id
            rooms, services = practice.add_to_clinic(clinic_id, clinic, by=by, now=now)
    except ValidationError as problem:
        raise ClinicNotValid(tuple(lines("clinic", problem))) from None
    new = [one for one in therapists if one.licence.number not in licences_of(clinic_id)]
    for one in new:
        reasons += (f"{one.name}: {words}" for words in never_booked(one, clinic, now))
        try:
            add_therapist(one, clinic_id=clinic_id, by=by, now=now)
        except ValidationError as problem:
            reasons += lines(one.name, problem)
    if reasons:
        raise ClinicNotValid(tuple(reasons))
    return Added(rooms, services, len(new))


def never_booked(new: NewTherapist, clinic: NewClinic, now: datetime) -> Iterator[str]:
    """What would keep clients from ever finding a time with them."""
    if (new.licence.country, new.licence.state) != (clinic.country, clinic.state):
        yield f"license: It has to be one of {clinic.country} {clinic.state}, where the clinic is."
    today = local_day(now, clinic.zone)
    for paper, expires_on in (("license", new.licence.expires_on), ("insurance", new.insurance.expires_on)):
        if expires_on < today:
            yield f"{paper}: It ran out on {expires_on}, so nobody could book."
    if not new.hours:
        yield "hours: Without hours nobody could book."


def lines(whose: str, problem: ValidationError) -> Iterator[str]:
    for about, words in told(problem):
        yield f"{whose}: {about}: {' '.join(words)}"
