"""From a stored row to the judgement and back; the edition and the rules it rests on travel with it."""

import hashlib
from dataclasses import replace
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec

from unknot.assessments.models import Assessment
from unknot.assessments.values import Answers
from unknot.clinical.answers import answers_to_facts
from unknot.clinical.asking import Screen
from unknot.clinical.interview import screen_to_change
from unknot.clinical.repeat import STILL_SO, Repeat, next_screen_again, questions_to_repeat, without
from unknot.clinical.types import Answer, Triage
from unknot.clinical.values import AnswerError
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Knowledge


def stored(triage: Triage) -> dict[str, Any]:
    return {"triage": msgspec.to_builtins(triage), "rules": rules_signature()}


def read(result: dict[str, Any]) -> Triage | None:
    """None for a judgement of a shape that is read no more."""
    try:
        return msgspec.convert(result["triage"], Triage)
    except (KeyError, TypeError, ValueError):
        return None


def readable(answers: Answers) -> dict[str, Answer]:
    """The answers to questions and options that still exist; the others are asked again."""
    return dict(answers) if _can_be_read(answers) else {q: a for q, a in answers.items() if _can_be_read({q: a})}


def answered_at(assessment: Assessment) -> dict[str, datetime]:
    """When each answer was given or confirmed; one that carries no time counts as old as the assessment."""
    given = {q: datetime.fromisoformat(at) for q, at in assessment.answered_at.items()}
    return dict.fromkeys(assessment.answers, assessment.started_at) | given


def to_repeat(assessment: Assessment, now: datetime) -> Repeat:
    """What of the answers has aged."""
    answers, began_at = readable(assessment.answers), assessment.started_at
    return questions_to_repeat(answers, answered_at(assessment), now, knowledge(), began_at=began_at)


def told(assessment: Assessment, now: datetime) -> dict[str, Answer]:
    """The answers that can be read and are not too old to be confirmed."""
    return without(readable(assessment.answers), to_repeat(assessment, now).ask)


def kept(assessment: Assessment, answers: Answers, now: datetime) -> dict[str, Answer]:
    """The earlier answers that stay on record beside new ones: the aged too, but for what is answered anew.

    What was told of danger so stands until it is answered again; `told` keeps all that has aged out of a go-ahead.
    """
    current = told(assessment, now)
    return {q: answer for q, answer in readable(assessment.answers).items() if q in current or q not in answers}


def next_screen(assessment: Assessment, now: datetime) -> Screen | None:
    """The screen that is due, of a first interview or of a repeat."""
    answers, began_at = readable(assessment.answers), assessment.started_at
    return next_screen_again(answers, answered_at(assessment), now, knowledge(), began_at=began_at)


def screen_to_answer(screen_id: str, assessment: Assessment, now: datetime) -> Screen | None:
    """A screen of the plan that applies, or the one that is due."""
    due = next_screen(assessment, now)
    if due and due.id == screen_id == STILL_SO:
        return due
    return screen_to_change(screen_id, told(assessment, now), knowledge())


def _can_be_read(answers: Answers) -> bool:
    try:
        answers_to_facts(answers, knowledge())
    except AnswerError:
        return False
    return True


@cache
def rules_signature() -> str:
    return signature(knowledge())


def signature(known: Knowledge) -> str:
    """Changes with all that a judgement rests on: rules, their levels and limits, and what an answer stands for.

    A better wording leaves it as it is.
    """
    rules = [(r.id, r.condition, r.disposition, r.session, replace(r.modifications, other=())) for r in known.rules]
    questions = [
        (q.id, q.when, q.facts, q.range, sorted((option.id, sorted(option.sets.items())) for option in q.options))
        for q in known.questions.values()
    ]
    facts = [(fact.id, fact.type, fact.question, fact.allowed, fact.if_unsure) for fact in known.facts.values()]
    content = [
        sorted(rules, key=itemgetter(0)),
        sorted(questions, key=itemgetter(0)),
        sorted(facts, key=itemgetter(0)),
        sorted(known.derived.items()),
        sorted(known.may_lower),
    ]
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:16]
