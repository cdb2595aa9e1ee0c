"""The job of each minute sends what was left over; the one of each hour removes what nobody needs."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.utils import timezone

from notices.conftest import Hello, queued
from unknot.notices.jobs import KEEP_CAUGHT, deliver_due, tidy_rows
from unknot.notices.models import CaughtMail, OutboxMessage

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


def session(ends_in: timedelta) -> str:
    store = SessionStore()
    store["assessment_id"] = 41
    store.create()
    Session.objects.filter(pk=store.session_key).update(expire_date=timezone.now() + ends_in)
    return str(store.session_key)


def caught(ago: timedelta) -> int:
    row = CaughtMail.objects.create(recipients="ana@example.org", subject="Your visit", source=b"")
    CaughtMail.objects.filter(pk=row.pk).update(caught_at=timezone.now() - ago)
    return row.pk


def test_expired_sessions_and_mails_caught_long_ago_are_removed_and_the_others_stay() -> None:
    minute = timedelta(minutes=1)
    session(-minute)
    live = session(minute)
    caught(KEEP_CAUGHT + minute)
    recent = caught(KEEP_CAUGHT - minute)
    tidy_rows(timestamp=0)
    assert list(Session.objects.values_list("pk", flat=True)) == [live]
    assert list(CaughtMail.objects.values_list("pk", flat=True)) == [recent]
