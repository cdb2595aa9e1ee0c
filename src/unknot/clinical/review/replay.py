"""Two editions side by side: what changed in the rules and texts, and which people would now be judged otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from unknot.clinical.cases import CaseError, read_case
from unknot.clinical.results import judge, result_line
from unknot.knowledge.types import Knowledge

_NOT_COMPARED = ("edition",)


def changes(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """Rules, advice, questions, derived facts, techniques and claims that came, went or changed, field by field.

    >>> from unknot.knowledge.loading import knowledge
    >>> list(changes(knowledge(), knowledge()))
    []
    """
    yield from _between("rule", _by_id(before.rules), _by_id(after.rules))
    yield from _between("advice", _by_id(before.advice), _by_id(after.advice))
    yield from _between("question", before.questions, after.questions)
    yield from _between("fact", before.facts, after.facts)
    yield from _between("derived fact", before.derived, after.derived)
    yield from _between("technique", before.care.techniques, after.care.techniques)
    yield from _between("claim", before.care.claims, after.care.claims)
    yield from _rest(before, after)


def judged_otherwise(raw: object, before: Knowledge, after: Knowledge, *, name: str) -> tuple[str, ...]:
    """How the result of one case differs, one line for each key; raises `CaseError` when either cannot read it.

    name: id of a case that gives none.
    """
    old, new = (_line(raw, edition, name) for edition in (before, after))
    return tuple(
        f"{key}: {_short(old[key])} -> {_short(new[key])}"
        for key in old
        if key not in _NOT_COMPARED and old[key] != new[key]
    )


def _line(raw: object, knowledge: Knowledge, name: str) -> dict[str, Any]:
    try:
        case = read_case(raw, knowledge, name=name)
    except CaseError as error:
        raise CaseError(f"{error} (edition {knowledge.edition})") from None
    return result_line(case, *judge(case, knowledge))


def _by_id(entries: tuple[Any, ...]) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}


def _between(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            yield f"{kind} {name}: gone"
        elif name not in before:
            yield f"{kind} {name}: new"
        elif before[name] != after[name]:
            yield from (f"{kind} {name}: {what}" for what in _fields(before[name], after[name]))


def _fields(before: Any, after: Any) -> Iterator[str]:
    if isinstance(before, str):
        yield f"{_short(before)} -> {_short(after)}"
        return
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield f"{field.name}: {_short(old)} -> {_short(new)}"


def _rest(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """Parts that are told as a whole: what else the judgement and the plan are made from."""
    told = {"edition", "rules", "advice", "questions", "facts", "derived", "care", "techniques", "claims"}
    for old, new in ((before, after), (before.care, after.care)):
        for field in fields(old):
            if field.name not in told and getattr(old, field.name) != getattr(new, field.name):
                yield f"{field.name.replace('_', ' ')}: changed"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else f"{text[:200]}…"
