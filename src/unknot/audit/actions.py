"""Write audit lines. Called inside the transaction of the act, so that both stand or fall together."""

from datetime import datetime

from django.db import DEFAULT_DB_ALIAS

from unknot.audit.models import AuditLine


def record(
    *,
    act: str,
    about: str,
    by: str,
    now: datetime,
    clinic_id: int | None = None,
    using: str = DEFAULT_DB_ALIAS,
    **detail: object,
) -> None:
    """using: the connection whose transaction the act is in."""
    lines = AuditLine.objects.using(using)
    lines.create(at=now, by=by, act=act, about=about, clinic_id=clinic_id, detail=detail)
