"""What the worker does for the outbox."""

from django.utils import timezone
from procrastinate.contrib.django import app

from unknot.notices.models import OutboxMessage
from unknot.notices.sender import deliver, due

BATCH = 200


@app.task(queue="notices")
def deliver_one(message_id: int) -> None:
    deliver(message_id=message_id, now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queue="notices", queueing_lock="notices.deliver_due", pass_context=False)
def deliver_due(timestamp: int) -> None:  # noqa: ARG001  the scheduler hands it in
    """Send what is due: mails to be tried again, and those whose worker died. Each minute."""
    rows = OutboxMessage.objects.filter(due(timezone.now())).order_by("due_at", "pk")
    for message_id in list(rows.values_list("pk", flat=True)[:BATCH]):
        deliver(message_id=message_id, now=timezone.now())
