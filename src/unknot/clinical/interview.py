"""Which screen comes next, given the answers so far: danger first, and no further than the result needs.

The result of an interview is that of the full questionnaire. An EMERGENCY ends it at once. From SEE_DOCTOR on only
those questions are asked whose answer could still raise the result. A screen can come twice: first with the questions
that apply, later with those that its own answers brought up, or once more with what was left open.

To go on: add the answers of the screen to the earlier ones and ask again. An answer that cannot be read raises
`AnswerError`; an empty list of choices is no answer, so its question comes again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.engine import Engine, engine_for
from unknot.clinical.triage import triage
from unknot.clinical.types import Answers, Disposition, Settled, Truth
from unknot.knowledge.questions import NONE, NOT_SURE
from unknot.knowledge.types import Knowledge, Option, Question, Range


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is put now.

    type: single_choice, multi_select, number, body_map, yes_no_unsure, or one_by_one: then each option is an item to
    answer with "yes", "no" or "not_sure", because the list as a whole was answered with "not sure".
    options: the choices in order; a list has `none` and `not_sure` at its end. range: for numbers, both ends included.
    may_be_unsure: "not_sure" is an answer too, also where no option says so (a number, or a choice).
    """

    id: str
    type: str
    text: str
    options: tuple[Option, ...]
    range: Range | None
    may_be_unsure: bool
    why_asked: str | None
    private: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions that are asked together."""

    id: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Screens done, and screens to come: surely, and at most if everything that may apply does."""

    done: int
    left_at_least: int
    left_at_most: int


def next_screen(answers: Answers, knowledge: Knowledge) -> Screen | None:
    """The next screen, or None when the interview is over.

    >>> from unknot.knowledge.loading import knowledge
    >>> screen = next_screen({}, knowledge())
    >>> screen.id, [question.id for question in screen.questions]
    ('about', ['q_who', 'q_age'])
    >>> next_screen({"q_now_1": ("chest_pain_now",)}, knowledge()) is None
    True
    """
    settled = answers_to_facts(answers, knowledge)
    wanted = _wanted(settled, knowledge)
    for plan in knowledge.screens:
        asked = [q for q in plan.questions if q in wanted and _applies(q, settled, knowledge) is True]
        if asked:
            return Screen(plan.screen, tuple(_asked(knowledge.questions[q], answers, knowledge) for q in asked))
    return None


def screens_so_far(answers: Answers, knowledge: Knowledge) -> tuple[Screen, ...]:
    """The screens that were answered and still apply, in the order of the plan, to look over or to change."""
    settled = answers_to_facts(answers, knowledge)
    found = []
    for plan in knowledge.screens:
        done = [q for q in plan.questions if q in answers and q not in settled.hidden and q not in settled.unanswered]
        if done:
            found.append(Screen(plan.screen, tuple(_asked(knowledge.questions[q], answers, knowledge) for q in done)))
    return tuple(found)


def screen_to_change(screen_id: str, answers: Answers, knowledge: Knowledge) -> Screen | None:
    """One screen of the plan with all its questions that apply, answered or not; None when it has none or is unknown.

    >>> from unknot.knowledge.loading import knowledge
    >>> screen_to_change("neck", {"q_where": ("calf",)}, knowledge()) is None
    True
    """
    settled = answers_to_facts(answers, knowledge)
    for plan in knowledge.screens:
        if plan.screen == screen_id:
            asked = [q for q in plan.questions if _applies(q, settled, knowledge) is True]
            shown = tuple(_asked(knowledge.questions[q], answers, knowledge) for q in asked)
            return Screen(plan.screen, shown) if shown else None
    return None


def progress(answers: Answers, knowledge: Knowledge) -> Progress:
    """How far the interview is, in screens.

    >>> from unknot.knowledge.loading import knowledge
    >>> progress({}, knowledge())
    Progress(done=0, left_at_least=22, left_at_most=37)
    """
    settled = answers_to_facts(answers, knowledge)
    wanted = _wanted(settled, knowledge)
    left = [[_applies(q, settled, knowledge) for q in plan.questions if q in wanted] for plan in knowledge.screens]
    return Progress(
        done=len(screens_so_far(answers, knowledge)),
        left_at_least=sum(True in truths for truths in left),
        left_at_most=sum(bool(truths) for truths in left),
    )


def _wanted(settled: Settled, knowledge: Knowledge) -> frozenset[str]:
    """Questions without an answer that are worth asking."""
    so_far = triage(settled, knowledge)
    if so_far.so_far is Disposition.EMERGENCY:
        return frozenset()
    if so_far.so_far.rank < Disposition.SEE_DOCTOR.rank:
        return frozenset(settled.unanswered)
    return frozenset(_with_what_opens_them(so_far.open_questions, settled, engine_for(knowledge)))


def _with_what_opens_them(questions: tuple[str, ...], settled: Settled, engine: Engine) -> Iterator[str]:
    """The questions and, where it is not known whether one applies, those that decide it."""
    seen: set[str] = set()
    waiting = list(questions)
    while waiting:
        question = waiting.pop()
        if question in seen:
            continue
        seen.add(question)
        yield question
        rests_on = engine.triggers[question].rests_on if question in engine.triggers else ()
        waiting += [engine.knowledge.facts[fact].question for fact in rests_on if settled.facts[fact] is None]


def _applies(question: str, settled: Settled, knowledge: Knowledge) -> Truth:
    trigger = engine_for(knowledge).triggers.get(question)
    if trigger is None:
        return True
    truth: Truth = trigger.when(settled.facts)
    return truth


def _asked(question: Question, answers: Answers, knowledge: Knowledge) -> AskedQuestion:
    one_by_one = question.type == "multi_select" and _is_unsure(answers.get(question.id))
    listed = question.options
    if one_by_one:
        listed = tuple(option for option in listed if option.id not in (NONE, NOT_SURE))
    return AskedQuestion(
        id=question.id,
        type="one_by_one" if one_by_one else question.type,
        text=question.text,
        options=listed,
        range=question.range,
        may_be_unsure=all(knowledge.facts[fact].if_unsure is not None for fact in question.facts),
        why_asked=question.why_asked,
        private=question.private,
    )


def _is_unsure(answer: object) -> bool:
    return answer in (NOT_SURE, (NOT_SURE,), [NOT_SURE]) or isinstance(answer, dict)
