"""A person, somebody who cares for one, and a therapist with the client: each is asked in words that fit."""

import re

import pytest

from unknot.clinical.asking import asked
from unknot.clinical.triage import triage
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
OF_ONESELF = re.compile(r"\b(I|my|me|you|your(?! client))\b")
TO_THE_ASKER = {"q_who", "q_clearance"}


def words(question: str, respondent: str) -> list[str]:
    put = asked(KNOWN.questions[question], {"q_who": respondent}, KNOWN)
    return [put.text, *(option.label for option in put.options)]


@pytest.mark.parametrize("question", sorted(set(KNOWN.questions) - TO_THE_ASKER))
def test_a_person_is_not_called_the_person(question: str) -> None:
    assert not [text for text in words(question, "self") if "the person" in text.lower() and question != "q_age"]


@pytest.mark.parametrize("respondent", ["cared_for", "client"])
@pytest.mark.parametrize("question", ["q_wishes", "q_impact", "q_feel", "q_now_2", "q_now_3"])
def test_whoever_answers_for_another_is_not_asked_about_themselves(question: str, respondent: str) -> None:
    assert not [text for text in words(question, respondent) if OF_ONESELF.search(text)]


def test_a_parent_is_asked_whether_the_child_is_safe_and_whether_both_agree() -> None:
    assert words("q_safe", "cared_for")[0] == "Is the person you care for safe right now?"
    assert "They have thoughts of hurting themselves" in words("q_safe", "cared_for")
    assert words("q_consent", "cared_for")[1:3] == ["Yes, both of us", "No, one of us does not"]


def test_a_therapist_is_told_to_ask_in_private() -> None:
    assert "nobody else can hear" in words("q_safe", "client")[0]


@pytest.mark.parametrize("question", sorted(KNOWN.questions))
def test_other_words_name_choices_that_there_are(question: str) -> None:
    asked_of_all = KNOWN.questions[question]
    options = {option.id for option in asked_of_all.options}
    assert all(set(other.labels) <= options for other in asked_of_all.ask_as.values())


@pytest.mark.parametrize("respondent", ["self", "cared_for", "client"])
def test_the_words_change_and_the_judgement_does_not(respondent: str) -> None:
    answers = {"q_who": respondent, "q_age": 40, "q_now_1": ("none",), "q_now_2": ("saddle_numb",)}
    assert triage(answers, KNOWN).reasons == triage({**answers, "q_who": "self"}, KNOWN).reasons


@pytest.mark.parametrize("respondent", ["self", "cared_for", "client"])
def test_a_child_is_asked_about_as_a_child_whoever_answers(respondent: str) -> None:
    assert "q_child" in triage({"q_who": respondent, "q_age": 9}, KNOWN).open_questions
    assert "q_child" not in triage({"q_who": respondent, "q_age": 40}, KNOWN).open_questions
