"""The calendar file is one that every calendar reads, and it tells nothing about health."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bookings.pages.visits import visit
from unknot.bookings.calendar import Method, as_ics
from unknot.bookings.values import BookingState

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)


def event(**changes: Any) -> Any:
    method = changes.pop("method", Method.REQUEST)
    return Calendar.from_ical(as_ics(visit(**changes), method=method, now=NOW)).events[0]


def test_the_visit_is_said_in_the_clinics_time_with_the_rules_of_its_clock() -> None:
    calendar = Calendar.from_ical(as_ics(visit(), method=Method.REQUEST, now=NOW))
    start = calendar.events[0]["DTSTART"]
    assert start.params["TZID"] == "America/Chicago"
    assert start.dt.strftime("%H:%M %z") == "00:30 -0500"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Chicago"]


def test_a_visit_on_the_night_of_the_clock_change_lasts_as_long_as_it_lasts() -> None:
    found = event(starts_at=datetime(2026, 11, 1, 6, 30, tzinfo=UTC), ends_at=datetime(2026, 11, 1, 7, 30, tzinfo=UTC))
    assert found["DTEND"].dt.astimezone(UTC) - found["DTSTART"].dt.astimezone(UTC) == timedelta(hours=1)


def test_uid_sequence_and_the_time_of_sending_come_from_the_booking_and_the_clock() -> None:
    found = event(sequence=3)
    assert (str(found["UID"]), found["SEQUENCE"], found["DTSTAMP"].dt) == (str(visit().uid), 3, NOW)


@pytest.mark.parametrize(("method", "attendees"), [(Method.REQUEST, 1), (Method.CANCEL, 1), (Method.PUBLISH, 0)])
def test_only_what_is_mailed_names_the_client(method: Method, attendees: int) -> None:
    text = as_ics(visit(), method=method, now=NOW)
    assert f"METHOD:{method}\r\n" in text
    assert text.count("ana@example.org") == attendees
    assert "ORGANIZER" in text


def test_a_cancelled_visit_is_marked_as_such() -> None:
    assert event(state=BookingState.CANCELLED, method=Method.CANCEL)["STATUS"] == "CANCELLED"
    assert event()["STATUS"] == "CONFIRMED"


def test_names_with_marks_of_the_format_break_nothing() -> None:
    found = event(client_name='Ana "A"; B,\r\nATTENDEE:mailto:eve@example.org')
    assert str(found["SUMMARY"]) == "Massage visit at Lakeside; Clinic, Łódź"
    assert not isinstance(found["ATTENDEE"], list)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    text = as_ics(visit(), method=Method.REQUEST, now=NOW)
    assert text.replace("\r\n", "").count("\n") == 0
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
