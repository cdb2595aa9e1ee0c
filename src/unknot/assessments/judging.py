"""From a stored row to the judgement and back; the edition and the rules it rests on travel with it."""

import hashlib
from dataclasses import replace
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec

from unknot.assessments.values import Answers
from unknot.clinical.answers import answers_to_facts
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
