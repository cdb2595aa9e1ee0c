"""Check that a told value is one the fact can have; say what is allowed when it is not."""

import difflib
from collections.abc import Iterable

from unknot.clinical.types import Value
from unknot.knowledge.types import Fact, Knowledge, Range


class AnswerError(ValueError):
    """A fact, question or value that the knowledge does not have; the text says what would be right."""


def find_fact(name: str, knowledge: Knowledge) -> Fact:
    """The fact called `name`; raises `AnswerError` with the nearest spelling."""
    if name not in knowledge.facts:
        raise AnswerError(f"there is no fact {name!r}{did_you_mean(name, knowledge.facts)}")
    return knowledge.facts[name]


def checked_value(fact: Fact, value: object) -> Value:
    """`value` as the fact holds it (a list becomes a tuple); None is unknown. Raises `AnswerError` otherwise."""
    if value is None:
        return None
    if fact.type == "bool":
        return _yes_or_no(fact, value)
    if isinstance(fact.allowed, Range):
        return _number(fact, fact.allowed, value)
    if fact.type == "set":
        return _places(fact, fact.allowed, value)
    if isinstance(value, bool) and "yes" in fact.allowed:
        return "yes" if value else "no"  # YAML reads a bare yes or no as a truth
    if not isinstance(value, str) or value not in fact.allowed:
        raise AnswerError(
            f"{fact.id} is {value!r}; allowed: {_listed(fact.allowed)}{did_you_mean(value, fact.allowed)}"
        )
    return value


def did_you_mean(said: object, known: Iterable[str]) -> str:
    """The nearest spelling as an addition to a message, or nothing.

    >>> did_you_mean("feaver", ["fever", "onset"])
    "; did you mean 'fever'?"
    """
    near = difflib.get_close_matches(str(said), list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _yes_or_no(fact: Fact, value: object) -> bool:
    if not isinstance(value, bool):
        raise AnswerError(f"{fact.id} is {value!r}; allowed: true, false")
    return value


def _number(fact: Fact, allowed: Range, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not allowed.min <= value <= allowed.max:
        raise AnswerError(f"{fact.id} is {value!r}; allowed: a whole number from {allowed.min} to {allowed.max}")
    return value


def _places(fact: Fact, allowed: tuple[str, ...], value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        raise AnswerError(f"{fact.id} is {value!r}; allowed: a list of one or more of {_listed(allowed)}")
    for place in value:
        if place not in allowed:
            raise AnswerError(f"{fact.id} has {place!r}; allowed: {_listed(allowed)}{did_you_mean(place, allowed)}")
    return tuple(dict.fromkeys(value))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
