"""A clinic as its owner writes it down: the place, its rooms, its menu and the people who work there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import click
import yaml

from unknot.cli.yaml_part import YamlPart
from unknot.practice.values import NewClinic, NewService
from unknot.scheduling.values import WeeklyBlock
from unknot.therapists.values import NewInsurance, NewLicence, NewTherapist

MOST_BYTES = 1_000_000
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BLOCK = re.compile(r"(\d{1,2}):(\d\d) ?- ?(\d{1,2}):(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class ClinicFile:
    """All that a file tells."""

    clinic: NewClinic
    therapists: tuple[NewTherapist, ...]


def read_clinic_file(path: Path) -> ClinicFile:
    """What the file tells; all that is wrong with its form is told at once, each with its place."""
    wrong: list[str] = []
    top = YamlPart("the file", loaded(path), wrong)
    clinic = clinic_of(top.part("clinic"), top)
    therapists = tuple(therapist_of(part, clinic) for part in top.parts("therapists"))
    top.end()
    if wrong:
        raise click.ClickException("\n  ".join([f"Nothing was made. Mend this in {path} and try again:", *wrong]))
    return ClinicFile(clinic, therapists)


def loaded(path: Path) -> dict[str, Any]:
    text = path.read_bytes()
    if len(text) > MOST_BYTES:
        raise click.ClickException(f"{path} is longer than {MOST_BYTES // 1000} kB. Is it the right file?")
    try:
        told = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 — makes nothing but texts, lists and mappings
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise click.ClickException(f"{path} is not YAML: {' '.join(str(problem).split())[:300]}") from problem
    if not isinstance(told, dict):
        raise click.ClickException(f"{path} does not name a clinic. See examples/clinics/harbor.yaml for the form.")
    return {str(name): value for name, value in told.items()}


def clinic_of(part: YamlPart, top: YamlPart) -> NewClinic:
    clinic = NewClinic(
        slug=part.text("short_name"),
        name=part.text("name"),
        zone=part.text("time_zone"),
        street=part.text("street"),
        town=part.text("town"),
        state=part.text("state"),
        postcode=part.text("postcode"),
        country=part.text("country", "US"),
        latitude_deg=part.degrees("latitude"),
        longitude_deg=part.degrees("longitude"),
        phone=part.text("phone"),
        email=part.text("email"),
        currency=part.text("currency", "USD"),
        is_step_free=part.yes("step_free"),
        rooms=top.words("rooms"),
        services=tuple(service_of(one) for one in top.parts("services")),
    )
    part.end()
    return clinic


def service_of(part: YamlPart) -> NewService:
    service = NewService(
        name=part.text("name"),
        length_min=part.number("minutes"),
        price_cents=part.number("price", times=100),
        before_min=part.number("minutes_before", "0"),
        after_min=part.number("minutes_after", "15"),
        techniques=part.words("techniques"),
    )
    part.end()
    return service


def therapist_of(part: YamlPart, clinic: NewClinic) -> NewTherapist:
    license_, insurance = part.part("license"), part.part("insurance")
    therapist = NewTherapist(
        name=part.text("name"),
        about=part.text("about", ""),
        gender=part.text("gender", "not_told"),
        languages=part.words("languages"),
        techniques=part.words("techniques"),
        treats=part.words("treats"),
        max_pressure=part.number("max_pressure", "3"),
        practising_since_on=part.day("practicing_since"),
        hours=tuple(hours_of(part.part("hours"))),
        licence=NewLicence(
            number=license_.text("number"),
            state=license_.text("state", clinic.state),
            country=license_.text("country", clinic.country),
            expires_on=license_.day("expires_on"),
        ),
        insurance=NewInsurance(
            insurer=insurance.text("insurer"),
            policy_number=insurance.text("policy_number"),
            expires_on=insurance.day("expires_on"),
        ),
    )
    for one in (part, license_, insurance):
        one.end()
    return therapist


def hours_of(part: YamlPart) -> Iterator[WeeklyBlock]:
    for weekday, name in enumerate(DAYS):
        for told in filter(None, part.text(name, "").split(",")):
            block = block_of(weekday, told.strip())
            if block:
                yield block
            else:
                part.say(name, f"has {told.strip()[:40]!r}. Write the hours as 9:00-12:30, 13:00-17:00.")
    part.end()


def block_of(weekday: int, told: str) -> WeeklyBlock | None:
    found = BLOCK.fullmatch(told)
    try:
        opens_h, opens_min, closes_h, closes_min = (int(number) for number in found.groups()) if found else (24,) * 4
        return WeeklyBlock(weekday, time(opens_h, opens_min), time(closes_h, closes_min))
    except ValueError:
        return None
