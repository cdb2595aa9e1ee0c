"""What the worker does for the assessments."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from unknot.assessments.forgetting import forget_abandoned

QUEUE = "assessments"


@app.periodic(cron="43 3 * * *")
@app.task(queue=QUEUE, queueing_lock="assessments.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  the scheduler hands it in
    """Remove old assessments that no visit rests on. Each night; `notices` removes expired sessions."""
    now = timezone.now()
    forget_abandoned(before=now - timedelta(days=settings.FORGET_ABANDONED_DAYS), by="worker", now=now)
