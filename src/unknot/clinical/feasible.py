"""Whether the joined limits leave anything to do: a position to lie in, and a place to work on."""

from collections.abc import Iterable

from unknot.clinical.types import Disposition, Reason, SessionState, Value
from unknot.knowledge.types import Knowledge, Modifications, Rule

POSTURES = frozenset({"prone", "supine", "side_lying", "semi_reclined", "seated"})
_ASKED_FOR = {
    "side_lying_supported": "side_lying",
    "side_lying_left_preferred": "side_lying",
    "semi_reclined": "semi_reclined",
    "seated_upright": "seated",
}
_RULED_OUT = {"avoid_prone": "prone", "avoid_supine_flat": "supine"}
_TAKES_PLACE = ("allowed", "modified")


def workable_postures(modifications: Iterable[Modifications]) -> frozenset[str]:
    """Postures that every rule leaves open; those that one rule names are that rule's alternatives.

    A preference (`side_lying_left_preferred`) rules nothing out by itself. Project choice; no source gives a table.
    """
    left = POSTURES
    for change in modifications:
        asked = {_ASKED_FOR[p] for p in change.positioning if p in _ASKED_FOR and not p.endswith("_preferred")}
        left = (left & asked if asked else left) - {_RULED_OUT[p] for p in change.positioning if p in _RULED_OUT}
    return left


def obstacles(rules: Iterable[Rule], regions: Value, knowledge: Knowledge) -> tuple[Reason, ...]:
    """Reasons to ask for clearance because nothing is left to do; none when there is.

    Only rules under which a session may take place are looked at. One that puts it off for today, or asks for consent
    first, leaves the whole body alone until then; it neither makes an obstacle nor takes one away.
    """
    modifications = [rule.modifications for rule in rules if rule.session in _TAKES_PLACE]
    found = []
    if not workable_postures(modifications):
        found.append(_NO_POSITION)
    if _nothing_allowed(modifications) or _all_avoided(regions, modifications, knowledge):
        found.append(_NO_PLACE)
    return tuple(found)


def _nothing_allowed(modifications: Iterable[Modifications]) -> bool:
    return any("whole_body" in m.avoid_areas or "all_massage_strokes" in m.exclude_techniques for m in modifications)


def _all_avoided(regions: Value, modifications: Iterable[Modifications], knowledge: Knowledge) -> bool:
    """Whether rules that each leave a marked place open avoid, together, every place that was marked.

    A rule that avoids them all by itself had its level set with that in view, and keeps it.
    """
    if not isinstance(regions, tuple) or not regions:
        return False
    wanted = set(regions)
    covers = ({r for area in m.avoid_areas for r in knowledge.areas[area].covers} for m in modifications)
    return wanted <= {region for cover in covers if not wanted <= cover for region in cover}


def _reason(rule_id: str, name: str, why: str, tell: str) -> Reason:
    return Reason(
        rule_id=rule_id,
        name=name,
        disposition=Disposition.CLEARANCE,
        session=SessionState.BLOCKED_UNTIL_CLEARED,
        urgency=None,
        why=why,
        tell=tell,
        sources=(),
        because_unsure=False,
    )


_NO_POSITION = _reason(
    "NO_POSITION",
    "No position is left",
    "The limits that apply to you ask for positions that do not go together.",
    "Ask your doctor or nurse which position is safe for you, and bring a written note.",
)
_NO_PLACE = _reason(
    "NO_PLACE",
    "No place is left to work on",
    "Every place you marked is one that a limit tells us to leave alone.",
    "Ask your doctor or nurse if these places may be massaged, and bring a written note.",
)
