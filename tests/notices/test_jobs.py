"""The job of each minute sends what was left over."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from notices.conftest import Hello, queued
from unknot.notices.jobs import deliver_due
from unknot.notices.models import OutboxMessage

pytestmark = pytest.mark.django_db


def test_what_a_dead_worker_left_is_sent_and_what_is_not_due_waits(hello: Hello) -> None:
    now = timezone.now()
    left = queued(version=1, now=now - timedelta(hours=1))
    OutboxMessage.objects.filter(pk=left.pk).update(claimed_until=now - timedelta(minutes=1), attempts=1)
    queued(version=2, now=now + timedelta(hours=1))
    deliver_due(timestamp=0)
    assert [m.body for m in mail.outbox] == ["See you on Monday. (41, 1)"]


def test_one_broken_mail_does_not_stop_the_others(hello: Hello) -> None:
    OutboxMessage.objects.create(
        kind="tests.unknown", about_id=1, version=0, queued_at=timezone.now(), due_at=timezone.now()
    )
    queued(now=timezone.now())
    deliver_due(timestamp=0)
    assert len(mail.outbox) == 1
