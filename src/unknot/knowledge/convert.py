"""Plain values to typed ones, with errors that name file, entry and field."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from unknot.knowledge.errors import KnowledgeError


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
        return msgspec.convert(entry, wanted)
    except msgspec.ValidationError as error:
        raise KnowledgeError(file, name, str(error)) from None


def _name(entry: Any, place: int) -> str:
    if isinstance(entry, dict):
        return str(entry.get("id") or entry.get("screen") or place)
    return str(place)
