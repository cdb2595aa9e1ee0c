"""The next question at every step of a whole interview."""

from collections.abc import Iterator
from itertools import cycle

from bench.measure import Measure, median_ms
from bench.sizes import Sizes
from unknot.clinical.interview import AskedQuestion, next_screen
from unknot.clinical.types import Answer, Answers
from unknot.knowledge.loading import knowledge

QUESTION_MS = 1.0
AGES = (30, 70)
TOLD: dict[str, Answer] = {"q_where": ("neck", "calf"), "q_feel": ("feel_cramp",), "q_trend": "better", "q_pain": 3}
"""What differs from the first option of a choice and from "none" of a list: cramps in the calf and a tight neck."""


def question_measure(theirs: float, sizes: Sizes) -> Measure:
    turn = cycle(list(steps()))
    ours = median_ms(lambda: next_screen(next(turn), knowledge()), sizes.rounds)
    return Measure("next_question", ours, "ms", ours / theirs, f"<= {QUESTION_MS} ms", ours <= QUESTION_MS)


def steps() -> Iterator[Answers]:
    """The answers before each screen, from the first to none left, for two people."""
    for age in AGES:
        answers: dict[str, Answer] = {}
        while screen := next_screen(answers, knowledge()):
            yield dict(answers)
            answers |= {question.id: answer_to(question, age) for question in screen.questions}


def answer_to(question: AskedQuestion, age: int) -> Answer:
    if question.id in TOLD:
        return TOLD[question.id]
    if question.type == "number":
        return age
    return ("none",) if question.type == "multi_select" else question.options[0].id
