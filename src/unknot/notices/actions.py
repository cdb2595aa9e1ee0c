"""Queue a mail. Called inside the transaction of the act it tells of, so that both stand or fall together."""

from datetime import datetime

from django.db import transaction

from unknot.notices.jobs import deliver_one
from unknot.notices.models import OutboxMessage


def queue(*, kind: str, about_id: int, version: int, clinic_id: int | None, now: datetime) -> None:
    """One mail of a kind about a version of a row, however often it is asked for. A rolled-back act leaves none."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Queue a mail in the transaction of the act it tells of.")
    row, is_new = OutboxMessage.objects.get_or_create(
        kind=kind,
        about_id=about_id,
        version=version,
        defaults={"clinic_id": clinic_id, "queued_at": now, "due_at": now},
    )
    if is_new:
        deliver_one.defer(message_id=row.pk)
