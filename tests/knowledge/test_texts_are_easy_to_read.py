"""Every text of more than 20 words that a person reads asks for six school years at most."""

import pytest

from knowledge.reading_level import grade, medicines, syllables, words
from knowledge.told import everything, of_care

SIXTH_GRADE = 6.9
LONG = 20
SPOKEN = {
    1: "ache aches bones care checked clothes cramps ease heal helped hours loose looked needs nerves tired",
    2: "ankle bladder bruises cancer careful changes client closes create doctor early eases fluid gentle moving",
    3: "area calcium carefully examined hospital idea injury massages medical physician provider serious surgery usual",
    4: "dialysis emergency exercises information",
    5: "examination",
}


def test_no_long_text_asks_for_more_than_six_school_years() -> None:
    long = [(owner, text) for owner, text in (*everything(), *of_care()) if len(words(text)) > LONG]
    assert len(long) > 80
    assert [(round(grade(text), 1), owner, text) for owner, text in long if grade(text) > SIXTH_GRADE] == []


def test_control_a_text_for_reviewers_is_too_hard() -> None:
    assert grade("In one hospital series massage was judged safe with platelets above 50 and no clotting problem.") > 8
    assert grade("Symptomatic individuals necessitate immediate multidisciplinary evaluation.") > 12


def test_control_a_long_sentence_is_harder_than_its_halves() -> None:
    assert grade("Sit down and rest and do not drive and wait.") > grade("Sit down and rest. Do not drive. Wait.")


@pytest.mark.parametrize("count", SPOKEN)
def test_syllables_are_counted_as_spoken(count: int) -> None:
    assert {word: syllables(word) for word in SPOKEN[count].split() if syllables(word) != count} == {}


def test_a_medicine_counts_two_whatever_its_length() -> None:
    assert {"apixaban", "ciprofloxacin", "metoclopramide"} <= medicines()
    assert {syllables(name) for name in medicines()} == {2}
