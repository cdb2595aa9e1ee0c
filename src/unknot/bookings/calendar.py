"""A booking as an iCalendar file (RFC 5545), for the mail (RFC 5546) and for download. Nothing clinical is in it."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from unknot.bookings.values import BookingState, BookingView

ZONE_RULES_FOR = timedelta(days=400)  # before and after the visit: one change of the clock each way at least


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


def as_ics(view: BookingView, *, method: Method, now: datetime) -> str:
    """The whole file. `now` becomes DTSTAMP; the visit keeps its UID for good, and SEQUENCE grows with each change."""
    calendar = Calendar()
    calendar.add("prodid", "-//Unknot//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event(view, method, now))
    on = view.starts_at.date()
    calendar.add_missing_timezones(on - ZONE_RULES_FOR, on + ZONE_RULES_FOR)
    return str(calendar.to_ical(), "utf-8")


def event(view: BookingView, method: Method, now: datetime) -> Event:
    zone = ZoneInfo(view.zone)
    visit = Event()
    visit.add("uid", str(view.uid))
    visit.add("sequence", view.sequence)
    visit.add("dtstamp", now)
    visit.add("dtstart", wall_time(view.starts_at, zone))
    visit.add("dtend", wall_time(view.ends_at, zone))
    visit.add("summary", _("Massage visit at %(clinic)s") % {"clinic": view.clinic.name})
    visit.add("location", address_of(view))
    visit.add("status", "CANCELLED" if view.state is BookingState.CANCELLED else "CONFIRMED")
    visit.add("class", "PRIVATE")
    visit.add("organizer", person(view.clinic.email, CN=view.clinic.name))
    if method is not Method.PUBLISH:  # without the name: nobody has shown that it is the address's
        visit.add("attendee", person(view.client_email, PARTSTAT="ACCEPTED", RSVP="FALSE"))
    return visit


def wall_time(at: datetime, zone: ZoneInfo) -> datetime:
    """The clinic's clock; UTC in the hour that comes a second time, which a wall clock cannot say."""
    local = at.astimezone(zone)
    return at.astimezone(UTC) if local.fold else local


def address_of(view: BookingView) -> str:
    clinic = view.clinic
    return f"{clinic.name}, {clinic.street}, {clinic.town}, {clinic.state} {clinic.postcode}"


def person(email: str, **params: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    for key, value in params.items():
        address.params[key] = vText(value)
    return address
