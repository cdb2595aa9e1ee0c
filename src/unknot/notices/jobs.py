"""What the worker does for the outbox, and each hour against what would pile up."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status

from unknot.notices.models import CaughtMail, OutboxMessage
from unknot.notices.sender import deliver, due

QUEUE = "notices"
BATCH = 200
KEEP_JOBS_HOURS = 72
KEEP_CAUGHT = timedelta(days=7)


@app.task(queue=QUEUE)
def deliver_one(message_id: int) -> None:
    deliver(message_id=message_id, now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="notices.deliver_due")
def deliver_due(timestamp: int) -> None:  # noqa: ARG001  the scheduler hands it in
    """Send what is due: mails to be tried again, and those whose worker died. Each minute."""
    rows = OutboxMessage.objects.filter(due(timezone.now())).order_by("due_at", "pk")
    for message_id in list(rows.values_list("pk", flat=True)[:BATCH]):
        deliver(message_id=message_id, now=timezone.now())


@app.periodic(cron="17 * * * *")
@app.task(queue=QUEUE, queueing_lock="notices.tidy_jobs", pass_context=True)
async def tidy_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  the scheduler hands it in
    """Close the jobs that a killed worker held, whose mails the lease sends anyway; forget old ones. Each hour."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(queue=QUEUE):
        await jobs.finish_job(job, status=Status.FAILED, delete_job=False)
    await jobs.delete_old_jobs(nb_hours=KEEP_JOBS_HOURS, queue=QUEUE, include_failed=True)


@app.periodic(cron="27 * * * *")
@app.task(queue=QUEUE, queueing_lock="notices.tidy_rows")
def tidy_rows(timestamp: int) -> None:  # noqa: ARG001  the scheduler hands it in
    """Remove sessions that have expired, and mails caught long ago. Each hour."""
    call_command("clearsessions")
    CaughtMail.objects.filter(caught_at__lt=timezone.now() - KEEP_CAUGHT).delete()
