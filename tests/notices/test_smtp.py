"""What a mail server gets."""

import email
import email.policy
from datetime import datetime

import pytest
from django.core.mail import EmailMessage

from notices.conftest import KIND, NOON, Hello, queued
from notices.post_office import PostOffice
from unknot.notices import registry
from unknot.notices.calendar_mail import CalendarMail
from unknot.notices.sender import deliver

pytestmark = pytest.mark.django_db
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Visit — Łódź\r\nEND:VCALENDAR\r\n"


def test_the_server_takes_it_with_a_stable_id_and_the_sign_of_a_machine(hello: Hello, office: PostOffice) -> None:
    row = queued()
    deliver(message_id=row.pk, now=NOON)
    message = email.message_from_bytes(office.received[0], policy=email.policy.default)
    assert message["To"] == "ana@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].startswith(f"<{row.pk}.")
    assert "See you on Monday." in message.get_body().get_content()


def test_the_calendar_travels_beside_the_text_with_its_method(
    monkeypatch: pytest.MonkeyPatch, office: PostOffice
) -> None:
    def render(*, about_id: int, version: int, now: datetime) -> EmailMessage:
        return CalendarMail("Visit", "Text", to=["ana@example.org"], calendar=CALENDAR, method="REQUEST")

    monkeypatch.setitem(registry._renderers, KIND, render)
    deliver(message_id=queued().pk, now=NOON)
    message = email.message_from_bytes(office.received[0], policy=email.policy.default)
    text, calendar = message.iter_parts()
    assert message.get_content_type() == "multipart/alternative"
    assert text.get_content().strip() == "Text"
    assert calendar["Content-Type"].params == {"charset": "utf-8", "method": "REQUEST", "name": "visit.ics"}
    assert calendar.get_payload(decode=True).decode() == CALENDAR
