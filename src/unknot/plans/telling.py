"""A plan as its page tells it: words for numbers and ids, nothing new."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.assessments.queries import judgement_of
from unknot.assessments.wording import Heading, heading_without_plan
from unknot.clinical.plan_types import ChosenTechnique, Evidence, WorkArea
from unknot.clinical.plan_types import Plan as Suggestion
from unknot.knowledge.loading import knowledge
from unknot.plans.queries import plan_of

Text = str | Promise
_PRESSURE: dict[int, Promise] = {
    0: _("no pressure"),
    1: _("light"),
    2: _("gentle"),
    3: _("medium"),
    4: _("firm"),
    5: _("deep"),
}
_OUTCOMES: dict[str, Promise] = {
    "pain_short_term": _("Less pain for some days"),
    "stress_anxiety": _("Feeling calmer"),
    "sleep": _("Better sleep"),
    "rom": _("Moving more freely"),
    "cramp_frequency": _("Fewer cramps"),
    "doms_soreness": _("Less soreness after exercise"),
}
_PARTS: dict[str, Promise] = {
    "opener": _("To begin"),
    "primary": _("Main part"),
    "secondary": _("Then"),
    "closing": _("To end, slow strokes or rest"),
}


@dataclass(frozen=True, slots=True)
class TechniqueView:
    technique: ChosenTechnique
    pressure: Text
    evidence: tuple[tuple[Text, Evidence], ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the session: what it is, the technique or nothing, and its minutes."""

    part: Text
    technique: str
    minutes: int


@dataclass(frozen=True, slots=True)
class AreaView:
    area: WorkArea
    pressure: Text


@dataclass(frozen=True, slots=True)
class Page:
    """heading: what stands in the place of a plan when there is none."""

    plan: Suggestion
    heading: Heading | None
    techniques: tuple[TechniqueView, ...]
    pressure: Text
    parts: tuple[PartView, ...]
    lightly: tuple[AreaView, ...]
    mind: tuple[WorkArea, ...]
    positions: tuple[str, ...]
    limits: tuple[str, ...]


def page(*, assessment_id: int) -> Page | None:
    view, judgement = plan_of(assessment_id=assessment_id), judgement_of(assessment_id=assessment_id)
    if view is None or judgement is None:
        return None
    plan, known = view.plan, knowledge()
    return Page(
        plan=plan,
        heading=None if plan.made else heading_without_plan(plan),
        techniques=tuple(_techniques(plan)),
        pressure=_PRESSURE[plan.max_pressure or 0],
        parts=tuple(_parts(plan)),
        lightly=tuple(AreaView(area, _PRESSURE[area.max_pressure]) for area in plan.areas.lightly),
        mind=tuple(area for area in (*plan.areas.work, *plan.areas.lightly) if area.mind),
        positions=tuple(known.positions.get(name, name) for name in plan.positioning),
        limits=judgement.triage.limits.other,
    )


def _techniques(plan: Suggestion) -> Iterator[TechniqueView]:
    for technique in plan.techniques:
        evidence = tuple((_OUTCOMES.get(one.outcome, one.outcome), one) for one in technique.evidence)
        yield TechniqueView(technique, _PRESSURE[technique.start_pressure], evidence)


def _parts(plan: Suggestion) -> Iterator[PartView]:
    techniques = knowledge().care.techniques
    for segment in plan.segments:
        name = techniques[segment.technique].name if segment.technique else ""
        yield PartView(_PARTS[segment.part], name, segment.minutes)
