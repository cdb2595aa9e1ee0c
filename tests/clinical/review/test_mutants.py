"""A wrong rule is wrong in one place, and can be judged like a right one."""

import pytest

from unknot.clinical.expressions import parse
from unknot.clinical.review.mutants import as_text, mutants
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule

RULES = knowledge().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_condition_written_out_again_says_the_same(rule: Rule) -> None:
    assert parse(as_text(parse(rule.condition))) == parse(rule.condition)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_wrong_rule_is_the_right_one_and_none_comes_twice(rule: Rule) -> None:
    wrong = [(parse(mutant.rule.condition), mutant.rule.disposition) for mutant in mutants(rule)]
    assert (parse(rule.condition), rule.disposition) not in wrong
    assert len(set(wrong)) == len(wrong)


def changes(condition: str) -> set[str]:
    return {mutant.rule.condition for mutant in mutants(Rule("X", "", condition, "CLEAR", "", "", ()))}


def test_numbers_are_shifted_both_ways_and_words_dropped() -> None:
    assert changes("age_years >= 60") == {"not age_years >= 60", "age_years >= 61", "age_years >= 59"}
    assert "onset in ['today']" in changes("onset in ['today', 'under_1_week']")
    assert "count(a, b) >= 1" in changes("count(a, b) >= 2")
    assert "count(a) >= 2" in changes("count(a, b) >= 2")


def test_parts_are_negated_dropped_and_joined_the_other_way() -> None:
    assert {"a", "b", "a or b", "not (a and b)"} <= changes("a and b")
    assert any("not a" in change for change in changes("a and b"))
