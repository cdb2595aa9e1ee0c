"""Whatever a judgement rests on changes the signature of the rules; a better wording does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from unknot.assessments.judging import rules_signature, signature
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Fact, Knowledge, Question, Rule


def rule(known: Knowledge, change: Callable[[Rule], Rule]) -> Knowledge:
    first, *others = known.rules
    return replace(known, rules=(change(first), *others))


def question(known: Knowledge, change: Callable[[Question], Question]) -> Knowledge:
    return replace(known, questions={**known.questions, "q_safe": change(known.questions["q_safe"])})


def fact(known: Knowledge, change: Callable[[Fact], Fact]) -> Knowledge:
    return replace(known, facts={**known.facts, "fever": change(known.facts["fever"])})


MATTERS: dict[str, Callable[[Knowledge], Knowledge]] = {
    "level": lambda k: rule(k, lambda r: replace(r, disposition="CLEAR")),
    "pressure": lambda k: rule(k, lambda r: replace(r, modifications=replace(r.modifications, max_pressure=1))),
    "area": lambda k: rule(k, lambda r: replace(r, modifications=replace(r.modifications, avoid_areas=("neck",)))),
    "if_unsure": lambda k: fact(k, lambda f: replace(f, if_unsure=not f.if_unsure)),
    "option": lambda k: question(k, lambda q: replace(q, options=q.options[:-1])),
    "option sets": lambda k: question(
        k, lambda q: replace(q, options=(replace(q.options[0], sets={}), *q.options[1:]))
    ),
    "may_lower": lambda k: replace(k, may_lower=frozenset()),
    "derived": lambda k: replace(k, derived={**k.derived, "another": "fever"}),
}
WORDING: dict[str, Callable[[Knowledge], Knowledge]] = {
    "why": lambda k: rule(k, lambda r: replace(r, why="Said better.")),
    "other": lambda k: rule(k, lambda r: replace(r, modifications=replace(r.modifications, other=("Said better.",)))),
    "label": lambda k: question(k, lambda q: replace(q, text="Said better?")),
    "edition": lambda k: replace(k, edition="another"),
}


@pytest.mark.parametrize("what", MATTERS)
def test_it_changes_with(what: str) -> None:
    assert signature(MATTERS[what](knowledge())) != rules_signature()


@pytest.mark.parametrize("what", WORDING)
def test_it_stays_with_a_better_wording_of(what: str) -> None:
    assert signature(WORDING[what](knowledge())) == rules_signature()
