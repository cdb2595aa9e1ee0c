"""A provider's written yes: it lifts the one rule it names, within its limits, until it expires or the facts change.

Only a CLEARANCE rule can be lifted, and it then counts as CAUTION; its own limits stay, and the provider's join them.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from unknot.clinical.engine import ReadyRule, engine_for
from unknot.clinical.types import Disposition, Lifted, Settled
from unknot.knowledge.types import NO_LIMITS, Knowledge, Modifications

_TELL = "Your health-care provider said yes to this in writing. Their limits are part of your plan."


@dataclass(frozen=True, slots=True)
class Clearance:
    """One yes for one rule.

    It counts from `given_on` to the day before `expires_on`. rests_on: `fingerprint` of the rule on the day it was
    given; with any other value of those facts, or another wording of the rule, it says nothing.
    """

    rule_id: str
    given_on: date
    expires_on: date
    rests_on: str
    limits: Modifications = NO_LIMITS

    def __post_init__(self) -> None:
        if self.expires_on <= self.given_on:
            raise ValueError(f"a clearance given on {self.given_on} cannot expire on {self.expires_on}")


def fingerprint(rule_id: str, settled: Settled, knowledge: Knowledge) -> str:
    """What a clearance of this rule rests on: its condition, and what was told of the facts in it.

    Raises KeyError for a rule that the knowledge does not have.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.knowledge.loading import knowledge
    >>> past, now = ({"hx_clot_past": True}, {})
    >>> fingerprint("CI002", settle(past, knowledge()), knowledge()) == fingerprint(
    ...     "CI002", settle(now, knowledge()), knowledge())
    False
    """
    for ready in engine_for(knowledge).rules:
        if ready.rule.id == rule_id:
            return _fingerprint(ready, settled)
    raise KeyError(rule_id)


def lift(
    fired: Iterable[ReadyRule], clearances: Sequence[Clearance], on: date, settled: Settled
) -> tuple[list[ReadyRule], tuple[Lifted, ...]]:
    """The rules that fired, as they count on this day, and which of them a clearance lifts."""
    rules, lifted = [], []
    for ready in fired:
        counting = [c for c in clearances if c.rule_id == ready.rule.id and _counts(c, ready, on, settled)]
        rules.append(_lifted(ready, counting) if counting else ready)
        if counting:
            lifted.append(Lifted(ready.rule.id, ready.rule.name, max(c.expires_on for c in counting)))
    return rules, tuple(lifted)


def _counts(clearance: Clearance, ready: ReadyRule, on: date, settled: Settled) -> bool:
    is_its_time = clearance.given_on <= on < clearance.expires_on
    is_one_to_lift = ready.disposition is Disposition.CLEARANCE
    return is_its_time and is_one_to_lift and clearance.rests_on == _fingerprint(ready, settled)


def _lifted(ready: ReadyRule, by: Iterable[Clearance]) -> ReadyRule:
    rule = replace(
        ready.rule,
        disposition="CAUTION",
        session="modified",
        urgency=None,
        what_to_tell_user=_TELL,
        how_to_lift="",
        modifications=_together([ready.rule.modifications, *(clearance.limits for clearance in by)]),
    )
    return replace(ready, rule=rule, disposition=Disposition.CAUTION, rank=Disposition.CAUTION.rank)


def _together(limits: Sequence[Modifications]) -> Modifications:
    """The tightest of each; of two pressures on one area both stay, and the lower one decides later."""
    return Modifications(
        avoid_areas=tuple(dict.fromkeys(area for m in limits for area in m.avoid_areas)),
        max_pressure=min((m.max_pressure for m in limits if m.max_pressure is not None), default=None),
        area_pressure=tuple(cap for m in limits for cap in m.area_pressure),
        exclude_techniques=tuple(dict.fromkeys(word for m in limits for word in m.exclude_techniques)),
        positioning=tuple(dict.fromkeys(position for m in limits for position in m.positioning)),
        other=tuple(dict.fromkeys(line for m in limits for line in m.other)),
    )


def _fingerprint(ready: ReadyRule, settled: Settled) -> str:
    told = [(name, settled.facts[name]) for name in sorted(ready.facts)]
    return hashlib.sha256(json.dumps([ready.rule.condition, told]).encode()).hexdigest()[:16]
