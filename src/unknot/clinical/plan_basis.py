"""What the parts of one plan share, and the parts that are made from nothing else: techniques and home care."""

from collections.abc import Iterator
from dataclasses import dataclass

from unknot.clinical.care_engine import CareEngine, values_of
from unknot.clinical.exclusions import Exclusions
from unknot.clinical.home_care import home_care
from unknot.clinical.plan_types import ChosenTechnique, HomeCare, LeftOut, Ranking
from unknot.clinical.scoring import start_pressure
from unknot.clinical.types import Settled, Triage
from unknot.clinical.wording import evidence_for
from unknot.knowledge.types import Knowledge


@dataclass(frozen=True, slots=True)
class Basis:
    """facts: true care facts (`s_…` sensation, `c_…` caution and so on) of the person."""

    settled: Settled
    triage: Triage
    knowledge: Knowledge
    engine: CareEngine
    facts: frozenset[str]
    ranking: Ranking
    excluded: Exclusions


def chosen_techniques(basis: Basis) -> Iterator[ChosenTechnique]:
    """The techniques of the plan, main one first."""
    care = basis.knowledge.care
    for place, scored in enumerate(basis.ranking.chosen):
        technique = care.techniques[scored.technique]
        yield ChosenTechnique(
            id=technique.id,
            name=technique.name,
            role="secondary" if place else "primary",
            score=scored.score,
            start_pressure=start_pressure(technique.id, basis.facts, basis.ranking.cap, care),
            description=technique.description,
            feels=technique.expected_sensations,
            points=scored.points,
            evidence=evidence_for(technique, basis.facts),
            without=basis.excluded.without.get(technique.id, ()),
            sources=technique.sources,
        )


def left_out(basis: Basis) -> Iterator[LeftOut]:
    """The techniques that are ruled out, and why."""
    care = basis.knowledge.care
    blocking = {weights.technique: weights.blocked_by for weights in care.scoring.weights_table}
    for name, word in basis.excluded.dropped.items():
        yield LeftOut(name, care.techniques[name].name, f"a health limit rules out {word}")
    for name in basis.ranking.blocked:
        if name not in basis.excluded.dropped:
            facts = [care.feature_words[f] for f in blocking[name] if f in basis.facts]
            why = "; ".join(facts) or f"it needs more pressure than {basis.ranking.cap} of 5"
            yield LeftOut(name, care.techniques[name].name, why)


def home_of(basis: Basis) -> HomeCare:
    """What the person can do at home."""
    return home_care(
        basis.settled.facts["regions"],
        values_of(basis.settled.facts, basis.knowledge),
        basis.facts,
        basis.triage.limits,
        basis.ranking.home,
        basis.engine,
    )
