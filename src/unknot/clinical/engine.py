"""The knowledge made ready to judge with: every condition parsed and compiled once for an edition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from unknot.clinical.conditions import NO_VALUE, Compiled, compile_condition
from unknot.clinical.expressions import ConditionError, Expression, names_in, parse
from unknot.clinical.types import Disposition, Value
from unknot.knowledge.types import Advice, Knowledge, Rule


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with its compiled condition and the facts it rests on, derived ones opened up."""

    rule: Rule
    holds: Compiled
    facts: tuple[str, ...]
    disposition: Disposition
    rank: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """A question that is asked only when `when` is True, the facts it sets, and the facts `when` rests on."""

    question: str
    when: Compiled
    facts: tuple[str, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Everything a judgement needs.

    triggers: each after those that decide it. nothing: each fact when its question does not apply. absent: the
    yes-or-no facts of each question when none is chosen. core: questions without which no CLEAR, CAUTION or CLEARANCE
    is given. order: place of each question in the plan of screens. excluded_with: each word and its children.
    """

    knowledge: Knowledge
    rules: tuple[ReadyRule, ...]
    advice: tuple[tuple[Advice, Compiled], ...]
    derived: tuple[tuple[str, Compiled], ...]
    triggers: Mapping[str, Trigger]
    nothing: Mapping[str, Value]
    absent: Mapping[str, Mapping[str, Value]]
    core: frozenset[str]
    order: Mapping[str, int]
    excluded_with: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def engine_for(knowledge: Knowledge) -> Engine:
    """The engine of an edition; raises ValueError naming the rule, fact or question whose condition is wrong."""
    trees = {name: _parse(name, text, knowledge) for name, text in knowledge.derived.items()}
    asked = [question for screen in knowledge.screens for question in screen.questions]
    return Engine(
        knowledge=knowledge,
        rules=tuple(_ready(rule, trees, knowledge) for rule in knowledge.rules),
        advice=tuple((item, _compile(item.id, item.condition, knowledge)) for item in knowledge.advice),
        derived=tuple((name, compile_condition(trees[name], {})) for name in _in_order(trees)),
        triggers=_in_dependency_order(_triggers(knowledge, trees), knowledge),
        nothing={fact.id: False if fact.type == "bool" else NO_VALUE for fact in knowledge.facts.values()},
        absent={q.id: _yes_or_no(q.facts, knowledge) for q in knowledge.questions.values()},
        core=frozenset(_core_questions(knowledge)),
        order={question: place for place, question in enumerate(asked)},
        excluded_with={word: frozenset(_descendants(word, knowledge)) for word in knowledge.exclusion_words},
    )


def _parse(owner: str, text: str, knowledge: Knowledge) -> Expression:
    try:
        expression = parse(text)
    except ConditionError as error:
        raise ConditionError(f"{owner}: {error}") from None
    for name in names_in(expression):
        if name not in knowledge.facts and name not in knowledge.derived:
            raise ConditionError(f"{owner}: no fact is named {name}")
    return expression


def _compile(owner: str, text: str, knowledge: Knowledge) -> Compiled:
    """Derived facts are looked up, not computed again: a judgement works them out once for all rules."""
    return compile_condition(_parse(owner, text, knowledge), {})


def _ready(rule: Rule, trees: Mapping[str, Expression], knowledge: Knowledge) -> ReadyRule:
    expression = _parse(rule.id, rule.condition, knowledge)
    level = Disposition(rule.disposition)
    facts = tuple(dict.fromkeys(_facts_in(expression, trees)))
    return ReadyRule(rule, compile_condition(expression, {}), facts, level, level.rank)


def _facts_in(expression: Expression, trees: Mapping[str, Expression]) -> Iterator[str]:
    for name in names_in(expression):
        if name in trees:
            yield from _facts_in(trees[name], trees)
        else:
            yield name


def _in_order(trees: Mapping[str, Expression]) -> list[str]:
    """Derived facts so that each comes after those it uses."""
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ConditionError(f"{name}: is derived from itself")
        for used in names_in(trees[name]):
            if used in trees and used not in done:
                visit(used, (*above, name))
        done[name] = None

    for name in trees:
        visit(name, ())
    return list(done)


def _compile_derived(trees: Mapping[str, Expression]) -> dict[str, Compiled]:
    compiled: dict[str, Compiled] = {}
    for name in _in_order(trees):
        compiled[name] = compile_condition(trees[name], compiled)
    return compiled


def _in_dependency_order(triggers: Iterable[Trigger], knowledge: Knowledge) -> dict[str, Trigger]:
    """Each question after those that decide whether it applies, so that one pass settles them all."""
    found = {trigger.question: trigger for trigger in triggers}
    decided_by = {name: {knowledge.facts[fact].question for fact in t.rests_on} for name, t in found.items()}
    try:
        order = tuple(TopologicalSorter(decided_by).static_order())
    except CycleError as error:
        raise ConditionError(f"questions that trigger each other: {', '.join(error.args[1])}") from None
    return {name: found[name] for name in order if name in found}


def _triggers(knowledge: Knowledge, trees: Mapping[str, Expression]) -> Iterator[Trigger]:
    derived = _compile_derived(trees)
    for question in knowledge.questions.values():
        if question.when is not None:
            expression = _parse(question.id, question.when, knowledge)
            when = compile_condition(expression, derived)
            yield Trigger(question.id, when, question.facts, tuple(_facts_in(expression, trees)))


def _core_questions(knowledge: Knowledge) -> Iterator[str]:
    """Asked of everybody, and at least one rule rests on it."""
    for question in knowledge.questions.values():
        if question.when is None and any(knowledge.facts[fact].used_by_rules for fact in question.facts):
            yield question.id


def _yes_or_no(names: Iterable[str], knowledge: Knowledge) -> dict[str, Value]:
    return {name: False for name in names if knowledge.facts[name].type == "bool"}


def _descendants(word: str, knowledge: Knowledge) -> Iterator[str]:
    yield word
    for other in knowledge.exclusion_words.values():
        if other.parent == word:
            yield from _descendants(other.id, knowledge)
