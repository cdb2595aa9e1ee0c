"""From what was told to settled facts: left out of an answered question is absent, not asked is unknown."""

import dataclasses

import pytest

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.engine import engine_for
from unknot.clinical.expressions import ConditionError
from unknot.clinical.facts import settle
from unknot.clinical.types import Answer
from unknot.clinical.values import AnswerError
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()


def test_left_out_of_an_answered_question_is_absent() -> None:
    settled = settle({"fever": True}, KNOWN)
    assert settled.facts["rash_not_fading"] is False


def test_not_asked_is_never_absent() -> None:
    settled = settle({"fever": True}, KNOWN)
    others = {name for name, fact in KNOWN.facts.items() if fact.question != "q_now_3"}
    known = {name for name in others if settled.facts[name] is not None}
    assert known == set()


def test_nothing_told_is_nothing_known() -> None:
    settled = settle({}, KNOWN)
    assert set(settled.facts.values()) == {None}
    assert set(settled.unanswered) == set(KNOWN.questions)


def test_a_choice_left_out_stays_unknown_even_when_its_question_is_called_answered() -> None:
    settled = settle({}, KNOWN, answered=["q_onset", "q_where", "q_age"])
    assert (settled.facts["onset"], settled.facts["regions"], settled.facts["age_years"]) == (None, None, None)
    assert {"q_onset", "q_where", "q_age"} <= set(settled.unanswered)


def test_facts_of_a_question_that_does_not_apply_are_dropped_and_named() -> None:
    settled = settle({"age_years": 70, "pregnancy_status": "pregnant", "weeks_pregnant": 12}, KNOWN)
    assert settled.dropped == ("pregnancy_status", "weeks_pregnant")
    assert (settled.facts["pregnancy_status"], settled.facts["weeks_pregnant"]) == ("", "")
    assert settled.facts["preg_bleeding"] is False
    assert {"q_preg", "q_preg_weeks", "q_preg_warn"} <= set(settled.hidden)


def test_dropping_goes_on_through_the_questions_that_hang_on_it() -> None:
    settled = settle({"onset": "today", "trend": "changed", "change_new_kind": True}, KNOWN)
    assert settled.dropped == ("trend", "change_new_kind")
    assert settled.facts["change_new_kind"] is False


def test_a_danger_named_outright_counts_although_nobody_knows_yet_whether_its_question_applies() -> None:
    """Whether the back questions apply hangs on the body map, which was left open."""
    settled = settle({"belly_pulse": True, "band_like_pain": False}, KNOWN)
    assert (settled.facts["belly_pulse"], settled.facts["band_like_pain"]) == (True, False)
    others = [n for n in KNOWN.questions["q_back"].facts if n not in ("belly_pulse", "band_like_pain")]
    assert {settled.facts[name] for name in others} == {None}


def test_what_could_lower_a_result_waits_until_its_question_is_known_to_apply() -> None:
    """Whether a doctor has looked is asked only for some; until it is known, it excuses nothing."""
    settled = settle({"already_checked": True, "exam_when": "within_3_months"}, KNOWN)
    assert (settled.facts["already_checked"], settled.facts["exam_when"]) == (None, None)


def test_a_question_left_open_is_unknown_whatever_else_is_told_of_it() -> None:
    settled = settle({"fever": True, "head_injury": False}, KNOWN, answered=KNOWN.questions, not_answered=["q_now_3"])
    assert {settled.facts[name] for name in KNOWN.questions["q_now_3"].facts} == {None}


def test_not_sure_stands_for_what_the_knowledge_says_and_is_named() -> None:
    settled = settle({}, KNOWN, unsure=["saddle_numb", "already_checked", "spasm_duration", "feel_cramp"])
    assert settled.facts["saddle_numb"] is True
    assert settled.unsure[0] == "saddle_numb"


def test_not_sure_of_a_number_that_has_to_be_asked_again_leaves_it_unknown() -> None:
    assert settle({}, KNOWN, unsure=["age_years"]).facts["age_years"] is None


