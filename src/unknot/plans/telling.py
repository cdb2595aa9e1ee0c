"""A plan as its page tells it: words for numbers and ids, nothing new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.assessments.queries import judgement_of
from unknot.clinical.plan_types import ChosenTechnique
from unknot.clinical.plan_types import Plan as Suggestion
from unknot.knowledge.loading import knowledge
from unknot.plans.queries import plan_of

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


@dataclass(frozen=True, slots=True)
class TechniqueView:
    technique: ChosenTechnique
    pressure: Promise
    evidence: tuple[tuple[str | Promise, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    plan: Suggestion
    techniques: tuple[TechniqueView, ...]
    pressure: Promise
    positions: tuple[str, ...]
    limits: tuple[str, ...]
    frequency_sources: tuple[str, ...]


def page(*, assessment_id: int) -> Page | None:
    view, judgement = plan_of(assessment_id=assessment_id), judgement_of(assessment_id=assessment_id)
    if view is None or judgement is None:
        return None
    plan, known = view.plan, knowledge()
    return Page(
        plan=plan,
        techniques=tuple(_techniques(plan)),
        pressure=_PRESSURE[plan.max_pressure or 0],
        positions=tuple(known.positions.get(name, name) for name in plan.positioning),
        limits=judgement.triage.limits.other,
        frequency_sources=cites(plan.frequency.sources if plan.frequency else ()),
    )


def cites(names: Iterable[str]) -> tuple[str, ...]:
    """Literature by its key; a key that is no literature (the project's own choice) says nothing here."""
    references = knowledge().care.references
    return tuple(references[name].citation for name in names if name in references)


def _techniques(plan: Suggestion) -> Iterator[TechniqueView]:
    for technique in plan.techniques:
        evidence = tuple((_OUTCOMES.get(name, name), grade) for name, grade in technique.evidence.items())
        yield TechniqueView(technique, _PRESSURE[technique.start_pressure], evidence, cites(technique.sources))
