"""Open clinics, and add to them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from math import isfinite
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction

from unknot.audit.actions import record
from unknot.knowledge.loading import knowledge
from unknot.practice.models import Clinic, Room, Service
from unknot.practice.values import NewClinic, NewService
from unknot.web.refusals import Refusal

SERVICE_MIN = (10, 240)  # shortest and longest visit, minutes; the table's own constraint says the same


@dataclass(eq=False)
class ClinicNotValid(Refusal):
    code = "practice.clinic_not_valid"
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "\n  ".join(["Nothing was made. Mend this and try again:", *self.reasons])


@dataclass(eq=False)
class MadeUpClinicsHere(Refusal):
    code = "practice.made_up_clinics"

    def __str__(self) -> str:
        return (
            "This installation holds the made-up clinics of the demo, and a real one never stands beside them. "
            "Nothing was made. Set UNKNOT_HOME to another folder and start it with: unknot up --no-demo"
        )


@transaction.atomic(durable=True)
def open_clinic(*, clinic: NewClinic, by: str, now: datetime) -> int:
    """The id of a new clinic with its rooms and menu. ClinicNotValid (all reasons at once), MadeUpClinicsHere."""
    refuse_beside_made_up(clinic)
    try:
        return add_clinic(clinic, by=by, now=now)
    except ValidationError as problem:
        raise ClinicNotValid(tuple(f"{about}: {' '.join(words)}" for about, words in told(problem))) from None


def refuse_beside_made_up(clinic: NewClinic) -> None:
    if not clinic.is_demo and Clinic.objects.filter(is_demo=True).exists():
        raise MadeUpClinicsHere


def add_clinic(new: NewClinic, *, by: str, now: datetime) -> int:
    """The same, inside the transaction of another act; ValidationError when a field is wrong or the slug is taken."""
    row = Clinic(**columns(new, but={"rooms", "services"}))
    check(row, new)
    row.save()
    add_rooms_and_menu(row, new)
    record(act="practice.open_clinic", about=f"Clinic:{row.pk}", by=by, now=now, clinic_id=row.pk)
    return row.pk


def add_to_clinic(clinic_id: int, new: NewClinic, *, by: str, now: datetime) -> tuple[int, int]:
    """How many rooms and services were new, by their names; inside the transaction of another act. ValidationError."""
    row = Clinic.objects.select_for_update().get(pk=clinic_id)
    check(row, new)
    rooms, services = add_rooms_and_menu(row, new)
    if rooms or services:
        about = f"Clinic:{row.pk}"
        record(
            act="practice.add_to_clinic", about=about, by=by, now=now, clinic_id=row.pk, rooms=rooms, services=services
        )
    return rooms, services


def add_rooms_and_menu(row: Clinic, new: NewClinic) -> tuple[int, int]:
    known = {*Room.objects.filter(clinic=row).values_list("name", flat=True)}
    rooms = [Room(clinic=row, name=name) for name in new.rooms if name not in known]
    sold = {*Service.objects.filter(clinic=row).values_list("name", flat=True)}
    services = [as_row(service, row) for service in new.services if service.name not in sold]
    Room.objects.bulk_create(rooms)
    Service.objects.bulk_create(services)
    return len(rooms), len(services)


def check(row: Clinic, new: NewClinic) -> None:
    """What the columns say, and what they cannot; ValidationError with all that is wrong."""
    wrong: dict[str, list[str]] = {}
    try:
        row.full_clean()
    except ValidationError as problem:
        wrong = dict(problem.message_dict)
    for about, words in further(new):
        wrong.setdefault(about, []).append(words)
    if wrong:
        raise ValidationError(wrong)


def further(new: NewClinic) -> Iterator[tuple[str, str]]:
    if new.zone not in available_timezones():
        yield "zone", f"“{new.zone}” is no time zone. Write it as America/Chicago."
    if not is_code(new.country, 2):
        yield "country", "Write two capital letters, as US or CA."
    if not is_code(new.currency, 3):
        yield "currency", "Write three capital letters, as USD."
    if not isfinite(new.latitude_deg) or not isfinite(new.longitude_deg):
        yield "latitude_deg", "Latitude and longitude are numbers in degrees."
    longest = Room._meta.get_field("name").max_length or 0
    if len(set(new.rooms)) < len(new.rooms) or not all(0 < len(name.strip()) <= longest for name in new.rooms):
        yield "rooms", f"Give each room a name of its own, of at most {longest} letters."
    if len({service.name for service in new.services}) < len(new.services):
        yield "services", "Give each service a name of its own."
    for service in new.services:
        yield from (("services", words) for words in wrong_with(service))


def wrong_with(new: NewService) -> Iterator[str]:
    try:
        as_row(new, Clinic()).full_clean(exclude={"clinic"}, validate_constraints=False)
    except ValidationError as problem:
        for about, words in told(problem):
            yield f"{new.name}: {about}: {' '.join(words)}"
    low, high = SERVICE_MIN
    if not low <= new.length_min <= high:
        yield f"{new.name}: A visit takes {low} to {high} minutes."
    if unknown := sorted(set(new.techniques) - set(knowledge().care.techniques)):
        yield f"{new.name}: We know no technique {', '.join(unknown)}."


def is_code(text: str, letters: int) -> bool:
    return len(text) == letters and text.isascii() and text.isalpha() and text.isupper()


def told(problem: ValidationError) -> list[tuple[str, list[str]]]:
    """Each field in plain words, with what is wrong about it."""
    named = {"slug": "short name", "zone": "time zone"}
    found = problem.message_dict.items()
    return [(named.get(name, name.removesuffix("_deg").replace("_", " ")), words) for name, words in found]


def as_row(new: NewService, clinic: Clinic) -> Service:
    return Service(clinic=clinic, **{**columns(new, but={"techniques"}), "techniques": list(new.techniques)})


def columns(new: NewClinic | NewService, but: set[str]) -> dict[str, Any]:
    return {field.name: getattr(new, field.name) for field in fields(new) if field.name not in but}
