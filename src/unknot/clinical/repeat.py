"""Coming back: what has to be asked again, and what one tap can confirm. No aged answer counts towards a go-ahead.

How long an answer counts is in the knowledge (`validity`). A repeat asks what has aged, in the usual order, as if it
had never been answered; at its end it shows what is older than its days and can be confirmed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.asking import AskedQuestion, Screen, asked
from unknot.clinical.interview import next_question, next_screen
from unknot.clinical.types import Answer, Answers, Disposition
from unknot.knowledge.questions import NONE, NOT_SURE
from unknot.knowledge.types import Knowledge, Option, Question

STILL_SO = "still_so"
SAME, CHANGED = "same", "changed"
_WORDS = (Option(SAME, "Yes, still so", {}), Option(CHANGED, "No, or not sure", {}))
_DAY = timedelta(days=1)
Times = Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions in the order of the plan. ask: to be asked again. confirm: to be shown, for a yes or a new answer."""

    ask: tuple[str, ...]
    confirm: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.ask or self.confirm)


def questions_to_repeat(
    answers: Answers, answered_at: Times, now: datetime, knowledge: Knowledge, *, began_at: datetime | None = None
) -> Repeat:
    """What of these answers has aged; nothing of questions that do not apply to the person.

    answered_at: question id to when it was answered or confirmed, with a time zone; one without a time is aged.
    began_at: when the first answer was given, for answers that may have been confirmed since: no number of yeses
    carries an answer further than its `confirm_days` from there.
    Raises `AnswerError` for an answer that cannot be read.

    >>> from datetime import UTC
    >>> from unknot.knowledge.loading import knowledge
    >>> then, now = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    >>> told = {"q_now_1": ("none",), "q_rx": ("rx_statin",), "q_wishes": ("likes_light",)}
    >>> questions_to_repeat(told, dict.fromkeys(told, then), now, knowledge())
    Repeat(ask=('q_now_1',), confirm=('q_rx',))
    """
    hidden = answers_to_facts(answers, knowledge).hidden
    plan = [q for screen in knowledge.screens for q in screen.questions if q in answers and q not in hidden]
    ages = {q: now - answered_at[q] if q in answered_at else timedelta.max for q in plan}
    aged = [q for q in plan if ages[q] > knowledge.validity[q].days * _DAY]
    first = timedelta(0) if began_at is None else now - began_at
    confirm = [q for q in aged if max(ages[q], first) <= knowledge.validity[q].confirm_days * _DAY]
    return Repeat(tuple(q for q in aged if q not in confirm), tuple(confirm))


def without(answers: Answers, questions: tuple[str, ...]) -> dict[str, Answer]:
    """The other answers."""
    return {q: answer for q, answer in answers.items() if q not in questions}


def next_screen_again(
    answers: Answers, answered_at: Times, now: datetime, knowledge: Knowledge, *, began_at: datetime | None = None
) -> Screen | None:
    """The next screen for somebody who has answered before, or only just; None when every answer is current.

    What awaits a yes counts for danger meanwhile. When a doctor is needed anyway, nothing is left to confirm.
    """
    repeat = questions_to_repeat(answers, answered_at, now, knowledge, began_at=began_at)
    told = without(answers, repeat.ask)
    due = next_screen(told, knowledge)
    if due or not repeat.confirm or next_question(told, knowledge).so_far.rank >= Disposition.SEE_DOCTOR.rank:
        return due
    return Screen(STILL_SO, tuple(_still_so(knowledge.questions[q], told, knowledge) for q in repeat.confirm))


def confirmed(answers: Answers, told: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers after the screen `STILL_SO`: what is not still so is taken out, to be asked again.

    told: question id to `SAME` or `CHANGED`.

    >>> confirmed({"q_rx": ("rx_statin",), "q_age": 40}, {"q_rx": "changed", "q_age": "same"})
    {'q_age': 40}
    """
    return without(answers, tuple(q for q, word in told.items() if word != SAME))


def _still_so(question: Question, answers: Answers, knowledge: Knowledge) -> AskedQuestion:
    whole = asked(question, answers, knowledge)
    said = tuple(_said(answers[question.id], whole))
    unsaid = tuple(_unsaid(answers[question.id], whole)) if question.type == "multi_select" else ()
    return replace(whole, type=STILL_SO, options=_WORDS, why_asked=None, said=said, unsaid=unsaid)


def _said(answer: Answer, question: AskedQuestion) -> Iterator[str]:
    """The answer in the words in which it was chosen."""
    labels = {option.id: option.label for option in question.options}
    if isinstance(answer, Mapping):
        chosen = [labels[item] for item, word in answer.items() if word == "yes"]
        unsure = [f"{labels[item]} (not sure)" for item, word in answer.items() if word == "not_sure"]
        yield from [*chosen, *unsure] or ["None of these"]
    elif isinstance(answer, (list, tuple)):
        yield from (labels.get(str(word), str(word)) for word in answer)
    else:
        yield labels.get(str(answer), str(answer).replace("_", " "))


def _unsaid(answer: Answer, question: AskedQuestion) -> Iterator[str]:
    """The items of a list that were not told: what may be new stands beside the yes, and is never denied unread."""
    if isinstance(answer, Mapping):
        told = {item for item, word in answer.items() if word != "no"}
    else:
        told = set(answer) if isinstance(answer, (list, tuple)) else {str(answer)}
    yield from (option.label for option in question.options if option.id not in {NONE, NOT_SURE, *told})
