"""Whom a rule decides for, found by search over answers that can be given together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from unknot.clinical.engine import engine_for
from unknot.clinical.expressions import Expression, parse
from unknot.clinical.review.domains import Domains, both, one_way
from unknot.clinical.review.people import Base, Person, person_with
from unknot.clinical.triage import triage
from unknot.clinical.types import Triage
from unknot.knowledge.types import Knowledge

_TRIES = 300
_ENOUGH = 8
_MENDS = 10


def nobody_waits() -> None:
    """Nobody wants to hear how far a search is."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A person for whom a rule fires. decides: whether no rule that fired with it is more severe."""

    person: Person
    result: Triage
    decides: bool


def find_witness(rule_id: str, knowledge: Knowledge, base: Base) -> Witness | None:
    """The plainest person found for whom the rule fires, best one for whom it decides; None when it never fires.

    base: facts of a healthy person, from whom the witness differs as little as was found. The search is repeatable.
    Raises KeyError for an id that no rule has.

    >>> from unknot.knowledge.loading import author_cases, knowledge
    >>> witness = find_witness("RF001", knowledge(), author_cases()["base"])
    >>> witness.decides, dict(witness.person.odd)
    (True, {'chest_pain_now': True})
    """
    conditions = {rule.id: parse(rule.condition) for rule in knowledge.rules}
    ranks = {ready.rule.id: ready.rank for ready in engine_for(knowledge).rules}
    plainest: Witness | None = None
    found = 0
    for witness in _witnesses(rule_id, conditions, ranks, knowledge, base):
        found += witness.decides
        if plainest is None or _plainness(witness) < _plainness(plainest):
            plainest = witness
        if found == _ENOUGH:
            break
    return plainest


def find_witnesses(
    knowledge: Knowledge, base: Base, each: Callable[[], None] = nobody_waits
) -> dict[str, Witness | None]:
    """The witness of every rule, by its id. each: called after every rule; all of them take some seconds."""
    found = {}
    for rule in knowledge.rules:
        found[rule.id] = find_witness(rule.id, knowledge, base)
        each()
    return found


def _plainness(witness: Witness) -> tuple[bool, int]:
    return not witness.decides, len(witness.person.odd)


def _witnesses(
    rule_id: str, conditions: Mapping[str, Expression], ranks: Mapping[str, int], knowledge: Knowledge, base: Base
) -> Iterator[Witness]:
    luck = Random(rule_id)  # noqa: S311 - for a search that comes out the same every time
    for _try in range(_TRIES):
        asked = one_way(conditions[rule_id], True, knowledge, luck)
        for _mend in range(_MENDS):
            person = person_with(asked, knowledge, base, luck) if asked is not None else None
            if asked is None or person is None:
                break
            result = triage(person.settled, knowledge)
            fired = [reason.rule_id for reason in result.reasons if reason.rule_id in ranks]
            worse = [name for name in fired if ranks[name] > ranks[rule_id]]
            if rule_id in fired:
                yield Witness(person, result, not worse and result.final)
            if not worse:
                break
            asked = _without(worse, asked, conditions, knowledge, luck)


def _without(
    rules: list[str], asked: Domains, conditions: Mapping[str, Expression], knowledge: Knowledge, luck: Random
) -> Domains | None:
    """What is asked, and that none of `rules` fires."""
    found: Domains | None = asked
    for rule in rules:
        found = both(found, one_way(conditions[rule], False, knowledge, luck))
    return found
