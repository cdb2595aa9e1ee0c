"""Whoever it is for, a plan stays within the triage, adds up, claims no more than is known, and names its sources."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.people import healthy
from unknot.clinical.exclusions import exclusions
from unknot.clinical.no_plan import explained, first_words
from unknot.clinical.plan import make_plan
from unknot.clinical.plan_types import Plan
from unknot.clinical.triage import triage
from unknot.clinical.types import Triage
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
CARE = KNOWN.care
YES_OR_NO = sorted(name for name, fact in KNOWN.facts.items() if fact.type == "bool")
OFTEN_TOLD = [name for name in YES_OR_NO if name.startswith(("feel_", "likes_", "want_", "hx_", "rx_", "first_"))]
PLACES = [
    "neck",
    "shoulder",
    "low_back",
    "upper_back",
    "thigh",
    "calf",
    "foot",
    "hand",
    "belly",
    "groin",
    "jaw",
    "knee",
]
MAY_LEAVE_NO_PLAN = {"fresh_injury", "nothing_fits"}
UNSAID = [c.product_phrasing for c in CARE.claims.values() if c.display_policy == "do_not_claim"]


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    told: dict[str, Any] = dict.fromkeys(draw(st.lists(st.sampled_from(OFTEN_TOLD), max_size=5)), True)
    told |= dict.fromkeys(draw(st.lists(st.sampled_from(YES_OR_NO), max_size=2)), True)
    told["regions"] = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True))
    told["onset"] = draw(st.sampled_from(["today", "under_1_week", "2_to_6_weeks", "over_6_weeks", "over_3_months"]))
    told["age_years"] = draw(st.integers(16, 90))
    told["pain_now"] = draw(st.integers(0, 10))
    pregnant = draw(st.sampled_from(["none", "none", "pregnant"])) if told["age_years"] < 50 else "none"
    return {**told, "pregnancy_status": pregnant, "weeks_pregnant": 24, "provider_ok_pregnancy": pregnant != "none"}


def judged(told: dict[str, Any]) -> tuple[Any, Triage, Plan]:
    person = healthy(**told)
    result = triage(person, KNOWN)
    return person, result, make_plan(person, result, KNOWN)


@settings(max_examples=150, deadline=None)
@given(people())
def test_a_plan_is_made_exactly_when_the_triage_allows_it_or_says_why_not(told: dict[str, Any]) -> None:
    _, result, plan = judged(told)
    if plan.made:
        assert result.bookable
        assert (plan.no_plan, plan.no_plan_because) == ("", "")
    elif result.bookable:
        assert plan.no_plan in MAY_LEAVE_NO_PLAN
        assert first_words(result, plan) == plan.no_plan_because
        assert "You can have a massage" not in explained(result, plan)
    else:
        assert plan.no_plan not in {"", *MAY_LEAVE_NO_PLAN}


@settings(max_examples=150, deadline=None)
@given(people())
def test_no_plan_holds_a_technique_a_place_or_a_pressure_that_a_limit_forbids(told: dict[str, Any]) -> None:
    person, result, plan = judged(told)
    if not plan.made:
        return
    limits = result.limits
    cap = CARE.scoring.hard_max if limits.max_pressure is None else limits.max_pressure
    used = {technique.id for technique in plan.techniques} | ({plan.opener} - {None})
    assert used.isdisjoint(exclusions(limits, person.facts["regions"], KNOWN).dropped)
    assert plan.max_pressure is not None
    assert 1 <= plan.max_pressure <= cap
    assert all(CARE.techniques[name].pressure_walton.min <= plan.max_pressure for name in used)
    assert all(1 <= technique.start_pressure <= plan.max_pressure for technique in plan.techniques)
    whole = set(limits.avoid_areas) - set(CARE.area_map.parts_only)
    alone = {fine for area in whole for fine in CARE.area_map.areas.get(area, ())}
    places = (*plan.areas.work, *plan.areas.lightly)
    assert alone.isdisjoint(place.id for place in places)
    assert all(1 <= place.max_pressure <= plan.max_pressure for place in places)
    for area, most in limits.area_pressure.items():
        inside = CARE.area_map.areas.get(area, ())
        assert all(place.max_pressure <= most for place in places if place.id in inside), area


@settings(max_examples=80, deadline=None)
@given(people())
def test_the_minutes_of_the_parts_are_the_minutes_of_the_session(told: dict[str, Any]) -> None:
    plan = judged(told)[2]
    if plan.made:
        assert plan.session_minutes
        assert sum(part.minutes for part in plan.segments) == plan.session_minutes
        assert plan.longest_minutes
        assert plan.session_minutes <= plan.longest_minutes


@settings(max_examples=80, deadline=None)
@given(people())
def test_nothing_that_must_not_be_claimed_is_anywhere_in_a_plan(told: dict[str, Any]) -> None:
    plan = judged(told)[2]
    texts = list(texts_in(plan))
    assert not [phrase for phrase in UNSAID for text in texts if phrase in text]
    claimed = {line.claim for line in plan.honest} | {step.honest.claim for step in plan.home.other_care}
    assert all(CARE.claims[name].display_policy != "do_not_claim" for name in claimed - {""})


@settings(max_examples=80, deadline=None)
@given(people())
def test_every_number_of_a_plan_says_where_it_comes_from(told: dict[str, Any]) -> None:
    plan = judged(told)[2]
    if plan.made:
        unsourced = [name for name, value in numbers_without_source(plan) if name not in plan.origins]
        assert unsourced == []
        assert {key for keys in plan.origins.values() for key in keys} <= CARE.references.keys()


@settings(max_examples=80, deadline=None)
@given(people())
def test_no_line_speaks_of_more_pressure_than_the_plan_allows(told: dict[str, Any]) -> None:
    _, result, plan = judged(told)
    if plan.made and plan.max_pressure:
        more = [f"evel {level}" for level in range(plan.max_pressure + 1, 6)]
        said = (*result.limits.other, *plan.overruled, *(line.text for line in plan.honest))
        assert not [line for line in said for words in more if words in line]


@settings(max_examples=80, deadline=None)
@given(people())
def test_home_care_holds_only_what_is_safe_for_the_person(told: dict[str, Any]) -> None:
    person, result, plan = judged(told)
    home = plan.home
    if not result.bookable:
        assert (home.stretches, home.heat, home.cold, home.contributors) == ((), None, None, ())
    if "c_recent_injury" in plan.care_facts:
        assert (home.stretches, home.heat) == ((), None)
    if any(tip.needs == "stretches" for tip in plan.aftercare):
        assert home.stretches
    if home.heat is None:
        assert "warmth" not in [step.id for step in home.other_care]
    if person.facts["hx_osteoporosis"] or person.facts["hx_fragility_fracture"]:
        assert {"st_tx_ext", "st_knees_chest", "st_cat_cow", "st_child"}.isdisjoint(s.id for s in home.stretches)


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)


def numbers_without_source(value: Any, name: str = "") -> Iterator[tuple[str, int | float]]:
    """The field of the plan that each number stands in, unless something around it names its sources."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield name, value
    elif isinstance(value, tuple):
        for one in value:
            yield from numbers_without_source(one, name)
    elif is_dataclass(value) and not getattr(value, "sources", ()):
        for field in fields(value):
            yield from numbers_without_source(getattr(value, field.name), name or field.name)
