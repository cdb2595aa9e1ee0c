"""The plan stays within the triage, adds up, and says what it rests on."""

import pytest

from clinical.people import healthy, vignettes
from unknot.clinical.cases import read_case
from unknot.clinical.plan import make_plan
from unknot.clinical.plan_types import Plan
from unknot.clinical.triage import triage
from unknot.clinical.types import Settled, Triage
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()


def plan_for(settled: Settled) -> tuple[Triage, Plan]:
    result = triage(settled, KNOWN)
    return result, make_plan(settled, result, KNOWN)


ALL = [(person.name, *plan_for(read_case(person.case, KNOWN, name="a").settled)) for person in vignettes()]
MADE = [(name, result, plan) for name, result, plan in ALL if plan.made]


def test_most_people_who_may_book_get_a_plan_and_nobody_else_does() -> None:
    assert all(result.bookable for _, result, _ in MADE)
    without = [name for name, result, plan in ALL if result.bookable and not plan.made]
    assert without == [
        "Knocked thigh yesterday, bruise",
        "Rolled ankle two days ago, can walk",
        "Rib muscle strained by a twist two days ago, hurts on a deep breath",
    ]


def test_who_gets_no_plan_is_told_why() -> None:
    for name, _, plan in ALL:
        assert plan.made is not bool(plan.no_plan_because), name


def test_no_plan_is_above_the_pressure_that_the_triage_allows() -> None:
    for name, result, plan in MADE:
        cap = result.limits.max_pressure
        assert cap is not None
        assert plan.max_pressure is not None
        assert plan.max_pressure <= cap, name
        assert all(technique.start_pressure <= cap for technique in plan.techniques), name
        assert all(area.max_pressure <= cap for area in (*plan.areas.work, *plan.areas.lightly)), name


def test_no_technique_that_a_rule_excludes_is_used() -> None:
    for name, result, plan in MADE:
        used = {technique.id for technique in plan.techniques} | {plan.opener}
        for word in result.limits.exclude_techniques:
            if word in KNOWN.technique_crosswalk:
                assert used.isdisjoint(KNOWN.technique_crosswalk[word].exclude), (name, word)


def test_the_minutes_add_up() -> None:
    for name, _, plan in MADE:
        assert sum(part.minutes for part in plan.segments) == plan.session_minutes, name
        assert all(part.minutes > 0 for part in plan.segments), name
        for part in plan.segments:
            if part.technique and part.part != "opener":
                assert part.minutes <= max(KNOWN.care.techniques[part.technique].typical_session_minutes), name


def test_no_place_that_is_left_alone_is_worked_on() -> None:
    whole = set(KNOWN.care.area_map.areas) - set(KNOWN.care.area_map.parts_only)
    for name, result, plan in MADE:
        alone = {f for a in result.limits.avoid_areas if a in whole for f in KNOWN.care.area_map.areas[a]}
        assert alone.isdisjoint(area.id for area in (*plan.areas.work, *plan.areas.lightly)), name


def test_every_plan_says_how_often_and_how_sure_we_are() -> None:
    for name, _, plan in MADE:
        assert plan.frequency, name
        assert all(one.sentence for technique in plan.techniques for one in technique.evidence), name
        assert all(technique.evidence for technique in plan.techniques), name
        assert any("hardly been tested" in line.text for line in plan.honest), name
        assert plan.edition == KNOWN.edition


def test_nothing_that_must_not_be_claimed_is_said_as_a_benefit() -> None:
    unsaid = [claim.product_phrasing for claim in KNOWN.care.claims.values() if claim.display_policy == "do_not_claim"]
    for _, _, plan in MADE:
        said = [line.text for line in (*plan.honest, *plan.stop_rules)]
        said += [step.honest.text for step in (*plan.home.contributors, *plan.home.other_care)]
        assert not any(phrase in line for phrase in unsaid for line in said)


def test_a_wish_for_firm_hands_yields_to_a_blood_thinner_and_the_person_is_told() -> None:
    _, plan = plan_for(healthy(feel_tight=True, onset="over_3_months", likes_firm=True, rx_anticoagulant=True))
    assert plan.max_pressure == 2
    assert any("You like firm pressure" in line and "blood thinner" in line for line in plan.overruled)
    assert "deep_tissue" in [left_out.id for left_out in plan.left_out]


def test_legs_are_worked_on_lightly_in_pregnancy() -> None:
    person = healthy(
        age_years=30,
        regions=["calf"],
        feel_tight=True,
        pregnancy_status="pregnant",
        weeks_pregnant=30,
        provider_ok_pregnancy=True,
    )
    result, plan = plan_for(person)
    assert result.bookable
    assert plan.areas.work == ()
    assert [area.max_pressure for area in plan.areas.lightly] == [1]


def test_a_cramp_brings_its_first_aid_card_and_its_stretches() -> None:
    _, plan = plan_for(healthy(regions=["calf"], feel_cramp=True, onset="over_3_months"))
    assert [card.id for card in plan.home.first_aid] == ["ac_calf", "ac_soleus"]
    assert plan.home.stretches[0].id == "st_calf_straight"
    assert plan.home.stretches[0].hold_seconds == 10


@pytest.mark.parametrize("danger", ["hx_neuropathy", "hx_pad", "skin_open_wound", "injury_72h", "alcohol_drugs_today"])
def test_no_heat_where_it_can_burn_or_harm(danger: str) -> None:
    assert plan_for(healthy(feel_tight=True))[1].home.heat
    assert plan_for(healthy(feel_tight=True, **{danger: True}))[1].home.heat is None


@pytest.mark.parametrize("danger", ["hx_raynaud", "hx_neuropathy", "hx_pad"])
def test_no_cold_where_it_can_harm(danger: str) -> None:
    assert plan_for(healthy(feel_tight=True))[1].home.cold
    assert plan_for(healthy(feel_tight=True, **{danger: True}))[1].home.cold is None


def test_a_fresh_injury_gets_care_at_home_and_no_massage_plan() -> None:
    result, plan = plan_for(healthy(regions=["ankle"], injury_72h=True, onset="under_1_week"))
    assert (result.bookable, plan.made, plan.techniques) == (True, False, ())
    assert plan.home.cold
    assert plan.home.heat is None
    assert plan.home.stretches == ()


def test_above_caution_nothing_is_suggested_not_even_at_home() -> None:
    for _, result, plan in ALL:
        if not result.bookable:
            assert plan.home.first_aid == ()
            assert plan.home.heat is None
            assert plan.preparation == ()


def test_hypermobile_people_get_no_stretches() -> None:
    assert plan_for(healthy(feel_tight=True, hx_hypermobile=True))[1].home.stretches == ()


def test_stretching_alone_does_not_fill_an_hour() -> None:
    _, plan = plan_for(healthy(regions=["calf"], feel_cramp=True, onset="over_3_months", likes_light=True))
    assert plan.longest_minutes == 60
    assert plan.session_minutes in (30, 45, 60)
