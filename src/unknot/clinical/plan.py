"""The plan: techniques, pressure, places, time, frequency and home care, within what the triage allows."""

from collections.abc import Mapping

from unknot.clinical.areas import areas_for
from unknot.clinical.care_engine import care_engine_for, care_facts, values_of
from unknot.clinical.exclusions import exclusions
from unknot.clinical.frequency import frequency_of, start_row
from unknot.clinical.home_care import NOTHING
from unknot.clinical.no_plan import Obstacle, after_ranking, before_planning
from unknot.clinical.plan_basis import Basis, chosen_techniques, home_of, left_out
from unknot.clinical.plan_types import HomeCare, Plan
from unknot.clinical.scoring import NO_HISTORY, History, rank
from unknot.clinical.session import fitting_minutes, length_because, session_minutes, split_minutes
from unknot.clinical.types import Settled, Triage
from unknot.clinical.wording import (
    PLACE_LEFT_ALONE,
    honest_frame,
    overruled_wishes,
    pressure_because,
    stop_rules,
    what_now,
)
from unknot.knowledge.care import Care, Tip
from unknot.knowledge.types import Knowledge

_CHOICE = ("expert",)


def make_plan(facts: Settled, triage: Triage, knowledge: Knowledge, history: History = NO_HISTORY) -> Plan:
    """What is suggested within the limits of the triage; `made` is False when that leaves no room for massage.

    facts: the settled facts that the triage was made from. Home care is given with CLEAR and CAUTION only.
    history: what the person's own log says of techniques, as `rank` takes it.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.clinical.triage import triage
    >>> from unknot.knowledge.loading import knowledge
    >>> settled = settle({"chest_pain_now": True}, knowledge())
    >>> plan = make_plan(settled, triage(settled, knowledge()), knowledge())
    >>> plan.made, plan.no_plan, plan.techniques, plan.home.first_aid
    (False, 'medical_care', (), ())
    """
    if obstacle := before_planning(triage):
        return _no_plan(obstacle, triage)
    engine = care_engine_for(knowledge)
    known = care_facts(values_of(facts.facts, knowledge), engine)
    excluded = exclusions(triage.limits, facts.facts["regions"], knowledge)
    limit = triage.limits.max_pressure
    ranking = rank(known, knowledge.care, limit=limit, excluded=excluded.dropped, history=history)
    basis = Basis(facts, triage, knowledge, engine, known, ranking, excluded)
    if obstacle := after_ranking(known, ranking):
        return _no_plan(obstacle, triage, basis)
    return _plan(basis, home_of(basis))


def _plan(basis: Basis, home: HomeCare) -> Plan:
    care, ranking, limits, known = basis.knowledge.care, basis.ranking, basis.triage.limits, basis.facts
    row = start_row(known, basis.engine)
    chosen = [scored.technique for scored in ranking.chosen]
    most = min(session_minutes(known), row.minutes[1] if row and row.minutes else care.session_length.default)
    minutes = fitting_minutes(most, chosen, ranking.opener, care)
    areas = areas_for(basis.settled.facts["regions"], limits, ranking.cap, known, basis.knowledge)
    overruled = tuple(overruled_wishes(known, ranking.cap, basis.triage, basis.knowledge))
    is_cramp_now = "s_active_cramp" in known
    return Plan(
        made=True,
        no_plan="",
        no_plan_because="",
        max_pressure=ranking.cap,
        home=home,
        care_facts=tuple(sorted(known)),
        edition=basis.triage.edition,
        cramp_now=is_cramp_now,
        now=tuple(what_now(home, is_cramp_now=is_cramp_now, has_cramps=bool(home.first_aid))),
        techniques=tuple(chosen_techniques(basis)),
        left_out=tuple(left_out(basis)),
        opener=ranking.opener,
        pressure_because=pressure_because(known, ranking.cap, basis.triage, basis.knowledge),
        session_minutes=minutes,
        longest_minutes=most,
        length_because=length_because(known, care) if minutes == session_minutes(known) else (),
        segments=split_minutes(minutes, chosen, ranking.opener, care),
        areas=areas,
        frequency=frequency_of(row, basis.engine) if row else None,
        checkpoints=care.checkpoints,
        stop_rules=tuple(stop_rules(care.course_limits)),
        danger_signs=care.danger_signs,
        positioning=limits.positioning,
        preparation=_fitting(care.preparation, home),
        aftercare=_fitting(care.aftercare, home),
        overruled=overruled if areas.work or areas.lightly else (*overruled, PLACE_LEFT_ALONE),
        honest=honest_frame(known, care),
        origins=_origins(care),
    )


def _fitting(tips: tuple[Tip, ...], home: HomeCare) -> tuple[Tip, ...]:
    held = {"stretches": bool(home.stretches), "heat": home.heat is not None, "": True}
    return tuple(tip for tip in tips if held[tip.needs])


def _origins(care: Care) -> Mapping[str, tuple[str, ...]]:
    """Which pressures, lengths and shares are read from studies, and which are the project's choice."""
    length = (*care.session_length.sources, *_CHOICE)
    return {
        "max_pressure": ("walton_scale", *_CHOICE),
        "techniques": ("walton_scale", *_CHOICE),
        "session_minutes": length,
        "longest_minutes": length,
        "segments": _CHOICE,
        "areas": _CHOICE,
    }


def _no_plan(obstacle: Obstacle, triage: Triage, basis: Basis | None = None) -> Plan:
    """Home care is told only where the triage allows a session."""
    return Plan(
        made=False,
        no_plan=obstacle.code,
        no_plan_because=obstacle.because,
        max_pressure=triage.limits.max_pressure,
        home=home_of(basis) if basis else NOTHING,
        care_facts=tuple(sorted(basis.facts)) if basis else (),
        edition=triage.edition,
        cramp_now=bool(basis and "s_active_cramp" in basis.facts),
    )
