"""Answers given in private. Somebody else may look at the screen, so neither page nor terminal tells them unasked."""

import re

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.triage import triage
from unknot.clinical.types import Answers, Disposition, Reason, Settled, Triage
from unknot.knowledge.types import Knowledge, Rule

CRISIS = ("self_harm_now", "self_harm_thoughts")
UNSAFE = ("danger_now", "hurt_by_someone")


def is_in_crisis(answers: Answers, knowledge: Knowledge) -> bool:
    """Thoughts of self-harm: help comes before any further question.

    >>> from unknot.knowledge.loading import knowledge
    >>> is_in_crisis({"q_safe": "none"}, knowledge())
    False
    """
    return answers_to_facts(answers, knowledge).facts["safety_concern"] in CRISIS


def without_private(answers: Answers, knowledge: Knowledge) -> Answers:
    """What may be told on a screen that somebody else can read.

    >>> from unknot.knowledge.loading import knowledge
    >>> without_private({"q_age": 40, "q_safe": "hurt_by_someone"}, knowledge())
    {'q_age': 40}
    """
    return {name: answer for name, answer in answers.items() if not knowledge.questions[name].private}


def level_to_tell(answers: Answers, knowledge: Knowledge) -> Disposition:
    """The most severe rule so far that may be told between questions; a crisis is, because help comes first.

    >>> from unknot.knowledge.loading import knowledge
    >>> level_to_tell({"q_safe": "hurt_by_someone"}, knowledge()).value
    'CLEAR'
    """
    shown = answers if is_in_crisis(answers, knowledge) else without_private(answers, knowledge)
    return triage(shown, knowledge).so_far


def is_quiet(result: Triage, settled: Settled) -> bool:
    """Whether the result names nothing of what was told in private: who hurts the person may be looking.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.knowledge.loading import knowledge
    >>> told = settle({"safety_concern": "hurt_by_someone"}, knowledge())
    >>> is_quiet(triage(told, knowledge()), told)
    True
    """
    return settled.facts["safety_concern"] in UNSAFE and result.disposition is not Disposition.EMERGENCY


def reasons_to_tell(result: Triage, settled: Settled, knowledge: Knowledge) -> tuple[Reason, ...]:
    """All reasons; of a quiet result only those that call for a doctor and rest on nothing private, maybe none.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.knowledge.loading import knowledge
    >>> told = settle({"safety_concern": "hurt_by_someone"}, knowledge())
    >>> reasons_to_tell(triage(told, knowledge()), told, knowledge())
    ()
    """
    if not is_quiet(result, settled):
        return result.reasons
    kept_back = {rule.id for rule in knowledge.rules if _rests_on_private(rule, knowledge)}
    least = Disposition.SEE_DOCTOR.rank
    return tuple(r for r in result.reasons if r.rule_id not in kept_back and r.disposition.rank >= least)


def _rests_on_private(rule: Rule, knowledge: Knowledge) -> bool:
    """Whether the rule, told, would give a private answer away."""
    words = set(re.findall(r"\w+", rule.condition))
    return any(name in words for name, fact in knowledge.facts.items() if knowledge.questions[fact.question].private)
