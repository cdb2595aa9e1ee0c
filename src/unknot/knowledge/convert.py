"""Plain values to typed ones, with errors that name file, entry and field, and say what to do.

A name that the schema does not have is an error, so that a misspelled limit is never passed over. What only people
read is in `unread`, and is checked as well.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.unread import UNREAD

_WHERE = re.compile(r"^(?P<problem>.*?)(?: - at (?:`key` in )?`\$(?P<way>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_QUOTED = re.compile(r"`([^`]*)`")


def convert_all[T](file: str, section: str, entries: Iterable[Any], wanted: type[T]) -> tuple[T, ...]:
    """Every entry of a list as `wanted`; entries are named by their id, or by their place when they have none."""
    named = ((f"{section}.{_name(entry, place)}", entry) for place, entry in enumerate(entries, start=1))
    return tuple(convert(file, name, entry, wanted) for name, entry in named)


def by_id[T](file: str, section: str, entries: Iterable[Mapping[str, Any]], wanted: type[T]) -> dict[str, T]:
    """Every entry of a list as `wanted`, by its id; raises `KnowledgeError` for an id that is used twice."""
    found: dict[str, T] = {}
    for place, entry in enumerate(entries, start=1):
        name = _name(entry, place)
        if name in found:
            remedy = "Give one of the two another id."
            raise KnowledgeError(file, f"{section}.{name}", "this id is used twice", remedy=remedy)
        found[name] = convert(file, f"{section}.{name}", entry, wanted)
    return found


def convert[T](file: str, name: str, entry: Any, wanted: type[T]) -> T:
    """One entry as `wanted`; raises `KnowledgeError` that names file, entry and field.

    >>> convert("facts.yaml", "range", {"min": 0, "max": "ten"}, dict[str, int])
    Traceback (most recent call last):
    unknot.knowledge.errors.KnowledgeError: facts.yaml: range: Expected `int`, got `str`. Write it as `int`.
    """
    for field, known in _unknown_names(entry, wanted):
        raise KnowledgeError(file, name, "is not part of the schema", field, _spelling(field, known))
    try:
        for field, part, kind in _unread_parts(entry, wanted):
            _checked(part, kind, field)
        return msgspec.convert(entry, wanted)
    except msgspec.ValidationError as error:
        raise _told(file, name, str(error), entry, wanted) from None


def _checked(part: Any, kind: Any, field: str) -> None:
    try:
        msgspec.convert(part, kind)
    except msgspec.ValidationError as error:
        found = _WHERE.match(str(error))
        way = found["way"] or "" if found else ""
        raise msgspec.ValidationError(f"{found['problem'] if found else error} - at `$.{field}{way}`") from None


def _told(file: str, name: str, message: str, entry: Any, wanted: Any) -> KnowledgeError:
    """msgspec's sentence taken apart: what is wrong, at which field, and what to do."""
    found = _WHERE.match(message)
    problem, way = (found["problem"], found["way"] or "") if found else (message, "")
    way = way.replace("[...]", "")
    return KnowledgeError(file, name, problem, ".".join(_steps(way, entry)), _remedy(problem, way, wanted))


def _steps(way: str, entry: Any) -> Iterator[str]:
    """The way to a field, with the id or name of a list's entry, or its place from 1, instead of its index."""
    here = entry
    for index, name in _STEP.findall(way):
        step: Any = int(index) if index else name
        inside = (isinstance(here, dict) and step in here) or isinstance(here, list)
        here = here[step] if inside else None
        called = str(int(index) + 1) if index else name
        yield str(here.get("id") or here.get("name") or called) if index and isinstance(here, dict) else called


def _remedy(problem: str, way: str, wanted: Any) -> str:
    if problem.startswith("Invalid enum"):
        return f"Use one of: {', '.join(map(str, _words(wanted, way)))}."
    quoted = _QUOTED.findall(problem)
    if "missing required" in problem:
        return f"Add {quoted[0]}."
    if "unknown field" in problem:
        return f"Correct the name {quoted[0]}, or leave it out."
    return f"Write it as `{quoted[0]}`." if quoted else ""


def _words(wanted: Any, way: str) -> tuple[object, ...]:
    """The words that a field may be, where its type lists them."""
    kind: Any = wanted
    for index, name in _STEP.findall(way):
        inner = get_args(kind)
        if isinstance(kind, type) and not inner:
            kind = get_type_hints(kind).get(name)
        else:
            kind = (inner[0] if index else inner[-1]) if inner else None
    choices = [kind, *get_args(kind)]
    return tuple(word for choice in choices if get_origin(choice) is Literal for word in get_args(choice))


def _spelling(field: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(field, list(known), n=1)
    return f"Did you mean {near[0]}?" if near else "Leave it out, or add it to the schema in src/unknot/knowledge."


def _unknown_names(entry: Any, wanted: type) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that no field has, each with those that there are."""
    if is_dataclass(wanted) and isinstance(entry, dict):
        known = {field.name: field.type for field in fields(wanted)}
        unread = UNREAD.get(wanted.__name__, {})
        for key, value in entry.items():
            if key not in known:
                if key not in unread:
                    yield str(key), (*known, *unread)
            elif isinstance(inner := known[key], type):
                yield from _unknown_names(value, inner)


def _unread_parts(entry: Any, wanted: type) -> Iterator[tuple[str, Any, Any]]:
    """What only people read of an entry, and of what lies in it: its field, the value, and its type."""
    if is_dataclass(wanted) and isinstance(entry, dict):
        unread = UNREAD.get(wanted.__name__, {})
        yield from ((key, entry[key], kind) for key, kind in unread.items() if key in entry)
        for field in fields(wanted):
            if isinstance(field.type, type) and field.name in entry:
                yield from _unread_parts(entry[field.name], field.type)


def _name(entry: Any, place: int) -> str:
    if isinstance(entry, dict):
        return str(entry.get("id") or entry.get("screen") or place)
    return str(place)
