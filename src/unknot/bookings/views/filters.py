"""The filters of the offers: what can be chosen is what some therapist offers."""

from datetime import datetime

from django.http import QueryDict

from unknot.bookings.forms import WishesForm
from unknot.bookings.queries.reasons import language_name
from unknot.practice.queries import clinics
from unknot.therapists.queries import therapists_of


def wishes_form(told: QueryDict, now: datetime) -> WishesForm:
    places = clinics()
    spoken = {code for therapist in therapists_of(clinics=places, now=now) for code in therapist.languages}
    return WishesForm(told, clinics=places, languages=sorted((code, language_name(code)) for code in spoken))
