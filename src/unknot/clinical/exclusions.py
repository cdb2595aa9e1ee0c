"""What the words that rules exclude mean for the techniques of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from unknot.clinical.types import Limits, Value
from unknot.knowledge.types import CrosswalkEntry, Knowledge

_EVERY = "every technique id"
_LEG = ("thigh", "knee", "calf", "shin", "ankle", "foot")
_PART_OF_BODY = {
    "deep_tissue_leg": _LEG,
    "deep_friction_feet": ("foot",),
    "massage_gun_chest": ("chest", "ribs"),
    "massage_gun_hand": ("hand",),
    "massage_gun_leg": _LEG,
    "massage_gun_on_neck_head_spine": ("neck", "head", "face", "jaw"),
}


@dataclass(frozen=True, slots=True)
class Exclusions:
    """dropped: technique to the word that rules it out. without: technique to the parts of it to leave out."""

    dropped: dict[str, str] = field(default_factory=dict)
    without: dict[str, tuple[str, ...]] = field(default_factory=dict)


def exclusions(limits: Limits, regions: Value, knowledge: Knowledge) -> Exclusions:
    """Read the excluded words by `technique_crosswalk`.

    A word for one part of the body drops its techniques only when every marked region lies in that part; otherwise
    they stay, without that part.
    """
    found = Exclusions()
    for word in limits.exclude_techniques:
        label = knowledge.exclusion_words[word].label
        entry, whole = _entry(word, limits, regions, knowledge)
        for technique in _named(entry.exclude, knowledge):
            if whole:
                found.dropped.setdefault(technique, label)
            else:
                found.without[technique] = (*found.without.get(technique, ()), label)
        for technique in entry.limit:
            found.without[technique] = (*found.without.get(technique, ()), label)
    return found


def _entry(word: str, limits: Limits, regions: Value, knowledge: Knowledge) -> tuple[CrosswalkEntry, bool]:
    nothing = CrosswalkEntry((), ())
    if word in knowledge.technique_crosswalk:
        return knowledge.technique_crosswalk[word], True
    parent = knowledge.exclusion_words[word].parent
    if word not in _PART_OF_BODY or parent is None or parent in limits.exclude_techniques:
        return nothing, False
    marked = regions if isinstance(regions, tuple) else ()
    whole = bool(marked) and set(marked) <= set(_PART_OF_BODY[word])
    return knowledge.technique_crosswalk.get(parent, nothing), whole


def _named(techniques: tuple[str, ...], knowledge: Knowledge) -> Iterator[str]:
    if _EVERY in techniques:
        yield from knowledge.care.techniques
    else:
        yield from techniques
