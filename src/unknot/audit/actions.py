"""Write audit lines. Called inside the transaction of the act, so that both stand or fall together."""

from datetime import datetime

from unknot.audit.models import AuditLine


def record(*, act: str, about: str, by: str, now: datetime, clinic_id: int | None = None, **detail: object) -> None:
    AuditLine.objects.create(at=now, by=by, act=act, about=about, clinic_id=clinic_id, detail=detail)
