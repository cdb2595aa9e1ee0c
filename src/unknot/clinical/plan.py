"""The plan: techniques, pressure, places, time, frequency and home care, within what the triage allows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from unknot.clinical.areas import areas_for
from unknot.clinical.care_engine import CareEngine, care_engine_for, care_facts, values_of
from unknot.clinical.exclusions import Exclusions, exclusions
from unknot.clinical.frequency import frequency_of, start_row
from unknot.clinical.home_care import NOTHING, home_care
from unknot.clinical.plan_types import Areas, ChosenTechnique, HomeCare, LeftOut, Plan, Ranking
from unknot.clinical.scoring import rank, start_pressure
from unknot.clinical.session import fitting_minutes, session_minutes, split_minutes
from unknot.clinical.types import Settled, Triage
from unknot.clinical.wording import (
    FRESH_INJURY,
    NOTHING_FITS,
    PLACE_LEFT_ALONE,
    evidence_for,
    honest_frame,
    honest_sentence,
    overruled_wishes,
    why_no_plan,
)
from unknot.knowledge.care import StartRow
from unknot.knowledge.types import Knowledge


@dataclass(frozen=True, slots=True)
class _Basis:
    """Everything that the parts of one plan share."""

    settled: Settled
    triage: Triage
    knowledge: Knowledge
    engine: CareEngine
    facts: frozenset[str]
    ranking: Ranking
    excluded: Exclusions


def make_plan(facts: Settled, triage: Triage, knowledge: Knowledge) -> Plan:
    """What is suggested within the limits of the triage; `made` is False when that leaves no room for massage.

    facts: the settled facts that the triage was made from. Home care is given with CLEAR and CAUTION only.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.clinical.triage import triage
    >>> from unknot.knowledge.loading import knowledge
    >>> settled = settle({"chest_pain_now": True}, knowledge())
    >>> plan = make_plan(settled, triage(settled, knowledge()), knowledge())
    >>> plan.made, plan.techniques, plan.home.first_aid
    (False, (), ())
    """
    if why := why_no_plan(triage):
        return _no_plan(why, NOTHING, frozenset(), triage)
    engine = care_engine_for(knowledge)
    known = care_facts(values_of(facts.facts, knowledge), engine)
    excluded = exclusions(triage.limits, facts.facts["regions"], knowledge)
    ranking = rank(known, knowledge.care, limit=triage.limits.max_pressure, excluded=excluded.dropped)
    basis = _Basis(facts, triage, knowledge, engine, known, ranking, excluded)
    row = start_row(known, engine)
    if "c_recent_injury" in known:
        return _no_plan(FRESH_INJURY, _home(basis), known, triage)
    if not ranking.chosen:
        return _no_plan(NOTHING_FITS, _home(basis), known, triage)
    return _plan(basis, row)


def _plan(basis: _Basis, row: StartRow | None) -> Plan:
    care, ranking, limits = basis.knowledge.care, basis.ranking, basis.triage.limits
    chosen = [scored.technique for scored in ranking.chosen]
    most = min(session_minutes(basis.facts), row.minutes[1] if row and row.minutes else 60)
    minutes = fitting_minutes(most, chosen, ranking.opener, care)
    areas = areas_for(basis.settled.facts["regions"], limits, ranking.cap, basis.facts, basis.knowledge)
    overruled = tuple(overruled_wishes(basis.facts, ranking.cap, basis.triage, basis.knowledge))
    return Plan(
        made=True,
        no_plan_because="",
        techniques=tuple(_chosen(basis)),
        left_out=tuple(_left_out(basis)),
        opener=ranking.opener,
        max_pressure=ranking.cap,
        session_minutes=minutes,
        longest_minutes=most,
        segments=split_minutes(minutes, chosen, ranking.opener, care),
        areas=areas,
        frequency=frequency_of(row, basis.engine) if row else None,
        checkpoints=care.checkpoints,
        positioning=limits.positioning,
        home=_home(basis),
        preparation=care.preparation,
        aftercare=care.aftercare,
        overruled=overruled if areas.work or areas.lightly else (*overruled, PLACE_LEFT_ALONE),
        honest=honest_frame(basis.facts, care),
        care_facts=tuple(sorted(basis.facts)),
        edition=basis.triage.edition,
    )


def _chosen(basis: _Basis) -> Iterator[ChosenTechnique]:
    care = basis.knowledge.care
    for place, scored in enumerate(basis.ranking.chosen):
        technique = care.techniques[scored.technique]
        evidence = evidence_for(technique, basis.facts)
        yield ChosenTechnique(
            id=technique.id,
            name=technique.name,
            role="secondary" if place else "primary",
            score=scored.score,
            start_pressure=start_pressure(technique.id, basis.facts, basis.ranking.cap, care),
            description=technique.description,
            points=scored.points,
            evidence=evidence,
            honest=honest_sentence(evidence),
            without=basis.excluded.without.get(technique.id, ()),
            sources=technique.sources,
        )


def _left_out(basis: _Basis) -> Iterator[LeftOut]:
    care = basis.knowledge.care
    blocking = {weights.technique: weights.blocked_by for weights in care.scoring.weights_table}
    for name, word in basis.excluded.dropped.items():
        yield LeftOut(name, care.techniques[name].name, f"a health limit rules out {word}")
    for name in basis.ranking.blocked:
        if name not in basis.excluded.dropped:
            facts = [care.feature_labels[f].lower() for f in blocking[name] if f in basis.facts]
            why = "; ".join(facts) or f"it needs more pressure than {basis.ranking.cap} of 5"
            yield LeftOut(name, care.techniques[name].name, why)


def _home(basis: _Basis) -> HomeCare:
    return home_care(
        basis.settled.facts["regions"],
        values_of(basis.settled.facts, basis.knowledge),
        basis.facts,
        basis.triage.limits,
        basis.ranking.home,
        basis.engine,
    )


def _no_plan(why: str, home: HomeCare, facts: Collection[str], triage: Triage) -> Plan:
    return Plan(
        made=False,
        no_plan_because=why,
        techniques=(),
        left_out=(),
        opener=None,
        max_pressure=triage.limits.max_pressure,
        session_minutes=None,
        longest_minutes=None,
        segments=(),
        areas=Areas((), (), ()),
        frequency=None,
        checkpoints=(),
        positioning=(),
        home=home,
        preparation=(),
        aftercare=(),
        overruled=(),
        honest=(),
        care_facts=tuple(sorted(facts)),
        edition=triage.edition,
    )
