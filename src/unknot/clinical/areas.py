"""Where to work, where only lightly, and what to leave alone, on the detailed body map."""

from collections.abc import Iterable, Iterator, Mapping

from unknot.clinical.plan_types import Areas, Mind, WorkArea
from unknot.clinical.types import Limits, Value
from unknot.knowledge.care import Care
from unknot.knowledge.types import Knowledge

_LEGS_IN_PREGNANCY = 1


def areas_for(regions: Value, limits: Limits, cap: int, care_facts: Iterable[str], knowledge: Knowledge) -> Areas:
    """The marked regions, each with its highest pressure, after all limits.

    regions: places marked on the body map. cap: highest pressure of the plan. An area that is only a part of a region
    (the middle line of the spine) is left alone without ruling out the region round it.
    """
    care = knowledge.care
    marked = regions if isinstance(regions, tuple) else ()
    wanted = dict.fromkeys(fine for region in marked for fine in care.area_map.regions[region])
    left_alone = set(_detailed(limits.avoid_areas, care))
    caps = dict(_caps(limits, care_facts, knowledge))
    found = [_work_area(fine, cap, caps, care) for fine in wanted if fine not in left_alone]
    avoid = [knowledge.areas[area].label for area in limits.avoid_areas]
    return Areas(
        work=tuple(area for area in found if area.max_pressure == cap),
        lightly=tuple(area for area in found if 0 < area.max_pressure < cap),
        avoid=(*avoid, *(area.name.lower() for area in found if area.max_pressure == 0 < cap)),
    )


def _detailed(areas: Iterable[str], care: Care) -> Iterator[str]:
    for area in areas:
        if area not in care.area_map.parts_only:
            yield from care.area_map.areas.get(area, ())


def _caps(limits: Limits, care_facts: Iterable[str], knowledge: Knowledge) -> Iterator[tuple[str, tuple[int, str]]]:
    care = knowledge.care
    for area, cap in sorted(limits.area_pressure.items(), key=lambda item: -item[1]):
        for fine in care.area_map.areas.get(area, ()):
            yield fine, (cap, f"a health limit applies to the {knowledge.areas[area].label}")
    if "c_pregnant" in care_facts:
        for fine in care.area_map.areas["legs"]:
            lower = min(_LEGS_IN_PREGNANCY, limits.area_pressure.get("legs", _LEGS_IN_PREGNANCY))
            yield fine, (lower, "legs are worked on lightly in pregnancy")


def _work_area(fine: str, cap: int, caps: Mapping[str, tuple[int, str]], care: Care) -> WorkArea:
    """The lowest of the plan's cap, the limits of rules, and the limits of delicate sites that fill the region."""
    region = care.regions[fine]
    own, why = caps.get(fine, (cap, ""))
    sites = [care.delicate_sites[name] for name in region.endangerment]
    filling = [site for site in sites if site.fills_region]
    lowest = min([own, cap, *(site.max_walton for site in filling)])
    return WorkArea(
        id=fine,
        name=region.common_name,
        max_pressure=lowest,
        why=". ".join(filter(None, [why, *(site.rule.rstrip(".") for site in filling if site.max_walton == lowest)])),
        mind=tuple(Mind(s.name, s.rule, s.max_walton, s.sources) for s in sites if not s.fills_region),
        sources=tuple(dict.fromkeys(source for site in filling for source in site.sources)) or ("expert",),
    )
