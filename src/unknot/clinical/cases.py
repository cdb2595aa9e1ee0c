"""A case as a file tells it: facts or answers of one person. See docs/reference/assessment-cases.md.

`{"id": …, "facts": {fact: value}}` or `{"id": …, "answers": {question: answer}}`, and beside either of them
`not_sure` (facts), `not_answered` (questions); beside facts also `answered` (questions, or "all").
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from unknot.clinical.answers import facts_told
from unknot.clinical.facts import settle
from unknot.clinical.types import Settled
from unknot.clinical.values import AnswerError, did_you_mean
from unknot.knowledge.types import Knowledge

_KEYS = ("id", "about", "facts", "answers", "answered", "not_answered", "not_sure")
_ALL = "all"
_LONGEST_ID = 200


class CaseError(ValueError):
    """A case that cannot be read; the text says what would be right, and names the case if it gave an id."""


@dataclass(frozen=True, slots=True)
class Case:
    """One person: an id of the reader's choice, and the settled facts."""

    id: str
    settled: Settled


def read_case(raw: object, knowledge: Knowledge, *, name: str) -> Case:
    """The case that `raw` (plain values from JSON or YAML) tells; raises `CaseError`.

    name: id of a case that gives none.

    >>> from unknot.knowledge.loading import knowledge
    >>> read_case({"id": "a", "facts": {"feaver": True}}, knowledge(), name="case")
    Traceback (most recent call last):
    unknot.clinical.cases.CaseError: case a: there is no fact 'feaver'; did you mean 'fever'?
    """
    if not isinstance(raw, Mapping):
        raise CaseError(f"a case is a mapping with 'facts' or 'answers', not {_kind(raw)}")
    case_id = _id(raw.get("id", name))
    try:
        return Case(case_id, _settled(raw, knowledge))
    except AnswerError as error:
        raise CaseError(f"case {case_id}: {error}" if "id" in raw else str(error)) from None


def _id(told: object) -> str:
    """The id leads the result's first line, so it is one line itself."""
    text = str(told)
    if not isinstance(told, str | int | float) or not text.isprintable() or len(text) > _LONGEST_ID:
        raise CaseError(f"an id is one line of text, at most {_LONGEST_ID} characters long")
    return text


def _settled(raw: Mapping[Any, Any], knowledge: Knowledge) -> Settled:
    for key in raw:
        if key not in _KEYS:
            raise AnswerError(f"a case has no {key!r}{did_you_mean(key, _KEYS)}; allowed: {', '.join(_KEYS)}")
    if ("facts" in raw) == ("answers" in raw):
        raise AnswerError("needs either 'facts' or 'answers'")
    if "answers" in raw and "answered" in raw:
        raise AnswerError("'answered' goes with 'facts'; answers say it themselves")
    told, unsure = _told(raw, knowledge)
    return settle(
        told,
        knowledge,
        answered=_answered(raw.get("answered", ()), knowledge),
        not_answered=_names(raw, "not_answered"),
        unsure=(*unsure, *_names(raw, "not_sure")),
    )


def _told(raw: Mapping[Any, Any], knowledge: Knowledge) -> tuple[Mapping[str, object], Collection[str]]:
    kind = "facts" if "facts" in raw else "answers"
    said = raw[kind]
    if not isinstance(said, Mapping) or not all(isinstance(name, str) for name in said):
        raise AnswerError(f"'{kind}' is a mapping of names to values, not {_kind(said)}")
    return (said, ()) if kind == "facts" else facts_told(said, knowledge)


def _answered(said: object, knowledge: Knowledge) -> Collection[str]:
    return knowledge.questions if said == _ALL else _list("answered", said, " or 'all'")


def _names(raw: Mapping[Any, Any], key: str) -> Collection[str]:
    return _list(key, raw.get(key, ()), "")


def _list(key: str, said: object, other: str) -> Collection[str]:
    if not isinstance(said, (list, tuple)) or not all(isinstance(name, str) for name in said):
        raise AnswerError(f"'{key}' is a list of names{other}, not {_kind(said)}")
    return said


def _kind(value: object) -> str:
    return "nothing" if value is None else f"{type(value).__name__} {str(value)[:60]!r}"
