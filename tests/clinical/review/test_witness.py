"""Every rule has a person for whom it decides; the person can be told, answer by answer."""

from random import Random

import pytest

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.expressions import parse
from unknot.clinical.review.domains import both, one_way
from unknot.clinical.review.people import person_with
from unknot.clinical.review.witness import find_witness
from unknot.clinical.triage import triage
from unknot.knowledge.loading import author_cases, knowledge

KNOWN = knowledge()
BASE = author_cases()["base"]


def luck(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - for searches that come out the same every time


@pytest.mark.parametrize("rule_id", [rule.id for rule in KNOWN.rules])
def test_the_rule_decides_for_somebody_whose_answers_can_be_given(rule_id: str) -> None:
    witness = find_witness(rule_id, KNOWN, BASE)
    assert witness
    again = triage(answers_to_facts(witness.person.answers, KNOWN), KNOWN)
    levels = {reason.rule_id: reason.disposition for reason in again.reasons}
    assert (again.final, again.so_far) == (True, levels[rule_id])


def test_the_search_comes_out_the_same_every_time() -> None:
    first, second = (find_witness("RF003", KNOWN, BASE) for _round in range(2))
    assert first
    assert second
    assert first.person == second.person


def test_the_search_says_so_when_there_is_nobody() -> None:
    asked = {"fever": frozenset({True}), "pregnancy_status": frozenset({"pregnant"}), "age_years": frozenset({80})}
    assert person_with(asked, KNOWN, BASE, luck(1)) is None


def test_a_condition_that_contradicts_itself_has_no_way() -> None:
    contradiction = parse("fever and not fever")
    assert all(one_way(contradiction, True, KNOWN, luck(seed)) is None for seed in range(20))
    assert both({"fever": frozenset({True})}, {"fever": frozenset({False})}) is None


@pytest.mark.parametrize("condition", ["count(fever, feel_tight) == 1", "not count(fever, feel_tight) >= 2"])
def test_counts_come_out_as_asked(condition: str) -> None:
    for seed in range(20):
        asked = one_way(parse(condition), True, KNOWN, luck(seed))
        person = person_with(asked or {}, KNOWN, BASE, luck(seed))
        assert person
        assert sum(person.settled.facts[fact] is True for fact in ("fever", "feel_tight")) <= 1
