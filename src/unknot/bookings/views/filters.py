"""The filters of the offers: what can be chosen is what some therapist offers."""

from datetime import datetime

from django.http import QueryDict
from django.utils.translation import get_language_info

from unknot.bookings.forms import WishesForm
from unknot.practice.queries import clinics
from unknot.therapists.queries import therapists_of


def wishes_form(told: QueryDict, now: datetime) -> WishesForm:
    places = clinics()
    spoken = {code for therapist in therapists_of(clinics=places, now=now) for code in therapist.languages}
    return WishesForm(told, clinics=places, languages=sorted((code, name_of(code)) for code in spoken))


def name_of(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
