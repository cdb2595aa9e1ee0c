"""Open clinics."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction

from unknot.audit.actions import record
from unknot.practice.models import Clinic, Room, Service
from unknot.practice.values import NewClinic, NewService


@transaction.atomic(durable=True)
def open_clinic(*, clinic: NewClinic, by: str, now: datetime) -> int:
    """The id of a new clinic with its rooms and menu; ValidationError when a field is wrong or the slug is taken."""
    return add_clinic(clinic, by=by, now=now)


def add_clinic(new: NewClinic, *, by: str, now: datetime) -> int:
    """The same, inside the transaction of another act."""
    row = Clinic(**columns(new, but={"rooms", "services"}))
    row.full_clean()
    row.save()
    Room.objects.bulk_create(Room(clinic=row, name=name) for name in new.rooms)
    Service.objects.bulk_create(as_row(service, row) for service in new.services)
    record(act="practice.open_clinic", about=f"Clinic:{row.pk}", by=by, now=now, clinic_id=row.pk)
    return row.pk


def as_row(new: NewService, clinic: Clinic) -> Service:
    return Service(clinic=clinic, **{**columns(new, but={"techniques"}), "techniques": list(new.techniques)})


def columns(new: NewClinic | NewService, but: set[str]) -> dict[str, Any]:
    return {field.name: getattr(new, field.name) for field in fields(new) if field.name not in but}
