"""Limits join and only tighten; when they leave nothing to do, a provider is asked."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.people import healthy, vignettes
from unknot.clinical.cases import read_case
from unknot.clinical.engine import engine_for
from unknot.clinical.feasible import POSTURES, obstacles, workable_postures
from unknot.clinical.limits import join_limits
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition, SessionState
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import NO_LIMITS, Modifications, Rule

KNOWN = knowledge()
RULES = [rule for rule in KNOWN.rules if rule.modifications != NO_LIMITS]


def positions(*words: str) -> Modifications:
    return Modifications((), None, (), (), words, ())


@given(st.lists(st.sampled_from(RULES), min_size=1, max_size=6), st.sampled_from(RULES))
@settings(max_examples=200, deadline=None)
def test_one_more_rule_only_tightens(rules: list[Rule], more: Rule) -> None:
    engine = engine_for(KNOWN)
    before = join_limits([rule.modifications for rule in rules], engine)
    after = join_limits([rule.modifications for rule in (*rules, more)], engine)
    assert set(before.avoid_areas) <= set(after.avoid_areas)
    assert set(before.exclude_techniques) <= set(after.exclude_techniques)
    assert set(before.positioning) <= set(after.positioning)
    assert set(before.other) <= set(after.other)
    assert before.max_pressure is None or (after.max_pressure is not None and after.max_pressure <= before.max_pressure)
    assert all(after.area_pressure[area] <= cap for area, cap in before.area_pressure.items())


def test_excluding_a_parent_excludes_its_children() -> None:
    limits = join_limits([Modifications((), None, (), ("deep_friction", "massage_gun"), (), ())], engine_for(KNOWN))
    assert {"deep_friction_feet", "massage_gun_leg", "massage_gun_hand"} <= set(limits.exclude_techniques)


def test_postures_one_rule_names_are_its_alternatives_and_rules_must_agree() -> None:
    assert workable_postures([]) == POSTURES
    assert workable_postures([positions("avoid_prone"), positions("semi_reclined", "seated_upright")]) == {
        "semi_reclined",
        "seated",
    }
    assert workable_postures([positions("side_lying_supported"), positions("seated_upright")]) == frozenset()
    assert workable_postures([positions("side_lying_left_preferred")]) == POSTURES


def test_positions_that_conflict_raise_the_result_and_say_why() -> None:
    """A birth six weeks ago asks for lying on the side; reflux asks for half sitting."""
    result = triage(healthy(pregnancy_status="postpartum", hx_reflux=True), KNOWN)
    assert result.disposition is Disposition.CLEARANCE
    assert result.session is SessionState.BLOCKED_UNTIL_CLEARED
    assert result.reasons[0].rule_id == "NO_POSITION"


def test_places_that_only_together_are_all_avoided_raise_the_result() -> None:
    """Reflux spares the belly, frailty the ribs: with both marked there is no place left."""
    assert triage(healthy(regions=["belly"], hx_reflux=True), KNOWN).disposition is Disposition.CAUTION
    result = triage(healthy(regions=["belly", "ribs"], hx_reflux=True, frail=True), KNOWN)
    assert (result.disposition, result.reasons[0].rule_id) == (Disposition.CLEARANCE, "NO_PLACE")


def test_no_author_s_case_is_left_without_a_place() -> None:
    raised = [p.name for p in vignettes() if "NO_PLACE" in fired(p.case)]
    assert raised == []


def fired(case: object) -> list[str]:
    return [reason.rule_id for reason in triage(read_case(case, KNOWN, name="a").settled, KNOWN).reasons]


def test_not_today_stays_not_today_although_the_whole_body_is_left_alone() -> None:
    result = triage(healthy(regions=["thigh"], fever=True), KNOWN)
    assert "whole_body" in result.limits.avoid_areas
    assert result.disposition is Disposition.CAUTION


def test_a_cold_leaves_open_that_a_provider_has_to_be_asked() -> None:
    """Positions that conflict stay an obstacle on a day on which nothing could be done anyway."""
    result = triage(healthy(pregnancy_status="postpartum", hx_reflux=True, ill_contagious=True), KNOWN)
    assert (result.disposition, result.session) == (Disposition.CLEARANCE, SessionState.BLOCKED_UNTIL_CLEARED)


def test_one_more_rule_never_takes_an_obstacle_away() -> None:
    """A rule that by itself avoids every marked place stands beside those that avoid them only together."""
    torso = Modifications(("abdomen", "ribs"), None, (), (), (), ())
    belly, ribs = (Modifications((area,), None, (), (), (), ()) for area in ("abdomen", "ribs"))
    rule = next(rule for rule in KNOWN.rules if rule.session == "modified")
    belly_and_ribs = [dataclasses.replace(rule, modifications=limits) for limits in (belly, ribs)]
    assert [reason.rule_id for reason in obstacles(belly_and_ribs, ("belly", "ribs"), KNOWN)] == ["NO_PLACE"]
    more = [*belly_and_ribs, dataclasses.replace(rule, modifications=torso)]
    assert [reason.rule_id for reason in obstacles(more, ("belly", "ribs"), KNOWN)] == ["NO_PLACE"]
