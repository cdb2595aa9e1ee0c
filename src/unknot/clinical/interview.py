"""Which screen or question comes next, given the answers so far: danger first, and no further than the result needs.

The result of an interview is that of the full questionnaire. An EMERGENCY ends it at once. From SEE_DOCTOR on only
those questions are asked whose answer could still raise the result. From URGENT on, once the danger signs are told,
only those items are asked that could make an EMERGENCY of it, on two screens at most; three or four for a person who is
not sure of a whole list. A screen can come twice: first with the questions that apply, later with those that its own
answers brought up, or once more with what was left open.

To go on: add the answers of the screen with `asking.with_answers` and ask again. An answer that cannot be read raises
`AnswerError`; an empty list of choices is no answer, so its question comes again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.asking import AskedQuestion, Screen, asked, part_of
from unknot.clinical.engine import engine_for
from unknot.clinical.standing import Standing, standing
from unknot.clinical.types import Answers, Disposition, Settled, Truth
from unknot.knowledge.types import Knowledge

URGENT_SCREENS = ("urgent_1", "urgent_2")
_LAST_DANGER_STAGE = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """Screens done, and screens to come: surely, and at most if everything that may apply does."""

    done: int
    left_at_least: int
    left_at_most: int


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The one question to put now; None when the interview is over.

    so_far: the most severe rule that fired. final: no question that was not asked could raise it, so it may be told.
    """

    question: AskedQuestion | None
    so_far: Disposition
    final: bool


def next_question(answers: Answers, knowledge: Knowledge) -> NextQuestion:
    """The next question alone, for an interview by voice, in a chat, or with one question a page.

    >>> from unknot.knowledge.loading import knowledge
    >>> next_question({}, knowledge()).question.id
    'q_who'
    >>> next_question({"q_now_1": ("chest_pain_now",)}, knowledge())
    NextQuestion(question=None, so_far=<Disposition.EMERGENCY: 'EMERGENCY'>, final=True)
    """
    so_far = standing(answers_to_facts(answers, knowledge), knowledge)
    screen = next(_to_come(answers, so_far, knowledge), None)
    return NextQuestion(screen.questions[0] if screen else None, so_far.level, final=screen is None)


def next_screen(answers: Answers, knowledge: Knowledge) -> Screen | None:
    """The next screen, or None when the interview is over.

    >>> from unknot.knowledge.loading import knowledge
    >>> screen = next_screen({}, knowledge())
    >>> screen.id, [question.id for question in screen.questions]
    ('about', ['q_who', 'q_age'])
    >>> next_screen({"q_now_1": ("chest_pain_now",)}, knowledge()) is None
    True
    """
    so_far = standing(answers_to_facts(answers, knowledge), knowledge)
    return next(_to_come(answers, so_far, knowledge), None)


def screens_so_far(answers: Answers, knowledge: Knowledge) -> tuple[Screen, ...]:
    """The screens that were answered and still apply, in the order of the plan, to look over or to change."""
    settled = answers_to_facts(answers, knowledge)
    told = {q for q, answer in answers.items() if q not in settled.unanswered or isinstance(answer, Mapping)}
    return tuple(_screens(lambda q: q in told and q not in settled.hidden, answers, knowledge))


def screen_to_change(screen_id: str, answers: Answers, knowledge: Knowledge) -> Screen | None:
    """One screen of the plan with all its questions that apply, answered or not; None when it has none or is unknown.

    The screens of `URGENT_SCREENS` are put together for the person, and are there only while they are due.

    >>> from unknot.knowledge.loading import knowledge
    >>> screen_to_change("neck", {"q_where": ("calf",)}, knowledge()) is None
    True
    """
    if screen_id in URGENT_SCREENS:
        due = next_screen(answers, knowledge)
        return due if due and due.id == screen_id else None
    settled = answers_to_facts(answers, knowledge)
    whole = _screens(lambda q: _applies(q, settled, knowledge) is True, answers, knowledge)
    return next((screen for screen in whole if screen.id == screen_id), None)


def progress(answers: Answers, knowledge: Knowledge) -> Progress:
    """How far the interview is, in screens.

    >>> from unknot.knowledge.loading import knowledge
    >>> progress({}, knowledge())
    Progress(done=0, left_at_least=15, left_at_most=25)
    """
    so_far = standing(answers_to_facts(answers, knowledge), knowledge)
    done = len(screens_so_far(answers, knowledge))
    if so_far.level is Disposition.URGENT:
        left = len(list(_when_urgent(answers, so_far, knowledge)))
        return Progress(done, left, left + bool(so_far.first))
    truths = [
        [_applies(q, so_far.settled, knowledge) for q in plan.questions if q in so_far.wanted]
        for plan in knowledge.screens
    ]
    return Progress(done, sum(True in some for some in truths), sum(bool(some) for some in truths))


def _to_come(answers: Answers, so_far: Standing, knowledge: Knowledge) -> Iterator[Screen]:
    if so_far.level is Disposition.URGENT:
        yield from _when_urgent(answers, so_far, knowledge)
    else:
        due = {q for q in so_far.wanted if _applies(q, so_far.settled, knowledge) is True}
        yield from _screens(due.__contains__, answers, knowledge)


def _when_urgent(answers: Answers, so_far: Standing, knowledge: Knowledge) -> Iterator[Screen]:
    """The danger screens that are left; then what everybody can be asked; then what follows from it.

    Every item on the last screen stands there with those that decide whether it applies, so nothing stays open.
    """
    questions = knowledge.questions
    danger = {q for q in so_far.wanted if questions[q].stage <= _LAST_DANGER_STAGE}
    yield from _screens(danger.__contains__, answers, knowledge)
    for screen_id, group in zip(URGENT_SCREENS, (so_far.first, so_far.wanted), strict=True):
        order = [q for plan in knowledge.screens for q in plan.questions if q in group and q not in danger]
        if order:
            yield Screen(screen_id, tuple(part_of(asked(questions[q], answers, knowledge), group[q]) for q in order))
            return


def _screens(is_wanted: Callable[[str], bool], answers: Answers, knowledge: Knowledge) -> Iterator[Screen]:
    """Screens of the plan with the questions that are wanted; one without any is left out."""
    for plan in knowledge.screens:
        questions = tuple(asked(knowledge.questions[q], answers, knowledge) for q in plan.questions if is_wanted(q))
        if questions:
            yield Screen(plan.screen, questions)


def _applies(question: str, settled: Settled, knowledge: Knowledge) -> Truth:
    trigger = engine_for(knowledge).triggers.get(question)
    if trigger is None:
        return True
    truth: Truth = trigger.when(settled.facts)
    return truth
