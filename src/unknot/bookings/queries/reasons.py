"""Reasons of a match, as a person reads them."""

from collections.abc import Callable
from typing import Final

from django.utils.text import get_text_list
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from unknot.knowledge.loading import knowledge
from unknot.scheduling.match import MatchReason, ReasonKind

KM_PER_MILE: Final = 1.609344


def said(reason: MatchReason) -> str:
    return SENTENCES[reason.kind](reason)


def techniques(reason: MatchReason) -> str:
    known = knowledge().care.techniques
    names = [known[word].name if word in known else word.replace("_", " ") for word in reason.words]
    return _("Trained in %(names)s, which your plan asks for") % {"names": listed(names)}


def regions(reason: MatchReason) -> str:
    names = [word.replace("_", " ") for word in reason.words]
    return _("Often treats this area: %(names)s") % {"names": listed(names)}


def pressure(_reason: MatchReason) -> str:
    return _("Works with the pressure in your plan")


def language(reason: MatchReason) -> str:
    return _("Speaks %(language)s") % {"language": language_name(reason.words[0])}


def gender(reason: MatchReason) -> str:
    return {"woman": _("A woman, as you wished"), "man": _("A man, as you wished")}.get(
        reason.words[0], _("The gender you wished for")
    )


def same_town(reason: MatchReason) -> str:
    return _("In %(town)s") % {"town": reason.words[0]}


def distance(reason: MatchReason) -> str:
    miles = max(1, round((reason.km or 0) / KM_PER_MILE))
    away = ngettext("about %(miles)s mile away", "about %(miles)s miles away", miles) % {"miles": miles}
    return _("In %(town)s, %(away)s") % {"town": reason.words[0], "away": away}


def map_words(regions: tuple[str, ...]) -> tuple[str, ...]:
    """The spots of the body map, which therapists are known by, for these spots or the finer regions of a plan."""
    spots = knowledge().care.area_map.regions
    words = (next((spot for spot, finer in spots.items() if region in {spot, *finer}), region) for region in regions)
    return tuple(dict.fromkeys(words))


def listed(words: list[str]) -> str:
    return get_text_list(words, _("and"))


def language_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


SENTENCES: Final[dict[ReasonKind, Callable[[MatchReason], str]]] = {
    ReasonKind.TECHNIQUES: techniques,
    ReasonKind.REGIONS: regions,
    ReasonKind.PRESSURE: pressure,
    ReasonKind.LANGUAGE: language,
    ReasonKind.GENDER: gender,
    ReasonKind.SAME_TOWN: same_town,
    ReasonKind.DISTANCE: distance,
}
