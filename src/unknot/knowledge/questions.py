"""Facts and questions from `facts.yaml`: stable option ids, what each option sets, what "not sure" stands for."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.types import Fact, FactValue, Option, Question, Range

FILE = "facts.yaml"
NONE = "none"
NOT_SURE = "not_sure"
_YES_NO = {"yes": True, "no": False}


def shape_fact(name: str, entry: Mapping[str, Any]) -> Fact:
    """One fact; raises `KnowledgeError` when its type, words or range are not as the schema says."""
    try:
        allowed = _allowed(entry["type"], entry["allowed_values"])
        return Fact(
            id=name,
            type=entry["type"],
            question=entry["question"],
            plain_question=entry["plain_question"],
            allowed=allowed,
            if_unsure=_if_unsure(entry["type"], allowed, entry["if_unsure"]),
            used_by_rules=entry["used_by_rules"],
        )
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise KnowledgeError(FILE, f"facts.{name}", f"missing or wrong: {error}") from None


def shape_question(entry: Mapping[str, Any], facts: Mapping[str, Fact]) -> Question:
    """One question with its options; `facts` are all facts by id."""
    name = str(entry.get("id"))
    try:
        options = tuple(_options(entry))
        return Question(
            id=name,
            stage=entry["stage"],
            type=entry["type"],
            text=entry["text"],
            options=options,
            range=Range(*entry["range"]) if "range" in entry else None,
            facts=tuple(fact.id for fact in facts.values() if fact.question == name),
            when=entry.get("when"),
            why_asked=entry.get("why_asked"),
            private=entry.get("private", False),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(FILE, f"questions.{name}", f"missing or wrong: {error}") from None


def _allowed(kind: str, values: Any) -> tuple[str, ...] | Range:
    if kind == "int":
        return msgspec.convert(values, Range)
    return () if kind == "bool" else msgspec.convert(values, tuple[str, ...])


def _if_unsure(kind: str, allowed: tuple[str, ...] | Range, said: Any) -> FactValue | None:
    if kind == "bool":
        return _YES_NO[said]
    if isinstance(allowed, Range):
        return said if isinstance(said, int) else None
    return said if said in allowed else None


def _options(entry: Mapping[str, Any]) -> Iterator[Option]:
    if entry["type"] == "body_map":
        yield from (Option(region, region.replace("_", " "), {}) for region in entry["options"])
    elif entry["type"] == "yes_no_unsure":
        yield from _yes_no_unsure(entry)
    else:
        yield from _listed(entry.get("options", []), entry["type"] == "multi_select")


def _yes_no_unsure(entry: Mapping[str, Any]) -> Iterator[Option]:
    (fact,) = entry["sets"]
    yield Option("yes", "Yes", {fact: True})
    yield Option("no", "No", {fact: False})
    yield Option(NOT_SURE, "Not sure", {})


def _listed(options: list[Mapping[str, Any]], several: bool) -> Iterator[Option]:
    taken: set[str] = set()
    for option in options:
        name = _several_id(option) if several else _single_id(option, taken)
        if name in taken:
            raise ValueError(f"two options would be called {name}")
        taken.add(name)
        yield Option(name, option["label"], option["sets"] if isinstance(option["sets"], dict) else {})


def _several_id(option: Mapping[str, Any]) -> str:
    sets = option["sets"]
    if isinstance(sets, dict):
        (fact,) = sets
        return str(fact)
    return NONE if sets.startswith("all facts") else NOT_SURE


def _single_id(option: Mapping[str, Any], taken: set[str]) -> str:
    """The word it chooses; where another option chose the same word, the fact it adds."""
    words = [word for word in option["sets"].values() if isinstance(word, str)]
    added = [fact for fact, word in option["sets"].items() if word is True]
    return str(next(name for name in (*words, *added) if name not in taken))
