"""Open clinics."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from math import isfinite
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction

from unknot.audit.actions import record
from unknot.practice.models import Clinic, Room, Service
from unknot.practice.values import NewClinic, NewService
from unknot.web.refusals import Refusal


@dataclass(eq=False)
class ClinicNotValid(Refusal):
    code = "practice.clinic_not_valid"
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "\n  ".join(["No clinic was made. Mend this and try again:", *self.reasons])


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
    if not clinic.is_demo and Clinic.objects.filter(is_demo=True).exists():
        raise MadeUpClinicsHere
    try:
        return add_clinic(clinic, by=by, now=now)
    except ValidationError as problem:
        raise ClinicNotValid(tuple(f"{about}: {' '.join(words)}" for about, words in told(problem))) from None


def add_clinic(new: NewClinic, *, by: str, now: datetime) -> int:
    """The same, inside the transaction of another act; ValidationError when a field is wrong or the slug is taken."""
    row = Clinic(**columns(new, but={"rooms", "services"}))
    check(row, new)
    row.save()
    Room.objects.bulk_create(Room(clinic=row, name=name) for name in new.rooms)
    Service.objects.bulk_create(as_row(service, row) for service in new.services)
    record(act="practice.open_clinic", about=f"Clinic:{row.pk}", by=by, now=now, clinic_id=row.pk)
    return row.pk


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


def is_code(text: str, letters: int) -> bool:
    return len(text) == letters and text.isascii() and text.isalpha() and text.isupper()


def told(problem: ValidationError) -> list[tuple[str, list[str]]]:
    """Each field in plain words, with what is wrong about it."""
    return [(name.removesuffix("_deg").replace("_", " "), words) for name, words in problem.message_dict.items()]


def as_row(new: NewService, clinic: Clinic) -> Service:
    return Service(clinic=clinic, **{**columns(new, but={"techniques"}), "techniques": list(new.techniques)})


def columns(new: NewClinic | NewService, but: set[str]) -> dict[str, Any]:
    return {field.name: getattr(new, field.name) for field in fields(new) if field.name not in but}