def test_an_explicit_unknown_is_no_answer() -> None:
    assert set(settle({"fever": None}, KNOWN).facts.values()) == {None}


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"feaver": True}, "there is no fact 'feaver'; did you mean 'fever'?"),
        ({"fever": "yes"}, "fever is 'yes'; allowed: true, false"),
        ({"fever": 1}, "fever is 1; allowed: true, false"),
        ({"age_years": 121}, "age_years is 121; allowed: a whole number from 0 to 120"),
        ({"age_years": -1}, "allowed: a whole number from 0 to 120"),
        ({"age_years": True}, "allowed: a whole number from 0 to 120"),
        ({"age_years": "35"}, "allowed: a whole number from 0 to 120"),
        ({"pain_now": 3.5}, "allowed: a whole number from 0 to 10"),
        ({"onset": "yesterday"}, "allowed: today, under_1_week"),
        ({"onset": "todday"}, "did you mean 'today'?"),
        ({"regions": []}, "allowed: a list of one or more of head, face"),
        ({"regions": "calf"}, "allowed: a list of one or more of head, face"),
        ({"regions": ["calff"]}, "regions has 'calff'; .*did you mean 'calf'?"),
        ({"regions": [["calf"]]}, "regions has"),
        ({"onset": ["today"]}, "onset is"),
        ({"onset": {"today": True}}, "onset is"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_can(told: dict[str, object], message: str) -> None:
    with pytest.raises(AnswerError, match=message.replace("?", r"\?")):
        settle(told, KNOWN)


def test_an_empty_list_is_no_answer_and_none_is() -> None:
    assert answers_to_facts({"q_now_1": ()}, KNOWN).facts["chest_pain_now"] is None
    assert answers_to_facts({"q_now_1": ("none",)}, KNOWN).facts["chest_pain_now"] is False
    assert answers_to_facts({"q_now_1": "none"}, KNOWN).facts["chest_pain_now"] is False


@pytest.mark.parametrize("question", ["q_where", "q_age", "q_onset", "q_now_1", "q_injury_seen"])
def test_nothing_is_no_answer(question: str) -> None:
    settled = answers_to_facts({question: None}, KNOWN)  # type: ignore[dict-item]
    assert set(settled.facts.values()) == {None}


def test_not_sure_of_a_whole_list_leaves_every_item_open() -> None:
    settled = answers_to_facts({"q_now_1": "not_sure"}, KNOWN)
    assert {settled.facts[name] for name in KNOWN.questions["q_now_1"].facts} == {None}


def test_items_one_by_one_leave_what_was_not_said_open() -> None:
    settled = answers_to_facts({"q_now_1": {"chest_pain_now": "no", "face_droop": "not_sure"}}, KNOWN)
    assert settled.facts["chest_pain_now"] is False
    assert settled.facts["face_droop"] is True
    assert settled.unsure == ("face_droop",)
    assert settled.facts["speech_trouble"] is None


def test_an_option_sets_all_that_it_means() -> None:
    told: dict[str, Answer] = {
        "q_age": 30,
        "q_preg": "period_change",
        "q_onset": "over_3_months",
        "q_checked": "within_3_months",
    }
    facts = answers_to_facts(told, KNOWN).facts
    assert (facts["pregnancy_status"], facts["period_change"]) == ("possible", True)
    assert (facts["exam_when"], facts["already_checked"]) == ("within_3_months", True)
    assert answers_to_facts({**told, "q_preg": "possible"}, KNOWN).facts["period_change"] is False


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"q_agee": 3}, "there is no question 'q_agee'; did you mean 'q_age'"),
        ({"q_now_1": ["fever"]}, "q_now_1 has no option 'fever'"),
        ({"q_now_1": ["none", "face_droop"]}, "'none' together with 'face_droop'"),
        ({"q_now_1": {"face_droop": "maybe"}}, "face_droop is 'maybe'; allowed: yes, no, not_sure"),
        ({"q_now_1": {"none": "yes"}}, "no option 'none'"),
        ({"q_now_1": 3}, "allowed: a list of options"),
        ({"q_now_1": [{}]}, "no option"),
        ({"q_now_1": [["none"]]}, "no option"),
        ({"q_onset": "soon"}, "allowed: today, under_1_week"),
        ({"q_onset": ["today"]}, "q_onset is"),
        ({"q_age": "old"}, "a whole number from 0 to 120"),
        ({"q_where": {"calf": "yes"}}, "regions is"),
        ({"q_where": []}, "allowed: a list of one or more of head"),
    ],
)
def test_an_answer_that_cannot_be_is_named_with_what_can(answers: dict[str, object], message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        answers_to_facts(answers, KNOWN)  # type: ignore[arg-type]


def test_questions_that_trigger_each_other_are_refused() -> None:
    question = KNOWN.questions["q_sci"]
    circle = {
        **KNOWN.questions,
        "q_sci": dataclasses.replace(question, when=KNOWN.questions["q_ms"].facts[0]),
        "q_ms": dataclasses.replace(KNOWN.questions["q_ms"], when=question.facts[0]),
    }
    with pytest.raises(ConditionError, match=r"trigger each other: .*q_sci"):
        engine_for(dataclasses.replace(KNOWN, questions=circle))
