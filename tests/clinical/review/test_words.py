"""A condition in words says what the condition says."""

import pytest

from unknot.clinical.expressions import names_in, parse
from unknot.clinical.review.words import fact_in_words, in_words
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()


def told(condition: str) -> str:
    return "\n".join("  " * line.depth + line.text for line in in_words(condition, KNOWN))


def test_parts_stand_below_what_joins_them_and_derived_facts_are_opened_up() -> None:
    assert told("pain_in_spine and (fever or age_years >= 60)").splitlines() == [
        "All of these:",
        "  Pain in spine",
        "  Any of these:",
        "    A fever (38 C or 100.4 F or more) or shaking chills [fever]",
        "    How old are you, or the person you answer for? at least 60 [age_years]",
        "Here “pain in spine” means:",
        "  Place: neck or upper back or mid back or low back",
    ]


def test_words_are_told_by_their_labels() -> None:
    assert told("onset in ['today', 'under_1_week']") == "When did this problem start? Today / This week [onset]"
    assert told("onset != 'today'") == "When did this problem start? not: Today [onset]"


def test_not_is_never_lost() -> None:
    assert told("not fever").startswith("Not: A fever")
    assert told("not (fever or feel_tight)").startswith("Not: any of these:")
    assert told("'calf' not in regions") == "Place, not: calf"


@pytest.mark.parametrize("condition", [rule.condition for rule in KNOWN.rules])
def test_no_fact_of_a_rule_is_left_out(condition: str) -> None:
    text = told(condition)
    for name in names_in(parse(condition)):
        if name in KNOWN.derived:
            assert name.replace("_", " ") in text.lower()
        elif name != "regions":
            assert f"[{name}]" in text


def test_places_are_told_in_words() -> None:
    assert fact_in_words("regions", ("low_back", "calf"), KNOWN).endswith("low back, calf")
