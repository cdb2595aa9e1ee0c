"""Plain values to typed ones, with errors that name file, entry and field.

A name that the schema does not have is an error, so that a misspelled limit is never passed over. Names in `_UNREAD`
are in the files for people, for reviewers, or for parts of the product that read them on their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import msgspec

from unknot.knowledge.errors import KnowledgeError

_UNREAD = {
    "Advice": ("asks", "kind"),
    "AreaMap": ("note", "parts_only_note"),
    "BodyRegion": ("ids", "note", "refers_here", "sided", "view"),
    "Claim": ("claim_type",),
    "DelicateSite": ("sources", "structures"),
    "FirstAid": ("muscles",),
    "Muscle": (
        "cramp_protocol",
        "latin_name",
        "nearby_endangerment",
        "note",
        "referral_regions",
        "rom",
        "sources",
    ),
    "Reference": ("doi", "pmcid", "pmid", "seen_as", "url"),
    "Rule": ("asks", "suspected_shown_to_user"),
    "Scoring": (
        "evidence_points",
        "formula",
        "history_adjustment",
        "length_sources",
        "local_caps",
        "precondition",
        "provenance",
        "review_record",
        "session_length_rule",
        "steps",
    ),
    "Technique": ("in_article", "order_in_session", "suited_to"),
    "Remedy": ("never", "never_status", "pregnancy"),
    "Thermal": ("provenance",),
    "ThermalLimits": ("pad_or_pack", "surface_temperature_c"),
    "TimeSplit": ("note",),
}


def convert_all[T](file: str, section: str, entries: Iterable[Any], wanted: type[T]) -> tuple[T, ...]:
    """Every entry of a list as `wanted`; entries are named by their id, or by their place when they have none."""
    named = ((f"{section}.{_name(entry, place)}", entry) for place, entry in enumerate(entries, start=1))
    return tuple(convert(file, name, entry, wanted) for name, entry in named)


def by_id[T](file: str, section: str, entries: Iterable[Mapping[str, Any]], wanted: type[T]) -> dict[str, T]:
    """Every entry of a list as `wanted`, by its id; raises `KnowledgeError` for an id that is used twice."""
    found: dict[str, T] = {}
    for entry in entries:
        name = str(entry.get("id"))
        if name in found:
            raise KnowledgeError(file, f"{section}.{name}", "this id is used twice")
        found[name] = convert(file, f"{section}.{name}", entry, wanted)
    return found


def convert[T](file: str, name: str, entry: Any, wanted: type[T]) -> T:
    """One entry as `wanted`; raises `KnowledgeError` that names file, entry and field.

    >>> convert("facts.yaml", "range", {"min": 0, "max": "ten"}, dict[str, int])
    Traceback (most recent call last):
    unknot.knowledge.errors.KnowledgeError: facts.yaml: range: Expected `int`, got `str` - at `$[...]`
    """
    try:
        for unknown in _unknown_names(entry, wanted):
            raise KnowledgeError(file, name, f"{unknown} is not part of the schema")
        return msgspec.convert(entry, wanted)
    except msgspec.ValidationError as error:
        raise KnowledgeError(file, name, str(error)) from None


def _unknown_names(entry: Any, wanted: type) -> Iterator[str]:
    if is_dataclass(wanted) and isinstance(entry, dict):
        known = {field.name: field.type for field in fields(wanted)}
        for key, value in entry.items():
            if key not in known:
                if key not in _UNREAD.get(wanted.__name__, ()):
                    yield str(key)
            elif isinstance(inner := known[key], type):
                yield from _unknown_names(value, inner)


def _name(entry: Any, place: int) -> str:
    if isinstance(entry, dict):
        return str(entry.get("id") or entry.get("screen") or place)
    return str(place)
