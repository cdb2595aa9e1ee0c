"""The number that brings an ambulance, by country, from a sourced table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from unknot.knowledge.convert import convert, convert_all
from unknot.knowledge.types import EmergencyNumber

_FILE = "emergency_numbers.yaml"


@dataclass(frozen=True, slots=True)
class NumberSource:
    """Where a number comes from; `verification` says whether it was looked up or is from memory."""

    cite: str
    url: str
    verification: str


@dataclass(frozen=True, slots=True)
class EmergencyNumbers:
    sources: Mapping[str, NumberSource]
    by_country: Mapping[str, EmergencyNumber]


@cache
def emergency_numbers() -> EmergencyNumbers:
    """The whole table; raises `KnowledgeError` for an entry that is not as it should be.

    >>> emergency_numbers().by_country["US"].number
    '911'
    """
    tree = yaml.safe_load((files("unknot.knowledge") / "data" / _FILE).read_text(encoding="utf-8"))
    numbers = convert_all(_FILE, "numbers", tree["numbers"], EmergencyNumber)
    sources = {name: convert(_FILE, name, entry, NumberSource) for name, entry in tree["sources"].items()}
    return EmergencyNumbers(sources, {row.country: row for row in numbers})


def emergency_number(country: str) -> EmergencyNumber | None:
    """The number of a country; None where no source tells it, and the generic words have to do.

    >>> emergency_number("gb").number, emergency_number("XX") is None
    ('999', True)
    """
    return emergency_numbers().by_country.get(country.upper())
