"""Answers age: who comes back is asked what can have changed, and no old answer counts as a current one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.answering import KNOWN, Person, full_questionnaire, interview
from unknot.clinical.asking import with_answers
from unknot.clinical.repeat import (
    CHANGED,
    SAME,
    STILL_SO,
    confirmed,
    next_screen_again,
    questions_to_repeat,
    without,
)
from unknot.clinical.triage import triage
from unknot.clinical.types import Answer, Disposition
from unknot.knowledge.types import Question

DANGER = ["now_1", "now_2", "now_3", "safe"]
HISTORY = ["heart", "nerve_history", "other_history", "medicines"]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CHOSEN: dict[str, Answer] = {
    "q_age": 40,
    "q_where": ("neck",),
    "q_onset": "over_6_weeks",
    "q_trend": "same",
    "q_pain": 3,
}


def well(question: Question) -> Answer:
    if question.id in CHOSEN:
        return CHOSEN[question.id]
    return dict.fromkeys(question.facts, "no") if question.type == "multi_select" else question.options[0].id


def told() -> dict[str, Answer]:
    return interview(Person(well))[1]


def come_back(days: float, word: str = SAME) -> tuple[list[str], dict[str, Answer]]:
    """The screens of a healthy adult who comes back after so many days, and the answers then."""
    now = NOON + timedelta(days=days)
    answers, person = told(), Person(well)
    times = dict.fromkeys(answers, NOON)
    met = []
    while screen := next_screen_again(answers, times, now, KNOWN):
        met.append(screen.id)
        if screen.id == STILL_SO:
            answers = confirmed(answers, {asked.id: word for asked in screen.questions})
        else:
            answers = with_answers(answers, {asked.id: person.answer(asked) for asked in screen.questions})
        times |= {asked.id: now for asked in screen.questions}
    return met, answers


@pytest.mark.parametrize(
    ("days", "screens"),
    [
        (0, []),
        (2, []),
        (3, [*DANGER, "today"]),
        (8, [*DANGER, "where", "feel", "pain", "neck", "nerve", "general", "today", STILL_SO]),
    ],
)
def test_who_comes_back_is_asked_what_can_have_changed(days: float, screens: list[str]) -> None:
    met, answers = come_back(days)
    assert met == screens
    assert triage(answers, KNOWN).disposition is Disposition.CLEAR


def test_after_half_a_year_everything_but_the_wishes_is_asked_again() -> None:
    met, _ = come_back(181)
    first, _ = interview(Person(well))
    assert met == first


def test_what_is_no_longer_so_is_asked_in_full() -> None:
    met, _ = come_back(8, word=CHANGED)
    assert met[met.index(STILL_SO) + 1 :] == ["about", *HISTORY]


@given(st.integers(0, 400), st.sampled_from(sorted(KNOWN.questions)))
@settings(max_examples=80, deadline=None)
def test_an_aged_answer_is_never_current(days: int, question: str) -> None:
    answers = told()
    times = dict.fromkeys(answers, NOON + timedelta(days=400))
    if question in answers:
        times[question] -= timedelta(days=days, seconds=1)
    repeat = questions_to_repeat(answers, times, NOON + timedelta(days=400), KNOWN)
    is_aged = question in answers and days >= KNOWN.validity[question].days
    assert bool(repeat) is is_aged
    assert question in (*repeat.ask, *repeat.confirm) or not is_aged


def test_an_answer_without_a_time_is_aged() -> None:
    answers = told()
    assert questions_to_repeat(answers, {}, NOON, KNOWN).ask == tuple(
        q for screen in KNOWN.screens for q in screen.questions if q in answers
    )


def test_danger_signs_are_asked_before_anything_else_and_end_it_at_once() -> None:
    answers = told()
    times = dict.fromkeys(answers, NOON)
    now = NOON + timedelta(days=8)
    screen = next_screen_again(answers, times, now, KNOWN)
    assert screen
    assert screen.id == "now_1"
    answers |= {"q_now_1": ("chest_pain_now",)}
    assert next_screen_again(answers, {**times, "q_now_1": now}, now, KNOWN) is None


def test_what_was_said_is_shown_in_its_own_words() -> None:
    heart = {**dict.fromkeys(KNOWN.questions["q_hx_heart"].facts, "no"), "hx_varicose": "not_sure"}
    answers: dict[str, Answer] = {**told(), "q_rx": ("rx_statin",), "q_hx_heart": heart}
    now = NOON + timedelta(days=8)
    current = {q: now if KNOWN.validity[q].group in ("danger_now", "course", "story") else NOON for q in answers}
    screen = next_screen_again(answers, current, now, KNOWN)
    assert screen
    said = {asked.id: asked.said for asked in screen.questions}
    unsaid = {asked.id: asked.unsaid for asked in screen.questions}
    assert said["q_rx"] == ("A statin for cholesterol",)
    assert said["q_hx_heart"] == ("Varicose veins (not sure)",)
    assert said["q_age"] == ("40",)
    assert said["q_hx_bone"] == ("None of these",)
    assert len(unsaid["q_hx_heart"]) == len(heart) - 1
    assert "Varicose veins" not in unsaid["q_hx_heart"]
    assert len(unsaid["q_hx_bone"]) == len(KNOWN.questions["q_hx_bone"].facts)


def test_the_repeat_ends_in_the_result_of_the_full_questionnaire() -> None:
    _, answers = come_back(8)
    assert triage(answers, KNOWN) == triage(full_questionnaire(Person(well)), KNOWN)


def test_every_question_has_one_validity_and_no_danger_sign_can_be_confirmed() -> None:
    assert set(KNOWN.validity) == set(KNOWN.questions)
    assert without({"q_age": 3}, ("q_age",)) == {}
    danger = [q for q in KNOWN.questions.values() if q.stage == 1]
    assert danger
    assert {KNOWN.validity[q.id].confirm_days for q in danger} == {0}
    assert {KNOWN.validity[q.id].days for q in danger} == {2}


@pytest.mark.parametrize("question", ["q_onset", "q_often", "q_preg_weeks", "q_checked", "q_impact"])
def test_what_counts_back_from_today_is_never_confirmed(question: str) -> None:
    answers = told()
    for days in (8, 26, 179):
        repeat = questions_to_repeat(answers, dict.fromkeys(answers, NOON), NOON + timedelta(days=days), KNOWN)
        assert question not in repeat.confirm
        assert question in repeat.ask or question not in answers


def test_no_number_of_yeses_carries_an_answer_past_half_a_year() -> None:
    answers = told()
    now = NOON + timedelta(days=181)
    confirmed_lately = dict.fromkeys(answers, now - timedelta(days=8))
    assert "q_rx" in questions_to_repeat(answers, confirmed_lately, now, KNOWN).confirm
    assert "q_rx" in questions_to_repeat(answers, confirmed_lately, now, KNOWN, began_at=NOON).ask
