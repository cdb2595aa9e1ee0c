"""Answers given in private. Somebody else may look at the screen, so no page tells them unasked."""

import re

from unknot.assessments.values import Answers
from unknot.clinical.answers import answers_to_facts
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule

CRISIS = ("self_harm_now", "self_harm_thoughts")
UNSAFE = ("danger_now", "hurt_by_someone")


def is_in_crisis(answers: Answers) -> bool:
    """Thoughts of self-harm: help comes before any further question."""
    return answers_to_facts(answers, knowledge()).facts["safety_concern"] in CRISIS


def without_private(answers: Answers) -> Answers:
    """What may be told on a screen that somebody else can read."""
    questions = knowledge().questions
    return {name: answer for name, answer in answers.items() if not questions[name].private}


def rests_on_private(rule: Rule) -> bool:
    """Whether the rule, told, would give a private answer away."""
    words = set(re.findall(r"\w+", rule.condition))
    return any(
        name in words for name, fact in knowledge().facts.items() if knowledge().questions[fact.question].private
    )
