"""Take therapists on."""

from datetime import datetime

from django.db import transaction

from unknot.audit.actions import record
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
    row.full_clean()
    row.save()
    add_papers(row, new)
    record(act="therapists.take_on", about=f"Therapist:{row.pk}", by=by, now=now, clinic_id=clinic_id)
    return row.pk


def add_papers(row: Therapist, new: NewTherapist) -> None:
    licence, insurance = new.licence, new.insurance
    Licence.objects.create(
        clinic_id=row.clinic_id,
        therapist=row,
        number=licence.number,
        state=licence.state,
        country=licence.country,
        expires_on=licence.expires_on,
        checked_on=licence.checked_on,
        checked_how=licence.checked_how,
    )
    Insurance.objects.create(
        clinic_id=row.clinic_id,
        therapist=row,
        insurer=insurance.insurer,
        policy_number=insurance.policy_number,
        expires_on=insurance.expires_on,
    )
    WorkingHours.objects.bulk_create(
        WorkingHours(
            clinic_id=row.clinic_id, therapist=row, weekday=block.weekday, opens=block.opens, closes=block.closes
        )
        for block in new.hours
    )
