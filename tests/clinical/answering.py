"""People who answer whatever they are asked, and never contradict themselves."""

from collections.abc import Callable
from dataclasses import dataclass, field

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.asking import AskedQuestion, answer_to_part, with_answers
from unknot.clinical.interview import next_question, next_screen, screen_to_change
from unknot.clinical.types import Answer
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Question

KNOWN = knowledge()
MOST_SCREENS = 80
WholeAnswer = Callable[[Question], Answer]


@dataclass
class Person:
    """Holds one whole answer to each question, made up when it is first asked; a list is a word for every item."""

    make_up: WholeAnswer
    said: dict[str, Answer] = field(default_factory=dict)

    def answer(self, asked: AskedQuestion) -> Answer:
        whole = self.said.setdefault(asked.id, self.make_up(KNOWN.questions[asked.id]))
        if not isinstance(whole, dict):
            return whole
        items = {option.id: whole[option.id] for option in asked.options if option.id in whole}
        if asked.type == "one_by_one":
            return items
        if "not_sure" in items.values():
            return "not_sure"
        return answer_to_part(asked, [item for item, word in items.items() if word == "yes"] or ["none"])


def interview(person: Person) -> tuple[list[str], dict[str, Answer]]:
    """Ids of the screens met, and all answers."""
    answers: dict[str, Answer] = {}
    met: list[str] = []
    while screen := next_screen(answers, KNOWN):
        met.append(screen.id)
        assert len(met) < MOST_SCREENS, met
        answers = with_answers(answers, {asked.id: person.answer(asked) for asked in screen.questions})
    return met, answers


def one_by_one(person: Person) -> dict[str, Answer]:
    """The same interview, a question at a time."""
    answers: dict[str, Answer] = {}
    while (asked := next_question(answers, KNOWN).question) is not None:
        answers = with_answers(answers, {asked.id: person.answer(asked)})
    return answers


def full_questionnaire(person: Person) -> dict[str, Answer]:
    """Every question that applies, whatever is known already."""
    answers: dict[str, Answer] = {}
    while asked := unanswered(answers):
        answers = with_answers(answers, {question.id: person.answer(question) for question in asked})
    return answers


def unanswered(answers: dict[str, Answer]) -> list[AskedQuestion]:
    still_open = answers_to_facts(answers, KNOWN).unanswered
    screens = [screen_to_change(plan.screen, answers, KNOWN) for plan in KNOWN.screens]
    return [asked for screen in screens if screen for asked in screen.questions if asked.id in still_open]
