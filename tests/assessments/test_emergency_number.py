"""The emergency page gives the number of the country, and the generic words beside it."""

import pytest
from django.test import Client

from assessments.walker import healthy, walk
from unknot.practice.models import Clinic

pytestmark = pytest.mark.django_db
CLINIC = {"zone": "UTC", "street": "1 High Street", "town": "Town", "state": "", "postcode": "1"}


def emergency_page(client: Client, language: str = "") -> str:
    walk(client, healthy(chest_pain_now=True))
    return client.get("/check/result/", headers={"accept-language": language}).content.decode()


def clinic_in(country: str, name: str) -> None:
    Clinic.objects.create(name=name, slug=name, country=country, latitude_deg=0, longitude_deg=0, **CLINIC)


def test_the_browsers_region_gives_the_number(client: Client) -> None:
    page = emergency_page(client, "en-GB,en;q=0.8")
    assert 'href="tel:999"' in page
    assert "the United Kingdom" in page
    assert "your local emergency number" in page
    assert 'href="tel:911"' not in page


def test_the_country_of_the_clinics_outranks_the_browser(client: Client) -> None:
    clinic_in("DE", "linden")
    page = emergency_page(client, "en-US,en;q=0.8")
    assert 'href="tel:112"' in page
    assert 'href="tel:911"' not in page


def test_clinics_in_two_countries_say_nothing_about_the_person(client: Client) -> None:
    clinic_in("DE", "linden")
    clinic_in("CA", "maple")
    assert 'href="tel:000"' in emergency_page(client, "en-AU")


def test_without_a_country_examples_stand_beside_the_generic_words(client: Client) -> None:
    page = emergency_page(client, "en")
    assert all(f'href="tel:{number}"' in page for number in ("911", "999", "112", "000"))
    assert "your local emergency number" in page


def test_a_language_header_that_makes_no_sense_is_passed_over(client: Client) -> None:
    assert 'href="tel:911"' in emergency_page(client, "xx-,--;q=none,*,en-ÜÜ")


def test_the_page_names_the_answer_that_it_rests_on(client: Client) -> None:
    page = emergency_page(client)
    assert "You told us:" in page
    assert "Chest pain, pressure, or tightness" in page
