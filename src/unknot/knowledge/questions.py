"""Facts and questions from `facts.yaml`: stable option ids, what each option sets, what "not sure" stands for."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from unknot.knowledge.convert import convert
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.types import AskAs, Fact, FactValue, Option, Question, Range
from unknot.knowledge.unread import Part

FILE = "facts.yaml"
NONE = "none"
NOT_SURE = "not_sure"
_YES_NO = {"yes": True, "no": False}
_ASK_AGAIN = "ask again"
_NOTHING_FITS = "all facts of this question to false"
_ONE_BY_ONE = "open each item one by one: yes / no / not sure"


class FactEntry(Part):
    """A fact as the file tells it; `note` and `used_by_advice` are for reviewers."""

    type: Literal["bool", "int", "enum", "set"]
    allowed_values: list[bool | str] | Range
    question: str
    plain_question: str
    if_unsure: str | int
    used_by_rules: int
    note: str = ""
    used_by_advice: int = 0


class OptionEntry(Part):
    """A choice. sets: facts and their values, or the one of two sentences that says "none" or "not sure"."""

    label: str
    sets: dict[str, bool | str] | str


class QuestionEntry(Part):
    """A question as the file tells it; `ask` and `for_reviewers` are for reviewers."""

    id: str
    stage: int
    ask: str
    type: Literal["single_choice", "multi_select", "number", "body_map", "yes_no_unsure"]
    text: str
    options: list[OptionEntry | str] = []
    range: tuple[int, int] | None = None
    sets: dict[str, str] = {}
    why_asked: str | None = None
    when: str | None = None
    private: bool = False
    ask_as: dict[Literal["self", "cared_for", "client"], AskAs] = {}
    for_reviewers: str = ""


def shape_fact(name: str, entry: Mapping[str, Any]) -> Fact:
    """One fact; raises `KnowledgeError` when its type, words or range are not as the schema says."""
    told = convert(FILE, f"facts.{name}", entry, FactEntry)
    allowed = _allowed(name, told)
    return Fact(
        id=name,
        type=told.type,
        question=told.question,
        plain_question=told.plain_question,
        allowed=allowed,
        if_unsure=_if_unsure(name, told, allowed),
        used_by_rules=told.used_by_rules,
    )


def shape_question(entry: Mapping[str, Any], facts: Mapping[str, Fact]) -> Question:
    """One question with its options; `facts` are all facts by id."""
    name = f"questions.{entry.get('id')}"
    told = convert(FILE, name, entry, QuestionEntry)
    return Question(
        id=told.id,
        stage=told.stage,
        type=told.type,
        text=told.text,
        options=tuple(_options(name, told)),
        range=Range(*told.range) if told.range else None,
        facts=tuple(fact.id for fact in facts.values() if fact.question == told.id),
        when=told.when,
        why_asked=told.why_asked,
        private=told.private,
        ask_as={str(who): words for who, words in told.ask_as.items()},
    )


def _allowed(name: str, told: FactEntry) -> tuple[str, ...] | Range:
    wanted = {"bool": [True, False], "int": Range}.get(told.type, list)
    if told.allowed_values != wanted and not (isinstance(wanted, type) and isinstance(told.allowed_values, wanted)):
        remedy = "Give true and false for bool, min and max for int, words for enum and set."
        raise KnowledgeError(FILE, f"facts.{name}", f"does not fit type {told.type}", "allowed_values", remedy)
    if isinstance(told.allowed_values, Range):
        return told.allowed_values
    return () if told.type == "bool" else tuple(map(str, told.allowed_values))


def _if_unsure(name: str, told: FactEntry, allowed: tuple[str, ...] | Range) -> FactValue | None:
    said = told.if_unsure
    if isinstance(said, str) and said.startswith(_ASK_AGAIN):
        return None
    if isinstance(allowed, Range):
        known = {number: number for number in range(allowed.min, allowed.max + 1)}
        return _one_of(name, said, known)
    return _one_of(name, said, {word: word for word in allowed} or _YES_NO)


def _one_of(name: str, said: str | int, known: Mapping[Any, FactValue]) -> FactValue:
    if said not in known:
        remedy = f"Use one of: {', '.join(map(str, [*known][:12]))}; or {_ASK_AGAIN!r}."
        raise KnowledgeError(FILE, f"facts.{name}", f"{said!r} is not a value of this fact", "if_unsure", remedy)
    return known[said]


def _options(name: str, told: QuestionEntry) -> Iterator[Option]:
    listed = [option for option in told.options if isinstance(option, OptionEntry)]
    if told.type == "body_map":
        yield from (Option(str(region), str(region).replace("_", " "), {}) for region in told.options)
    elif told.type == "yes_no_unsure":
        yield from _yes_no_unsure(name, told)
    elif told.type != "number" and (not listed or len(listed) != len(told.options)):
        raise KnowledgeError(FILE, name, "has no options with label and sets", "options", "Add them.")
    else:
        yield from _listed(name, listed, told.type == "multi_select")


def _yes_no_unsure(name: str, told: QuestionEntry) -> Iterator[Option]:
    if len(told.sets) != 1:
        raise KnowledgeError(FILE, name, "has to set exactly one fact", "sets", "Name the one fact.")
    (fact,) = told.sets
    yield Option("yes", "Yes", {fact: True})
    yield Option("no", "No", {fact: False})
    yield Option(NOT_SURE, "Not sure", {})


def _listed(question: str, options: list[OptionEntry], several: bool) -> Iterator[Option]:
    taken: set[str] = set()
    for place, option in enumerate(options, start=1):
        name = _several_id(option) if several else _single_id(option, taken)
        if name is None or name in taken:
            problem = "has an option that cannot be told from the others"
            remedy = "Let each option of a list set one fact of its own, and each choice a word of its own."
            raise KnowledgeError(FILE, question, problem, f"options[{place}]", remedy)
        taken.add(name)
        yield Option(name, option.label, option.sets if isinstance(option.sets, dict) else {})


def _several_id(option: OptionEntry) -> str | None:
    if isinstance(option.sets, dict):
        return next(iter(option.sets)) if len(option.sets) == 1 else None
    return {_NOTHING_FITS: NONE, _ONE_BY_ONE: NOT_SURE}.get(option.sets)


def _single_id(option: OptionEntry, taken: set[str]) -> str | None:
    """The word it chooses; where another option chose the same word, the fact it adds."""
    if not isinstance(option.sets, dict):
        return None
    words = [word for word in option.sets.values() if isinstance(word, str)]
    added = [fact for fact, word in option.sets.items() if word is True]
    return next((name for name in (*words, *added) if name not in taken), None)
