"""Whether everything that is known is used: questions, facts, rules and advice that nobody could ever meet."""

from collections.abc import Iterator, Mapping
from random import Random

from unknot.clinical.expressions import names_in, parse
from unknot.clinical.review.domains import one_way
from unknot.clinical.review.names import conditions
from unknot.clinical.review.people import Base, person_with
from unknot.clinical.review.witness import Witness
from unknot.clinical.triage import triage
from unknot.knowledge.types import Advice, Knowledge

_TRIES = 200
_READ_BY_NAME = frozenset({"respondent", "regions"})
FOR_THE_RECORD = {
    "q_clearance": "a spoken or written yes is told to the therapist; only a clearance record lifts a rule"
}
"""Questions that no judgement reads, and why they are asked."""


def idle_questions(knowledge: Knowledge) -> Iterator[str]:
    """Questions none of whose facts reaches a rule, advice, another question or the plan.

    >>> from unknot.knowledge.loading import knowledge
    >>> list(idle_questions(knowledge()))
    []
    """
    used = {name for _, text in conditions(knowledge) for name in names_in(parse(text))} | _READ_BY_NAME
    for question in knowledge.questions.values():
        if not used.intersection(question.facts) and question.id not in FOR_THE_RECORD:
            yield f"{question.id} reaches no rule, no advice and no plan"


def facts_without_question(knowledge: Knowledge) -> Iterator[str]:
    """Facts whose question is not there, or that no answer sets."""
    for fact in knowledge.facts.values():
        if fact.question not in knowledge.questions:
            yield f"{fact.id} has no question {fact.question}"
            continue
        question = knowledge.questions[fact.question]
        if question.type not in ("number", "body_map") and not any(fact.id in o.sets for o in question.options):
            yield f"{fact.id} is set by no option of {question.id}"


def rules_that_never_decide(witnesses: Mapping[str, Witness | None]) -> Iterator[str]:
    """Rules that fire for nobody, or only beside a more severe one. witnesses: what the search found, by rule."""
    for rule, witness in witnesses.items():
        if witness is None:
            yield f"{rule} fires for nobody"
        elif not witness.decides:
            worse = witness.result.reasons[0].rule_id
            yield f"{rule} is shadowed: whenever it fires, a more severe rule does too, such as {worse}"


def advice_never_given(knowledge: Knowledge, base: Base) -> Iterator[str]:
    """Advice that nobody gets."""
    for item in knowledge.advice:
        if not _somebody_gets(item, knowledge, base):
            yield f"{item.id} is shown to nobody"


def _somebody_gets(item: Advice, knowledge: Knowledge, base: Base) -> bool:
    luck = Random(item.id)  # noqa: S311 - for a search that comes out the same every time
    for _try in range(_TRIES):
        asked = one_way(parse(item.condition), True, knowledge, luck)
        person = person_with(asked, knowledge, base, luck) if asked is not None else None
        if person and any(shown.advice_id == item.id for shown in triage(person.settled, knowledge).advice):
            return True
    return False
