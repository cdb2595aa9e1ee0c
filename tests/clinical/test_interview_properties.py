"""Whoever answers, and in whatever order: the interview ends where the full questionnaire would."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.answering import KNOWN, Person, full_questionnaire, interview, one_by_one
from unknot.clinical.asking import with_answers
from unknot.clinical.interview import URGENT_SCREENS, next_question, next_screen
from unknot.clinical.triage import triage
from unknot.clinical.types import Answer, Disposition
from unknot.knowledge.types import Question

COMMON = ["q_where", "q_feel", "q_eases"]
CHOICE_FACTS = sorted(fact.id for fact in KNOWN.facts.values() if fact.type == "bool")


@st.composite
def people(draw: st.DrawFn, most_yes: int = 4) -> Person:
    """Mostly well, with a few items that are true and now and then one that they are not sure of."""
    words = dict.fromkeys(draw(st.lists(st.sampled_from(CHOICE_FACTS), max_size=most_yes)), "yes")
    if draw(st.integers(0, 5)) == 0:
        words[draw(st.sampled_from(CHOICE_FACTS))] = "not_sure"
    luck = draw(st.randoms(use_true_random=False))
    return Person(lambda question: whole_answer(question, words, luck))


def with_item(whole: Answer, item: str) -> Answer:
    return {**whole, item: "yes"} if isinstance(whole, dict) and item in whole else whole


def whole_answer(question: Question, words: dict[str, str], luck: random.Random) -> Answer:
    options = [option.id for option in question.options]
    if question.type == "multi_select":
        return {fact: words.get(fact, "no") for fact in question.facts}
    if question.type == "body_map":
        return tuple(luck.sample(options, luck.choice([1, 1, 2])))
    if question.type == "number":
        assert question.range
        return luck.randint(question.range.min, question.range.max)
    if question.id == "q_safe":
        return luck.choices(options, [30] + [1] * (len(options) - 1))[0]
    return luck.choice(options)


@given(people())
@settings(max_examples=150, deadline=None)
def test_every_path_ends_in_the_result_of_the_full_questionnaire(person: Person) -> None:
    _, answers = interview(person)
    short, full = triage(answers, KNOWN), triage(full_questionnaire(person), KNOWN)
    assert short.final
    assert short.disposition is full.disposition
    if full.disposition.rank < Disposition.SEE_DOCTOR.rank:
        assert (short.reasons, short.limits, short.advice) == (full.reasons, full.limits, full.advice)


@given(people())
@settings(max_examples=40, deadline=None)
def test_one_question_at_a_time_ends_there_too(person: Person) -> None:
    answers = one_by_one(person)
    last = next_question(answers, KNOWN)
    assert (last.question, last.final) == (None, True)
    assert last.so_far is triage(full_questionnaire(person), KNOWN).so_far


@given(
    people(most_yes=2),
    st.sampled_from(["limb_warm_red_one_side", "coughing_blood", "foot_rest_pain", "both_legs_swollen"]),
)
@settings(max_examples=80, deadline=None)
def test_once_care_today_is_certain_at_most_two_screens_follow_the_danger_signs(person: Person, sign: str) -> None:
    made_up = person.make_up
    person.make_up = lambda question: with_item(made_up(question), sign)
    answers: dict[str, Answer] = {}
    after = []
    while screen := next_screen(answers, KNOWN):
        if next_question(answers, KNOWN).so_far is Disposition.URGENT:
            after.append(screen)
        answers = with_answers(answers, {asked.id: person.answer(asked) for asked in screen.questions})
    later = [screen.id for screen in after if screen.id not in ("about", "now_1", "now_2", "now_3", "safe")]
    assert set(later) <= set(URGENT_SCREENS)
    unsure = any("not_sure" in whole.values() for whole in person.said.values() if isinstance(whole, dict))
    assert len(later) <= len(URGENT_SCREENS) * (1 + unsure)  # a list that nobody is sure of comes again, item by item


@given(people(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_answers_never_matters(person: Person, luck: random.Random) -> None:
    _, answers = interview(person)
    shuffled = list(answers.items())
    luck.shuffle(shuffled)
    assert triage(dict(shuffled), KNOWN) == triage(answers, KNOWN)


@given(people(most_yes=0), st.data())
@settings(max_examples=60, deadline=None)
def test_an_answer_that_is_missing_never_ends_in_a_go_ahead(person: Person, data: st.DataObject) -> None:
    answers = full_questionnaire(person)
    core = sorted(q for q in answers if KNOWN.questions[q].when is None and q not in ("q_who", "q_wishes"))
    for question in data.draw(st.lists(st.sampled_from(core), min_size=1, unique=True)):
        del answers[question]
    result = triage(answers, KNOWN)
    assert result.disposition.rank >= Disposition.SEE_DOCTOR.rank
    assert not result.bookable


@pytest.mark.parametrize("question", sorted(q.id for q in KNOWN.questions.values() if q.type == "multi_select"))
def test_being_unsure_of_a_whole_list_leaves_it_open(question: str) -> None:
    result = triage({question: "not_sure"}, KNOWN)
    assert not result.final
    assert question in result.open_questions or KNOWN.questions[question].when or question == "q_wishes"
