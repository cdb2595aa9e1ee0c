"""Send one mail of the outbox: claim it, write it from the state of now, hand it to the mail server, mark it sent.

The claim is a lease taken by compare-and-set, so two workers never hold one mail at once. A worker that dies before the
mark leaves the row claimed until the lease ends; then another one sends it. Such a mail may arrive twice, with the same
Message-ID, but it is never lost.
"""

import logging
import random
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from unknot.notices.models import OutboxMessage
from unknot.notices.registry import renderer
from unknot.notices.retries import LEASE, MAX_ATTEMPTS, wait_after

logger = logging.getLogger(__name__)
OPEN = Q(sent_at__isnull=True, dropped_at__isnull=True, parked_at__isnull=True)


def due(now: datetime) -> Q:
    return OPEN & Q(due_at__lte=now) & (Q(claimed_until__isnull=True) | Q(claimed_until__lte=now))


def deliver(*, message_id: int, now: datetime) -> None:
    """Send this mail if it is due and nobody else holds it; otherwise do nothing."""
    row = claim(message_id, now)
    if row is None:
        return
    try:
        is_sent = send(row, now)
    except Exception as problem:  # noqa: BLE001  whatever fails, the mail stays in the outbox and the next one goes on
        put_back(row, now, type(problem).__name__)
    else:
        settle(row, sent_at=now) if is_sent else settle(row, dropped_at=now)


@transaction.atomic(durable=True)
def claim(message_id: int, now: datetime) -> OutboxMessage | None:
    free = OutboxMessage.objects.filter(due(now), pk=message_id)
    claimed = free.update(claimed_until=now + LEASE, attempts=F("attempts") + 1)
    return OutboxMessage.objects.get(pk=message_id) if claimed else None


def send(row: OutboxMessage, now: datetime) -> bool:
    """Whether there still was something to tell. The row's transaction is over: no lock waits for a mail server."""
    mail = renderer(row.kind)(about_id=row.about_id, version=row.version, now=now)
    if mail is None:
        return False
    mail.extra_headers |= headers(row)
    mail.send()
    return True


def headers(row: OutboxMessage) -> dict[str, str]:
    digest = salted_hmac("unknot.notices.message_id", str(row.pk), algorithm="sha256").hexdigest()[:20]
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return {"Message-ID": f"<{row.pk}.{digest}@{host}>", "Auto-Submitted": "auto-generated"}


def put_back(row: OutboxMessage, now: datetime, error: str) -> None:
    """Note the kind of error, never its text: mail servers like to quote the address."""
    logger.warning("mail %s not sent at try %s: %s", row.pk, row.attempts, error)
    if row.attempts >= MAX_ATTEMPTS:
        settle(row, last_error=error, parked_at=now)
    else:
        settle(row, last_error=error, due_at=now + wait_after(row.attempts, jitter=random.random()))  # noqa: S311


@transaction.atomic(durable=True)
def settle(row: OutboxMessage, **outcome: object) -> None:
    """Write the outcome, if the claim is still ours: `attempts` has moved on when a lease has run out."""
    OutboxMessage.objects.filter(OPEN, pk=row.pk, attempts=row.attempts).update(claimed_until=None, **outcome)
