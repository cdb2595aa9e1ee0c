"""How pages and mails say a time, a place's clock and a price."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from unknot.practice.values import ClinicCard

SIGNS = {"USD": "$", "CAD": "CA$", "EUR": "€", "GBP": "£"}


def local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def day(at: datetime, zone: str) -> str:
    """Monday, November 30."""
    return date_format(local(at, zone), "l, F j")


def short_day(at: datetime, zone: str) -> str:
    """Mon, Nov 30."""
    return date_format(local(at, zone), "D, M j")


def clock(at: datetime, zone: str) -> str:
    """2:30 PM, on the clinic's clock."""
    return date_format(local(at, zone), "g:i A")


def clock_name(at: datetime, clinic: ClinicCard) -> str:
    """Whose clock it is, as people there say it: Sacramento time (PST)."""
    return _("%(town)s time (%(short)s)") % {"town": clinic.town, "short": date_format(local(at, clinic.zone), "T")}


def price(cents: int, currency: str) -> str:
    """$95, or $95.50; hundredths of the currency."""
    amount = number_format(cents / 100, 0 if cents % 100 == 0 else 2, force_grouping=True)
    sign = SIGNS.get(currency)
    return f"{sign}{amount}" if sign else f"{amount} {currency}"
