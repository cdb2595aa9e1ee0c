"""What must hold for everybody, tried on people made up at random."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clinical.made_up import ANSWERS, CHOICES, KNOWN, PEOPLE, YES_OR_NO, Told, whole
from unknot.clinical.engine import engine_for
from unknot.clinical.limits import join_limits
from unknot.clinical.triage import triage
from unknot.clinical.types import Answer, Answers, Disposition, Limits, Settled
from unknot.knowledge.types import NO_LIMITS, Rule

ENGINE = engine_for(KNOWN)
DANGERS = [name for name in YES_OR_NO if name not in KNOWN.may_lower]
LIMITING = [rule for rule in KNOWN.rules if rule.modifications != NO_LIMITS]
CORE = sorted(ENGINE.core)
IN_ORDER = [question for screen in KNOWN.screens for question in screen.questions]
LEVELS_THAT_NEED_EVERY_ANSWER = (Disposition.CLEAR, Disposition.CAUTION, Disposition.CLEARANCE)


def could_lower(question: str, person: Settled) -> bool:
    """Whether the question holds a choice, or a fact that is present and excuses something."""
    names = KNOWN.questions[question].facts
    return any(name in CHOICES or (name in KNOWN.may_lower and person.facts[name]) for name in names)


@given(PEOPLE, st.sampled_from(DANGERS))
@settings(max_examples=700, deadline=None)
def test_one_more_danger_never_lowers_the_result_nor_loosens_its_limits(told: Told, danger: str) -> None:
    """But a danger can open questions about how long, how often and who has looked, and their answers may lower it."""
    before, after = whole(told), whole({**told, danger: True})
    opened = set(before.hidden) - set(after.hidden)
    assume(not any(could_lower(question, after) for question in opened))
    was, now = triage(before, KNOWN), triage(after, KNOWN)
    assert now.so_far.rank >= was.so_far.rank
    assert not now.bookable or is_tighter(now.limits, was.limits)


@given(ANSWERS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_answers_never_matters(answers: dict[str, Answer], luck: random.Random) -> None:
    assert triage(shuffled(answers, luck), KNOWN) == triage(answers, KNOWN)


def shuffled(answers: Answers, luck: random.Random) -> Answers:
    """The same answers told the other way round, within a list too."""
    names = list(answers)
    luck.shuffle(names)
    return {name: shuffled_items(answers[name], luck) for name in names}


def shuffled_items(answer: Answer, luck: random.Random) -> Answer:
    if isinstance(answer, dict):
        return {item: answer[item] for item in luck.sample(list(answer), len(answer))}
    return tuple(luck.sample(answer, len(answer))) if isinstance(answer, tuple) else answer


@given(st.lists(st.sampled_from(LIMITING), min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_limits_only_tighten_as_rules_add_up(rules: list[Rule], luck: random.Random) -> None:
    fewer = luck.sample(rules, luck.randint(0, len(rules)))
    assert is_tighter(limits_of(rules), limits_of(fewer))


def limits_of(rules: list[Rule]) -> Limits:
    return join_limits([rule.modifications for rule in rules], ENGINE)


def is_tighter(more: Limits, fewer: Limits) -> bool:
    """Whether everything that the fewer rules forbid is forbidden by the more rules too."""
    words = ("avoid_areas", "exclude_techniques", "positioning", "other")
    caps = [(fewer.max_pressure, more.max_pressure)]
    caps += [(cap, more.area_pressure.get(area)) for area, cap in fewer.area_pressure.items()]
    return all(set(getattr(fewer, word)) <= set(getattr(more, word)) for word in words) and all(
        loose is None or (tight is not None and tight <= loose) for loose, tight in caps
    )


@given(PEOPLE, st.sets(st.sampled_from(CORE), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_unknown_answers_never_end_in_clear(told: Told, left: set[str]) -> None:
    result = triage(whole(told, not_answered=left), KNOWN)
    assert result.disposition not in LEVELS_THAT_NEED_EVERY_ANSWER
    assert not result.bookable


@given(PEOPLE, st.sets(st.sampled_from(IN_ORDER), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_open_questions_never_open_a_booking_that_the_answers_would_close(told: Told, left: set[str]) -> None:
    partly, known = triage(whole(told, not_answered=left), KNOWN), triage(whole(told), KNOWN)
    assert known.bookable or not partly.bookable


@given(ANSWERS, st.integers(1, len(IN_ORDER)))
@settings(max_examples=120, deadline=None)
def test_an_emergency_stays_whatever_is_told_after_it(answers: dict[str, Answer], asked: int) -> None:
    so_far = triage({name: answers[name] for name in IN_ORDER[:asked]}, KNOWN)
    assume(so_far.disposition is Disposition.EMERGENCY)
    assert so_far.final
    assert triage(answers, KNOWN).disposition is Disposition.EMERGENCY
