"""Join the limits of all rules that fired: they only ever tighten."""

from collections.abc import Iterable, Sequence

from unknot.clinical.engine import Engine
from unknot.clinical.types import Limits
from unknot.knowledge.types import Modifications


def join_limits(modifications: Sequence[Modifications], engine: Engine) -> Limits:
    """Union of areas, techniques, positions and other limits; lowest pressure overall and for each area.

    Excluding a parent technique excludes its children.
    """
    caps = [m.max_pressure for m in modifications if m.max_pressure is not None]
    area_pressure: dict[str, int] = {}
    for cap in (cap for m in modifications for cap in m.area_pressure):
        area_pressure[cap.area] = min(cap.max, area_pressure.get(cap.area, cap.max))
    named = _union(m.exclude_techniques for m in modifications)
    children = {child for word in named for child in engine.excluded_with[word]}
    return Limits(
        max_pressure=min(caps, default=None),
        area_pressure=area_pressure,
        avoid_areas=_union(m.avoid_areas for m in modifications),
        exclude_techniques=(*named, *sorted(children.difference(named))),
        positioning=_union(m.positioning for m in modifications),
        other=_union(m.other for m in modifications),
    )


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for group in groups for word in group))
