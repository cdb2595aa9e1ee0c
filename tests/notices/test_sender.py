"""A mail of the outbox is sent once, tried again when the server fails, and never lost."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from notices.conftest import NOON, Hello, queued
from notices.post_office import PostOffice
from unknot.notices.models import OutboxMessage
from unknot.notices.retries import LEASE, MAX_ATTEMPTS
from unknot.notices.sender import claim, deliver, send

pytestmark = pytest.mark.django_db


def delivered(row: OutboxMessage, after: timedelta = timedelta()) -> OutboxMessage:
    deliver(message_id=row.pk, now=NOON + after)
    row.refresh_from_db()
    return row


def test_a_due_mail_is_sent_and_marked(hello: Hello) -> None:
    row = delivered(queued())
    assert (row.sent_at, row.attempts, row.claimed_until) == (NOON, 1, None)
    assert [m.to for m in mail.outbox] == [["ana@example.org"]]


def test_its_words_are_those_of_the_moment_of_sending(hello: Hello) -> None:
    row = queued()
    hello.words = "See you on Tuesday."
    delivered(row)
    assert "Tuesday" in mail.outbox[0].body


def test_a_mail_that_is_no_longer_true_is_dropped(hello: Hello) -> None:
    row = queued()
    hello.is_true = False
    assert delivered(row).dropped_at == NOON
    assert mail.outbox == []


def test_a_sent_mail_is_never_sent_again(hello: Hello) -> None:
    delivered(delivered(queued()), LEASE * 2)
    assert len(mail.outbox) == 1


def test_a_mail_in_another_workers_hands_is_left_alone(hello: Hello) -> None:
    row = queued()
    claim(row.pk, NOON)
    assert delivered(row, LEASE - timedelta(seconds=1)).sent_at is None
    assert mail.outbox == []


def test_a_worker_killed_between_sending_and_marking_sends_twice_with_one_message_id(hello: Hello) -> None:
    held = claim(queued().pk, NOON)
    assert held is not None
    send(held, NOON)
    assert delivered(held, LEASE).sent_at == NOON + LEASE
    assert len({m.extra_headers["Message-ID"] for m in mail.outbox}) == 1
    assert len(mail.outbox) == 2


def test_a_refused_mail_waits_longer_each_time_and_is_parked_in_the_end(hello: Hello, office: PostOffice) -> None:
    office.refuses_with = "451 try later, ana@example.org"
    row, waits = queued(), []
    for _ in range(MAX_ATTEMPTS - 1):
        at = row.due_at
        waits.append(delivered(row, at - NOON).due_at - at)
    assert waits[0] < timedelta(minutes=2)
    assert waits[-1] > timedelta(hours=2)
    assert delivered(row, row.due_at - NOON).parked_at is not None
    assert delivered(row, timedelta(days=9)).attempts == MAX_ATTEMPTS


def test_only_the_kind_of_an_error_is_kept(hello: Hello, office: PostOffice, caplog: pytest.LogCaptureFixture) -> None:
    office.refuses_with = "550 no such person: ana@example.org"
    assert delivered(queued()).last_error == "SMTPRecipientsRefused"
    assert "ana@example.org" not in caplog.text


def test_a_kind_nobody_registered_waits_in_the_outbox() -> None:
    row = delivered(queued())
    assert (row.sent_at, row.last_error) == (None, "UnknownKindError")


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_send_it_once(hello: Hello, office: PostOffice) -> None:
    row = queued()
    line = threading.Barrier(8)

    def work() -> None:
        line.wait()
        deliver(message_id=row.pk, now=NOON)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(office.received) == 1
