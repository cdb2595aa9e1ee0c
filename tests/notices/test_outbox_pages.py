"""The mails caught on this machine, for the person who tries Unknot."""

from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from unknot.notices.calendar_mail import CalendarMail
from unknot.notices.catcher import CatchingBackend
from unknot.notices.models import CaughtMail

pytestmark = pytest.mark.django_db
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def tools(settings: Any) -> None:
    settings.DEV_TOOLS = True


def caught(mail: EmailMessage) -> int:
    CatchingBackend().send_messages([mail])
    return CaughtMail.objects.latest("pk").pk


def a_mail() -> EmailMessage:
    return CalendarMail("Moved", "Now <b>Monday</b>.", to=["ana@example.org"], calendar=CALENDAR, method="CANCEL")


@pytest.mark.parametrize("address", ["/outbox/", "/outbox/1/", "/outbox/1/part/0/"])
def test_nothing_is_there_without_the_tools(client: Client, settings: Any, address: str) -> None:
    settings.DEV_TOOLS = False
    assert client.get(address).status_code == 404


def test_the_list_leads_to_each_mail(client: Client, tools: None) -> None:
    number = caught(a_mail())
    assert f"/outbox/{number}/" in client.get("/outbox/").content.decode()


def test_a_mail_shows_its_headers_and_its_text_as_text(client: Client, tools: None) -> None:
    page = client.get(f"/outbox/{caught(a_mail())}/").content.decode()
    assert "ana@example.org" in page
    assert "Message-ID" in page
    assert "Now &lt;b&gt;Monday&lt;/b&gt;." in page


def test_the_calendar_file_can_be_fetched(client: Client, tools: None) -> None:
    answer = client.get(f"/outbox/{caught(a_mail())}/part/1/")
    assert answer.content.decode() == CALENDAR
    assert answer["Content-Disposition"] == 'attachment; filename="visit.ics"'
    assert answer["Content-Type"].startswith("text/calendar")


@pytest.mark.parametrize("address", ["/outbox/999999/", "/outbox/999999/part/1/"])
def test_a_mail_that_is_not_there_is_not_found(client: Client, tools: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_empty_outbox_says_so(client: Client, tools: None) -> None:
    assert "No mail" in client.get("/outbox/").content.decode()
