"""What the person can do at home: first aid for a cramp, stretches, heat or cold, and care beside massage."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from unknot.clinical.care_engine import CareEngine
from unknot.clinical.conditions import Compiled
from unknot.clinical.plan_types import HomeCare
from unknot.clinical.types import Limits, Value
from unknot.knowledge.care import GRADES, Care, FirstAid, Part, Step, Stretch

_MOST_STRETCHES = 3
_BEST_FIRST = tuple(GRADES)
_NO_STRETCH = frozenset({"c_recent_injury", "c_hypermobile"})
_CRAMP = frozenset({"s_active_cramp", "s_recurrent_cramp"})
NOTHING = HomeCare((), (), None, None, None, (), (), (), ())


def home_care(
    regions: Value,
    values: Mapping[str, Any],
    care_facts: Collection[str],
    limits: Limits,
    techniques: tuple[str, ...],
    engine: CareEngine,
) -> HomeCare:
    """Home care for the marked regions. Heat and cold are left out unless everything that forbids them is known absent.

    techniques: ids of techniques for the person's own use.
    """
    care = engine.care
    places = regions if isinstance(regions, tuple) else ()
    is_cramp = not _CRAMP.isdisjoint(care_facts) or values["feel_cramp"] is True
    cards = tuple(first_aid_for(places, care)) if is_cramp else ()
    stretches = _stretches(places, cards, values, care_facts, limits, engine)
    heat_safe = "heat_pack" not in limits.exclude_techniques and engine.no_heat(values) is False
    cold_safe = "cold_pack" not in limits.exclude_techniques and engine.no_cold(values) is False
    held: set[Part] = {"", *(("stretches",) if stretches else ()), *(("heat",) if heat_safe else ())}
    return HomeCare(
        first_aid=cards,
        stretches=stretches,
        stretch_dose=care.stretch_dose if stretches else None,
        heat=care.heat if heat_safe else None,
        cold=care.cold if cold_safe else None,
        techniques=techniques,
        contributors=tuple(_fitting(engine.contributors, values, held)),
        other_care=tuple(_fitting(engine.other_care, values, held)),
        remedies=care.remedies if is_cramp else (),
    )


def first_aid_for(regions: Collection[str], care: Care) -> Iterator[FirstAid]:
    """The cards for a cramp right now in any of these regions of the body map.

    >>> from unknot.knowledge.loading import knowledge
    >>> [card.area for card in first_aid_for(["foot"], knowledge().care)]
    ['Sole of foot and toes']
    """
    for card in care.first_aid:
        if not set(card.body_map).isdisjoint(regions):
            yield card


def _stretches(
    regions: Collection[str],
    cards: Collection[FirstAid],
    values: Mapping[str, Any],
    care_facts: Collection[str],
    limits: Limits,
    engine: CareEngine,
) -> tuple[Stretch, ...]:
    care = engine.care
    if not _NO_STRETCH.isdisjoint(care_facts):
        return ()
    by_card = [name for card in cards for name in card.daily_stretches]
    names = by_card or [name for muscle in _muscles(regions, care) for name in care.muscles[muscle].stretches]
    fitting = (
        care.stretches[name]
        for name in dict.fromkeys(names)
        if engine.no_stretch[name](values) is False and _allowed(care.stretches[name], care_facts, limits, care)
    )
    return tuple(sorted(fitting, key=lambda stretch: _BEST_FIRST.index(stretch.evidence_grade)))[:_MOST_STRETCHES]


def _muscles(regions: Collection[str], care: Care) -> Iterator[str]:
    for region in regions:
        for fine in care.area_map.regions[region]:
            yield from care.regions[fine].muscles


def _allowed(stretch: Stretch, care_facts: Collection[str], limits: Limits, care: Care) -> bool:
    """No stretch of a place that a rule protects from stretching; none on the feet for the frail."""
    if "stretch" in limits.exclude_techniques or (stretch.position == "standing" and "c_frail_older" in care_facts):
        return False
    if "neck_stretch" not in limits.exclude_techniques:
        return True
    neck = set(care.area_map.regions["neck"])
    return not any(neck & set(care.muscles[m].regions) for m in stretch.targets if m in care.muscles)


def _fitting(
    steps: Iterable[tuple[Step, Compiled]], values: Mapping[str, Any], held: Collection[Part]
) -> Iterator[Step]:
    return (step for step, holds in steps if step.needs in held and holds(values) is True)
