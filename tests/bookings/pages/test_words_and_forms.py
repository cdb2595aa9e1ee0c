"""How times and prices are said, and what the forms take."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation

from bookings.pages.visits import CLINIC
from unknot.bookings import words
from unknot.bookings.forms import DetailsForm, HoldForm, WishesForm
from unknot.bookings.values import Wishes

AT = datetime(2026, 11, 30, 20, 30, tzinfo=UTC)
GOOD = {"name": "Ana", "email": "ana@example.org", "phone": "", "consent": "on"}


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en-us"):
        yield


def test_a_time_is_said_on_the_clinics_clock_and_the_clock_is_named() -> None:
    assert words.day(AT, "America/New_York") == "Monday, November 30"
    assert words.clock(AT, "America/New_York") == "3:30 PM"
    assert words.clock_name(AT, replace(CLINIC, town="Albany", zone="America/New_York")) == "Albany time (EST)"


@pytest.mark.parametrize(
    ("cents", "currency", "said"),
    [(9500, "USD", "$95"), (9550, "USD", "$95.50"), (120000, "CAD", "CA$1,200"), (9500, "CHF", "95 CHF")],
)
def test_a_price_is_said_with_its_currency(cents: int, currency: str, said: str) -> None:
    assert words.price(cents, currency) == said


def test_a_start_is_read_with_its_offset() -> None:
    form = HoldForm({"therapist_id": "7", "service_id": "5", "starts_at": "2026-11-30T14:30:00-06:00"})
    assert form.is_valid()
    assert form.cleaned_data == {"therapist_id": 7, "service_id": 5, "starts_at": AT}


@pytest.mark.parametrize(
    "starts_at",
    ["", "soon", "2026-11-30T14:30:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-31T10:00Z"],
)
def test_what_is_no_start_is_refused(starts_at: str) -> None:
    assert not HoldForm({"therapist_id": "7", "service_id": "5", "starts_at": starts_at}).is_valid()


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "7.5"])
def test_what_is_no_id_is_refused(number: str) -> None:
    assert not HoldForm({"therapist_id": number, "service_id": "5", "starts_at": AT.isoformat()}).is_valid()


@pytest.mark.parametrize(
    "name", ["J. R. O'Neil", "St. John", "St.John", "Łucja Żak-Nowak", "Ana María de la Cruz, Jr."]
)
def test_names_as_people_have_them_are_taken(name: str) -> None:
    assert DetailsForm({**GOOD, "name": name}).is_valid()


def test_good_details_are_taken() -> None:
    form = DetailsForm(GOOD)
    assert form.is_valid()
    assert form.told() == {"name": "Ana", "email": "ana@example.org", "phone": ""}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Ana\r\nBcc: eve@example.org"}, "name"),
        ({"name": "A" * 81}, "name"),
        ({"name": "You won! Claim at https://evil.example"}, "name"),
        ({"name": "You won! Claim at WWW.EVIL"}, "name"),
        ({"name": "You won! Claim at evil.example"}, "name"),
        ({"name": "claim@evil"}, "name"),
        ({"email": "ana at example"}, "email"),
        ({"email": "ana@example.org\nBcc: eve@example.org"}, "email"),
        ({"phone": "call me"}, "phone"),
        ({"consent": ""}, "consent"),
        ({"name": "A\x00"}, "name"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_at_its_field(wrong: dict[str, str], field: str) -> None:
    assert list(DetailsForm({**GOOD, **wrong}).errors) == [field]


def test_a_filter_that_we_do_not_know_is_no_wish() -> None:
    form = WishesForm({"clinic": "77", "gender": "x", "language": "tlh"}, clinics=(), languages=[("en", "English")])
    assert form.wishes() == Wishes()
    assert WishesForm({"language": "en"}, clinics=(), languages=[("en", "English")]).wishes() == Wishes(language="en")
