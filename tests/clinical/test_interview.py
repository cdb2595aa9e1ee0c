"""The interview asks danger first, no more than it needs, and ends where the full questionnaire would."""

import pytest

from unknot.clinical.asking import AskedQuestion, answer_to_part, with_answers
from unknot.clinical.interview import next_screen, screen_to_change, screens_so_far
from unknot.clinical.triage import triage
from unknot.clinical.types import Answer, Disposition
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
HEALTHY: dict[str, Answer] = {
    "q_age": 35,
    "q_where": ("neck",),
    "q_feel": ("feel_tight",),
    "q_onset": "over_6_weeks",
    "q_trend": "same",
    "q_pain": 3,
}


def interview(first: dict[str, Answer]) -> tuple[list[str], dict[str, Answer]]:
    """Screens met, and all answers, of somebody who says `first` and otherwise that all is well."""
    answers: dict[str, Answer] = {}
    met = []
    while screen := next_screen(answers, KNOWN):
        met.append(screen.id)
        for question in screen.questions:
            answer = first.get(question.id) or all_is_well(question)
            answers = with_answers(answers, {question.id: answer})
    return met, answers


def all_is_well(question: AskedQuestion) -> Answer:
    if question.type == "one_by_one":
        return {option.id: "no" for option in question.options}
    return answer_to_part(question, ["none"]) if question.type == "multi_select" else question.options[0].id


def test_who_and_danger_come_first() -> None:
    met, _ = interview(HEALTHY)
    assert met[:5] == ["about", "now_1", "now_2", "now_3", "safe"]


def test_a_healthy_adult_with_a_tight_neck_is_clear_after_at_most_16_screens() -> None:
    met, answers = interview(HEALTHY)
    result = triage(answers, KNOWN)
    assert (result.disposition, result.final) == (Disposition.CLEAR, True)
    assert len(met) <= 16


@pytest.mark.parametrize("danger", ["chest_pain_now", "face_droop", "throat_or_swallow_trouble"])
def test_an_emergency_ends_the_interview_at_once(danger: str) -> None:
    met, _ = interview({**HEALTHY, "q_now_1": (danger,)})
    assert met == ["about", "now_1"]


def test_when_care_today_is_certain_only_what_could_raise_it_is_asked() -> None:
    met, answers = interview({**HEALTHY, "q_now_2": ("limb_warm_red_one_side", "limb_swollen_one_side")})
    assert triage(answers, KNOWN).final
    assert met == ["about", "now_1", "now_2", "now_3", "safe", "urgent_1", "urgent_2"]
    assert {"q_back", "q_checked", "q_skin", "q_today", "q_wishes", "q_consent"}.isdisjoint(answers)


def test_an_empty_list_is_asked_again() -> None:
    answers: dict[str, Answer] = {"q_who": "self", "q_age": 35, "q_now_1": ()}
    screen = next_screen(answers, KNOWN)
    assert screen
    assert screen.id == "now_1"


def test_not_sure_of_a_list_opens_its_items_one_by_one() -> None:
    answers: dict[str, Answer] = {"q_who": "self", "q_age": 35, "q_now_1": "not_sure"}
    screen = next_screen(answers, KNOWN)
    assert screen
    (question,) = screen.questions
    assert question.type == "one_by_one"
    assert [option.id for option in question.options] == list(KNOWN.questions["q_now_1"].facts)
    answers["q_now_1"] = dict.fromkeys(KNOWN.questions["q_now_1"].facts, "no")
    screen = next_screen(answers, KNOWN)
    assert screen
    assert screen.id == "now_2"


def test_a_question_comes_only_when_it_is_triggered() -> None:
    met, _ = interview(HEALTHY)
    assert "leg" not in met
    assert "neck" in met
    _, answers = interview({**HEALTHY, "q_age": 66})
    assert "q_preg" not in answers


def test_an_answer_that_no_longer_applies_is_left_out_when_an_earlier_one_changes() -> None:
    _, answers = interview(HEALTHY)
    answers["q_where"] = ("calf",)
    screen = next_screen(answers, KNOWN)
    assert screen
    assert screen.id == "leg"
    assert "neck" not in [seen.id for seen in screens_so_far(answers, KNOWN)]


def test_a_screen_can_be_changed_later() -> None:
    _, answers = interview(HEALTHY)
    screen = screen_to_change("pain", answers, KNOWN)
    assert screen
    assert [question.id for question in screen.questions] == ["q_trend", "q_pain", "q_impact", "q_eases"]
    assert screen_to_change("leg", answers, KNOWN) is None
    assert screen_to_change("nowhere", answers, KNOWN) is None


def test_a_number_with_a_stated_meaning_of_not_sure_may_be_left_at_that() -> None:
    answers: dict[str, Answer] = {"q_age": 30, "q_preg": "pregnant"}
    weeks = screen_to_change("pregnancy_more", answers, KNOWN)
    assert weeks
    assert weeks.questions[0].may_be_unsure
    about = screen_to_change("about", answers, KNOWN)
    assert about
    assert not about.questions[1].may_be_unsure


def test_private_questions_say_so() -> None:
    screen = screen_to_change("safe", {}, KNOWN)
    assert screen
    assert screen.questions[0].private
