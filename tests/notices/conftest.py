from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import transaction

from notices.post_office import PostOffice, post_office
from unknot.notices import registry
from unknot.notices.actions import queue
from unknot.notices.models import OutboxMessage

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KIND = "tests.hello"


@dataclass
class Hello:
    """A kind of mail whose fact can stop being true, and whose words follow the state."""

    is_true: bool = True
    words: str = "See you on Monday."

    def render(self, *, about_id: int, version: int, now: datetime) -> EmailMessage | None:
        text = f"{self.words} ({about_id}, {version})"
        assert now.tzinfo is not None
        return EmailMessage("Your visit", text, to=["ana@example.org"]) if self.is_true else None


@pytest.fixture
def hello(monkeypatch: pytest.MonkeyPatch) -> Hello:
    hello = Hello()
    monkeypatch.setitem(registry._renderers, KIND, hello.render)
    return hello


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with post_office() as office:
        options = {"host": "127.0.0.1", "port": office.port, "timeout": 20}
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
        yield office


def queued(version: int = 0, now: datetime = NOON) -> OutboxMessage:
    with transaction.atomic():
        queue(kind=KIND, about_id=41, version=version, clinic_id=None, now=now)
    return OutboxMessage.objects.get(kind=KIND, version=version)
