"""A mail is queued with the act it tells of, or not at all."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from notices.conftest import KIND, NOON, Hello, queued
from unknot.notices.actions import queue
from unknot.notices.models import OutboxMessage


class ActFailedError(Exception):
    pass


@transaction.atomic
def act_that_fails() -> None:
    queue(kind=KIND, about_id=41, version=0, clinic_id=None, now=NOON)
    raise ActFailedError


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_act_leaves_neither_a_mail_nor_a_job() -> None:
    before = ProcrastinateJob.objects.count()
    with pytest.raises(ActFailedError):
        act_that_fails()
    assert not OutboxMessage.objects.exists()
    assert ProcrastinateJob.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_a_mail_outside_of_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        queue(kind=KIND, about_id=41, version=0, clinic_id=None, now=NOON)


@pytest.mark.django_db
def test_the_job_names_the_row_and_nothing_else(hello: Hello) -> None:
    row = queued()
    job = ProcrastinateJob.objects.latest("id")
    assert job.task_name == "unknot.notices.jobs.deliver_one"
    assert job.args == {"message_id": row.pk}


@pytest.mark.django_db
def test_the_same_fact_asked_for_twice_is_one_mail(hello: Hello) -> None:
    jobs = ProcrastinateJob.objects.count()
    assert queued(version=3).pk == queued(version=3).pk
    assert ProcrastinateJob.objects.count() == jobs + 1
    queued(version=4)
    assert OutboxMessage.objects.count() == 2
