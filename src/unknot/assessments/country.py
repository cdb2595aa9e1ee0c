"""Where a person who needs help at once is likely to be, told without tracking."""

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from unknot.knowledge.emergency import emergency_number, emergency_numbers
from unknot.knowledge.types import EmergencyNumber
from unknot.practice import queries as practice

_EXAMPLES = ("US", "GB", "EU", "AU")


def number_for(request: HttpRequest) -> EmergencyNumber | None:
    """The emergency number of the country of the clinics, if they share one; else of the browser's region.

    The region is what the browser sends with its languages ("en-GB"). A clinic's country comes first, because many
    browsers say en-US wherever they are. Nobody's network address is looked up and nothing is kept. Either can be
    wrong, so the page shows the generic words beside the number; None where the table has no number.
    """
    return emergency_number(_clinics_country() or _browsers_region(request))


def examples() -> tuple[EmergencyNumber, ...]:
    """Numbers of well-known places, for a page that knows no country."""
    return tuple(emergency_numbers().by_country[country] for country in _EXAMPLES)


def _clinics_country() -> str:
    countries = {clinic.country for clinic in practice.clinics()}
    return countries.pop() if len(countries) == 1 else ""


def _browsers_region(request: HttpRequest) -> str:
    languages = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    regions = (part for language, _ in languages for part in language.split("-")[1:] if len(part) == 2)
    return next(regions, "")
