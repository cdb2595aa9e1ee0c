"""A whole person from what some facts must be: every question answered, with answers that can be given together."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.expressions import parse
from unknot.clinical.review.domains import Domains, both, one_way, told_in
from unknot.clinical.types import NO_VALUE, Answer, Settled, Value
from unknot.knowledge.questions import NONE
from unknot.knowledge.types import FactValue, Knowledge, Option, Question, Range

Base = Mapping[str, Value]
_PLACES = "regions"


@dataclass(frozen=True, slots=True)
class Person:
    """Answers to every question that applies, and the facts they settle. odd: what differs from the base."""

    answers: Mapping[str, Answer]
    settled: Settled
    odd: Mapping[str, Value]


def person_with(domains: Domains, knowledge: Knowledge, base: Base, luck: Random) -> Person | None:
    """A person like `base` except for what `domains` ask; None when no answers found give it.

    base: facts of a healthy person; those it leaves out are absent.

    >>> from unknot.knowledge.loading import author_cases, knowledge
    >>> person = person_with({"fever": frozenset({True})}, knowledge(), author_cases()["base"], Random(1))
    >>> person.answers["q_now_3"], person.odd
    (('fever',), {'fever': True})
    """
    asked = with_triggers(domains, knowledge, luck)
    if asked is None:
        return None
    facts = _facts(asked, knowledge, base, luck)
    sure = {key for key in asked if isinstance(key, str)}
    answers = {question.id: _answer(question, facts, sure) for question in knowledge.questions.values()}
    hidden = answers_to_facts(answers, knowledge).hidden
    answers = {name: answer for name, answer in answers.items() if name not in hidden}
    settled = answers_to_facts(answers, knowledge)
    return Person(answers, settled, _odd(settled, knowledge, base)) if _is(settled, asked) else None


def with_triggers(domains: Domains, knowledge: Knowledge, luck: Random) -> Domains | None:
    """`domains`, and beside them what it takes for their questions to be asked at all."""
    opened: set[str] = set()
    found: Domains | None = domains
    while found is not None:
        questions = {knowledge.facts[fact].question for fact in told_in(found)} - opened
        if not questions:
            break
        for name in sorted(questions):
            when = knowledge.questions[name].when
            found = both(found, one_way(parse(when), True, knowledge, luck)) if when and found is not None else found
        opened |= questions
    return found


def _facts(domains: Domains, knowledge: Knowledge, base: Base, luck: Random) -> dict[str, Value]:
    facts: dict[str, Value] = {
        name: base.get(name, False if fact.type == "bool" else None) for name, fact in knowledge.facts.items()
    }
    for key, values in domains.items():
        if isinstance(key, str) and facts[key] not in values:
            facts[key] = _pick(values, facts[key], knowledge.facts[key].allowed)
    facts[_PLACES] = _places(domains, knowledge, base, luck)
    return facts


def _pick(values: frozenset[FactValue], usual: Value, allowed: tuple[str, ...] | Range) -> Value:
    """The number nearest to the usual one, or the first word in the order of the knowledge."""
    numbers = [value for value in values if isinstance(value, int)]
    if numbers:
        return min(numbers, key=lambda number: (abs(number - (usual if isinstance(usual, int) else 0)), number))
    words = allowed if isinstance(allowed, tuple) else ()
    return next((word for word in words if word in values), NO_VALUE)


def _places(domains: Domains, knowledge: Knowledge, base: Base, luck: Random) -> tuple[str, ...]:
    marked = {key[1]: True in values for key, values in domains.items() if isinstance(key, tuple)}
    wanted = tuple(place for place, yes in marked.items() if yes)
    if wanted:
        return wanted
    usual = base.get(_PLACES)
    left = tuple(place for place in usual if place not in marked) if isinstance(usual, (tuple, list)) else ()
    allowed = knowledge.facts[_PLACES].allowed
    others = [place for place in allowed if place not in marked] if isinstance(allowed, tuple) else []
    return left or (luck.choice(others),)


def _answer(question: Question, facts: Mapping[str, Value], sure: Collection[str]) -> Answer:
    told = {fact: facts[fact] for fact in question.facts}
    if question.type == "multi_select":
        return tuple(fact for fact, value in told.items() if value is True) or (NONE,)
    if question.type in ("number", "body_map"):
        (value,) = told.values()
        return value if value is not None else 0
    if question.type == "yes_no_unsure":
        return "yes" if True in told.values() else "no"
    return min(question.options, key=lambda option: _misses(option, told, sure)).id


def _misses(option: Option, told: Mapping[str, Value], sure: Collection[str]) -> tuple[int, int]:
    """How many facts it would set otherwise: of those that were asked for, and of the rest."""
    said = {**{fact: False for fact, value in told.items() if isinstance(value, bool)}, **option.sets}
    missed = [fact for fact, value in told.items() if said.get(fact) != value]
    return sum(fact in sure for fact in missed), len(missed)


def _is(settled: Settled, domains: Domains) -> bool:
    return not settled.unanswered and all(_has(settled, key, values) for key, values in domains.items())


def _has(settled: Settled, key: str | tuple[str, str], values: frozenset[FactValue]) -> bool:
    if isinstance(key, str):
        return settled.facts[key] in values
    places = settled.facts[key[0]]
    return (isinstance(places, tuple) and key[1] in places) in values


def _odd(settled: Settled, knowledge: Knowledge, base: Base) -> dict[str, Value]:
    return dict(_differences(settled, knowledge, base))


def _differences(settled: Settled, knowledge: Knowledge, base: Base) -> Iterator[tuple[str, Value]]:
    for name, value in settled.facts.items():
        usual = base.get(name, False if knowledge.facts[name].type == "bool" else NO_VALUE)
        usual = tuple(usual) if isinstance(usual, list) else usual
        if value not in (usual, NO_VALUE):
            yield name, value
