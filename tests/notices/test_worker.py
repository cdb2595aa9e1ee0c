"""A real worker takes the mail from the queue, and tidies up behind itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from notices.conftest import KIND, Hello
from notices.post_office import PostOffice
from unknot.notices.actions import queue
from unknot.notices.jobs import KEEP_JOBS_HOURS, deliver_one, tidy_jobs, tidy_rows
from unknot.notices.models import OutboxMessage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_jobs() -> None:
    """The worker's tables are not Django's, so they outlive a test."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def work_until_done() -> None:
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(queues=["notices"], wait=False, install_signal_handlers=False, listen_notify=False)


def test_a_queued_mail_is_sent_by_the_worker(hello: Hello, office: PostOffice) -> None:
    with transaction.atomic():
        queue(kind=KIND, about_id=41, version=0, clinic_id=None, now=timezone.now())
    work_until_done()
    assert len(office.received) == 1
    assert OutboxMessage.objects.get().sent_at is not None
    assert ProcrastinateJob.objects.get(task_name=deliver_one.name).status == "succeeded"


def test_old_jobs_are_forgotten_and_new_ones_kept() -> None:
    deliver_one.defer(message_id=0)
    work_until_done()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - %s", [timedelta(hours=KEEP_JOBS_HOURS + 1)])
    deliver_one.defer(message_id=1)
    tidy_jobs.defer(timestamp=0)
    work_until_done()
    left = ProcrastinateJob.objects.filter(task_name=deliver_one.name)
    assert [job.args for job in left] == [{"message_id": 1}]


def test_a_job_of_a_killed_worker_is_closed() -> None:
    deliver_one.defer(message_id=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    tidy_jobs.defer(timestamp=0)
    work_until_done()
    assert ProcrastinateJob.objects.get(task_name=deliver_one.name).status == "failed"


def test_the_worker_knows_how_to_tidy_rows() -> None:
    tidy_rows.defer(timestamp=0)
    work_until_done()
    assert ProcrastinateJob.objects.get(task_name=tidy_rows.name).status == "succeeded"
