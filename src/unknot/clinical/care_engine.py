"""The conditions of the care knowledge, compiled once for an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from unknot.clinical.conditions import Compiled, compile_text
from unknot.clinical.engine import engine_for
from unknot.clinical.triage import with_derived
from unknot.clinical.types import Facts
from unknot.knowledge.care import Care, StartRow, Step
from unknot.knowledge.types import Knowledge


@dataclass(frozen=True, slots=True, eq=False)
class CareEngine:
    """What a plan needs, ready to use. start_rows: rows of the frequency table that can be chosen by facts."""

    care: Care
    features: tuple[tuple[str, Compiled], ...]
    start_rows: tuple[tuple[StartRow, Compiled], ...]
    no_heat: Compiled
    no_cold: Compiled
    no_stretch: Mapping[str, Compiled]
    contributors: tuple[tuple[Step, Compiled], ...]
    other_care: tuple[tuple[Step, Compiled], ...]


@lru_cache(maxsize=4)
def care_engine_for(knowledge: Knowledge) -> CareEngine:
    """The care engine of an edition; raises `ConditionError` when a condition is outside the language."""
    care = knowledge.care
    return CareEngine(
        care=care,
        features=tuple((name, compile_text(text)) for name, text in care.features.items()),
        start_rows=tuple((row, compile_text(row.condition)) for row in care.start_rows if row.condition),
        no_heat=compile_text(care.heat.not_when),
        no_cold=compile_text(care.cold.not_when),
        no_stretch={name: compile_text(stretch.not_when) for name, stretch in care.stretches.items()},
        contributors=tuple((step, compile_text(step.when)) for step in care.contributors),
        other_care=tuple((step, compile_text(step.when)) for step in care.other_care),
    )


def values_of(facts: Facts, knowledge: Knowledge) -> Mapping[str, Any]:
    """Facts and derived facts, for conditions of the care knowledge."""
    return with_derived(facts, engine_for(knowledge))


def care_facts(values: Mapping[str, Any], engine: CareEngine) -> frozenset[str]:
    """Ids of the care facts that are true for a person (`s_…` sensation, `d_…` course, `c_…` caution and so on)."""
    return frozenset(name for name, holds in engine.features if holds(values) is True)
