"""Take therapists on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from unknot.audit.actions import record
from unknot.knowledge.loading import knowledge
from unknot.scheduling.values import WeeklyBlock
from unknot.therapists.models import Insurance, Licence, Therapist, WorkingHours
from unknot.therapists.values import NewTherapist


@transaction.atomic(durable=True)
def take_on(*, therapist: NewTherapist, clinic_id: int, by: str, now: datetime) -> int:
    """The id of a new therapist with hours, licence and insurance; ValidationError when a field is wrong."""
    return add_therapist(therapist, clinic_id=clinic_id, by=by, now=now)


def add_therapist(new: NewTherapist, *, clinic_id: int, by: str, now: datetime) -> int:
    """The same, inside the transaction of another act."""
    row = Therapist(
        clinic_id=clinic_id,
        user_id=new.user_id,
        name=new.name,
        about=new.about,
        gender=new.gender,
        languages=list(new.languages),
        techniques=list(new.techniques),
        treats=list(new.treats),
        max_pressure=new.max_pressure,
        practising_since_on=new.practising_since_on,
    )
    check(row, new)
    row.save()
    add_papers(row, new)
    record(act="therapists.take_on", about=f"Therapist:{row.pk}", by=by, now=now, clinic_id=clinic_id)
    return row.pk


def check(row: Therapist, new: NewTherapist) -> None:
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


def further(new: NewTherapist) -> Iterator[tuple[str, str]]:
    known = knowledge().care
    for about, told, words in (
        ("techniques", new.techniques, set(known.techniques)),
        ("treats", new.treats, set(known.area_map.regions)),
    ):
        if strange := sorted(set(told) - words):
            yield about, f"We do not know {', '.join(strange)}. Choose from: {', '.join(sorted(words))}."
    yield from wrong_hours(new.hours)


def wrong_hours(hours: Sequence[WeeklyBlock]) -> Iterator[tuple[str, str]]:
    if not all(block.opens < block.closes for block in hours):
        yield "hours", "Each block opens before it closes."
    blocks = sorted(hours, key=lambda block: (block.weekday, block.opens))
    if any(one.weekday == two.weekday and two.opens < one.closes for one, two in pairwise(blocks)):
        yield "hours", "Two blocks of one day overlap."


def add_papers(row: Therapist, new: NewTherapist) -> None:
    """ValidationError, with the name of the paper, for a number that is taken or too long."""
    licence, insurance = new.licence, new.insurance
    save(
        "license",
        Licence(
            clinic_id=row.clinic_id,
            therapist=row,
            number=licence.number,
            state=licence.state,
            country=licence.country,
            expires_on=licence.expires_on,
            checked_on=licence.checked_on,
            checked_how=licence.checked_how,
        ),
    )
    save(
        "insurance",
        Insurance(
            clinic_id=row.clinic_id,
            therapist=row,
            insurer=insurance.insurer,
            policy_number=insurance.policy_number,
            expires_on=insurance.expires_on,
        ),
    )
    WorkingHours.objects.bulk_create(
        WorkingHours(
            clinic_id=row.clinic_id, therapist=row, weekday=block.weekday, opens=block.opens, closes=block.closes
        )
        for block in new.hours
    )


def save(what: str, paper: Licence | Insurance) -> None:
    try:
        paper.full_clean()
    except ValidationError as problem:
        raise ValidationError({what: problem.messages}) from None
    paper.save()
