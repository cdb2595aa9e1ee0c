"""The next question at every step of whole interviews, one question at a time."""

from collections.abc import Iterator, Mapping
from itertools import cycle

from bench.measure import Measure, median_ms
from bench.sizes import Sizes
from unknot.clinical.asking import AskedQuestion, with_answers
from unknot.clinical.interview import next_question
from unknot.clinical.types import Answer, Answers
from unknot.knowledge.loading import knowledge

QUESTION_MS = 1.0
CRAMPS: Mapping[str, Answer] = {
    "q_age": 30,
    "q_where": ("neck", "calf"),
    "q_feel": ("feel_cramp",),
    "q_onset": "over_6_weeks",
    "q_trend": "better",
    "q_pain": 3,
}
PEOPLE: tuple[Mapping[str, Answer], ...] = (
    CRAMPS,
    {**CRAMPS, "q_age": 70, "q_trend": "worse"},  # a doctor first, from the middle of the interview on
    {**CRAMPS, "q_now_2": ("limb_swollen_one_side",)},  # care today, from its beginning on
)
"""What is told; to any other question the first option of a choice, and "none" of a list."""


def question_measure(theirs: float, sizes: Sizes) -> Measure:
    answered = [answers for person in PEOPLE for answers in steps(person)]
    turn = cycle(answered)
    ours = median_ms(lambda: next_question(next(turn), knowledge()), max(sizes.rounds, len(answered)))
    return Measure("next_question", ours, "ms", ours / theirs, f"<= {QUESTION_MS} ms", ours <= QUESTION_MS)


def steps(person: Mapping[str, Answer]) -> Iterator[Answers]:
    """The answers before each question, and those after the last."""
    answers: dict[str, Answer] = {}
    while question := next_question(answers, knowledge()).question:
        yield answers
        answers = with_answers(answers, {question.id: answer_to(question, person)})
    yield answers


def answer_to(question: AskedQuestion, person: Mapping[str, Answer]) -> Answer:
    if question.id in person:
        return person[question.id]
    return ("none",) if question.type == "multi_select" else question.options[0].id
