"""Where an interview stands: the most severe rule so far, and the facts that are worth asking for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unknot.clinical.engine import engine_for
from unknot.clinical.open_facts import is_follow_up, open_above, opened
from unknot.clinical.triage import with_derived
from unknot.clinical.types import Disposition, Settled
from unknot.knowledge.types import Knowledge

Wanted = Mapping[str, frozenset[str]]
"""Question id to facts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """settled: the facts. level: the most severe rule that fired.

    wanted: questions to ask, each with those of its facts that matter. first: from URGENT on, those that everybody can
    be asked and that come before the others, because their answers spare most of those.
    """

    settled: Settled
    level: Disposition
    wanted: Wanted
    first: Wanted


def standing(settled: Settled, knowledge: Knowledge) -> Standing:
    """What is wanted: below SEE_DOCTOR whatever has no answer, from there on only what could raise the level.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.knowledge.loading import knowledge
    >>> standing(settle({"chest_pain_now": True}, knowledge()), knowledge()).wanted
    {}
    """
    engine = engine_for(knowledge)
    values = with_derived(settled.facts, engine)
    level = max((ready.disposition for ready in engine.rules if ready.holds(values) is True), key=lambda d: d.rank)
    if level.rank < Disposition.SEE_DOCTOR.rank:
        questions = knowledge.questions
        return Standing(settled, level, {q: frozenset(questions[q].facts) for q in settled.unanswered}, {})
    wanted = _with_what_opens(open_above(level, values, engine), values, knowledge)
    first: Wanted = {}
    if level is Disposition.URGENT:
        sooner = open_above(level, values, engine, only_first=True)
        found = _with_what_opens(sooner, values, knowledge)
        first = {q: names for q, names in found.items() if not is_follow_up(q, knowledge)}
    return Standing(settled, level, wanted, first)


def _with_what_opens(names: Iterable[str], values: Mapping[str, Any], known: Knowledge) -> Wanted:
    """The facts and, where it is not known whether their question applies, those that decide it; by question."""
    find = opened(known).triggers
    found: dict[str, set[str]] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        question = known.facts[name].question
        if question not in found:
            found[question] = set()
            waiting += find[question](values) if question in find else ()
        found[question].add(name)
    return {question: frozenset(facts) for question, facts in found.items()}
