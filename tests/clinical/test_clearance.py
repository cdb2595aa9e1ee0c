"""A written yes lifts the rule it names, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.people import healthy
from unknot.clinical.clearance import Clearance, fingerprint
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition, SessionState, Settled, Triage
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import NO_LIMITS, AreaPressure, Modifications

KNOWN = knowledge()
GIVEN = date(2026, 11, 1)
TODAY = date(2026, 11, 23)
EXPIRES = date(2027, 5, 1)
TO_CLEAR = sorted(rule.id for rule in KNOWN.rules if rule.disposition == "CLEARANCE")
OTHERS = sorted(rule.id for rule in KNOWN.rules if rule.disposition != "CLEARANCE")
HISTORY = sorted(f.id for f in KNOWN.facts.values() if f.id.startswith(("hx_", "rx_", "dev_")))


def clearance(rule_id: str, settled: Settled, **changes: Any) -> Clearance:
    return replace(Clearance(rule_id, GIVEN, EXPIRES, fingerprint(rule_id, settled, KNOWN)), **changes)


def judged(settled: Settled, *clearances: Clearance, on: date = TODAY) -> Triage:
    return triage(settled, KNOWN, clearances=clearances, on=on)


def level_of(rule_id: str, result: Triage) -> Disposition:
    return next(reason.disposition for reason in result.reasons if reason.rule_id == rule_id)


@st.composite
def cleared(draw: st.DrawFn) -> tuple[Settled, str]:
    """Somebody with a history, and one CLEARANCE rule that fires for them."""
    told: dict[str, object] = dict.fromkeys(
        ["hx_clot_past", *draw(st.lists(st.sampled_from(HISTORY), max_size=5))], True
    )
    settled = healthy(**told, cancer_status=draw(st.sampled_from(["never", "active", "past"])))
    fired = [reason.rule_id for reason in triage(settled, KNOWN).reasons]
    return settled, draw(st.sampled_from([rule for rule in fired if rule in TO_CLEAR]))


def test_a_person_with_an_old_clot_and_a_written_yes_may_book_within_the_limits() -> None:
    settled = healthy(hx_clot_past=True, regions=["neck"])
    before = triage(settled, KNOWN)
    (rule_id,) = [reason.rule_id for reason in before.reasons if reason.disposition is Disposition.CLEARANCE]
    limits = Modifications(("calf",), 1, (AreaPressure("back", 1),), ("cupping",), ("avoid_prone",), ("Short visits.",))
    after = judged(settled, clearance(rule_id, settled, limits=limits))
    assert (before.disposition, before.bookable) == (Disposition.CLEARANCE, False)
    assert (after.disposition, after.session, after.bookable) == (Disposition.CAUTION, SessionState.MODIFIED, True)
    assert [(rule.rule_id, rule.until) for rule in after.lifted] == [(rule_id, EXPIRES)]
    assert after.limits.max_pressure == 1
    assert after.limits.area_pressure["back"] == 1
    assert {"calf"} <= set(after.limits.avoid_areas)
    assert {"cupping"} <= set(after.limits.exclude_techniques)
    assert {"Short visits.", *before.limits.other} == set(after.limits.other)


@given(cleared())
@settings(max_examples=60, deadline=None)
def test_it_changes_no_other_rule(found: tuple[Settled, str]) -> None:
    settled, rule_id = found
    before, after = judged(settled), judged(settled, clearance(rule_id, settled))
    own = {"NO_POSITION", "NO_PLACE", rule_id}
    levels = [{r.rule_id: r.disposition for r in result.reasons if r.rule_id not in own} for result in (before, after)]
    assert levels[0] == levels[1]
    assert level_of(rule_id, after) is Disposition.CAUTION
    assert after.limits == before.limits


@given(cleared(), st.integers(0, 5), st.sampled_from(sorted(KNOWN.areas)))
@settings(max_examples=60, deadline=None)
def test_limits_of_the_provider_only_tighten(found: tuple[Settled, str], cap: int, area: str) -> None:
    settled, rule_id = found
    limits = replace(NO_LIMITS, max_pressure=cap, avoid_areas=(area,), area_pressure=(AreaPressure(area, cap),))
    before, after = judged(settled), judged(settled, clearance(rule_id, settled, limits=limits))
    assert after.limits.max_pressure is not None
    assert after.limits.max_pressure <= min(
        cap, 5 if before.limits.max_pressure is None else before.limits.max_pressure
    )
    assert set(before.limits.avoid_areas) | {area} == set(after.limits.avoid_areas)
    assert all(after.limits.area_pressure[place] <= most for place, most in before.limits.area_pressure.items())
    assert set(before.limits.exclude_techniques) <= set(after.limits.exclude_techniques)


@given(cleared(), st.sampled_from(TO_CLEAR))
@settings(max_examples=60, deadline=None)
def test_one_for_another_rule_or_another_person_does_nothing(found: tuple[Settled, str], other: str) -> None:
    settled, rule_id = found
    foreign = clearance(other, healthy(hx_lymph=True))
    if other != rule_id:
        assert level_of(rule_id, judged(settled, foreign)) is Disposition.CLEARANCE
    assert level_of(rule_id, judged(settled, clearance(rule_id, settled, rests_on="other"))) is Disposition.CLEARANCE


@pytest.mark.parametrize(
    ("on", "is_lifted"),
    [(GIVEN - timedelta(1), False), (GIVEN, True), (EXPIRES - timedelta(1), True), (EXPIRES, False)],
    ids=["before it was given", "first day", "last day", "expired"],
)
def test_it_counts_from_the_day_it_was_given_until_it_expires(on: date, is_lifted: bool) -> None:
    settled = healthy(hx_clot_past=True)
    (rule_id,) = [r.rule_id for r in triage(settled, KNOWN).reasons if r.disposition is Disposition.CLEARANCE]
    assert bool(judged(settled, clearance(rule_id, settled), on=on).lifted) is is_lifted


def test_it_ends_when_a_fact_that_its_rule_rests_on_changes() -> None:
    then = healthy(rx_anticoagulant=True, rx_antiplatelet=True)
    now = healthy(rx_anticoagulant=True, rx_antiplatelet=True, hx_liver_disease=True)
    assert [rule.rule_id for rule in judged(then, clearance("CI007", then)).lifted] == ["CI007"]
    assert level_of("CI007", judged(now, clearance("CI007", then))) is Disposition.CLEARANCE


@pytest.mark.parametrize("rule_id", OTHERS)
def test_no_rule_of_another_level_can_be_lifted(rule_id: str) -> None:
    settled = healthy(chest_pain_now=True, hx_fracture_recent=True, skin_shingles=True, coughing_blood=True)
    assert judged(settled, clearance(rule_id, settled)) == triage(settled, KNOWN)


def test_none_counts_when_the_day_is_not_told() -> None:
    settled = healthy(hx_clot_past=True)
    yes = [clearance(rule_id, settled) for rule_id in TO_CLEAR]
    assert triage(settled, KNOWN, clearances=yes) == triage(settled, KNOWN)


def test_one_that_expires_before_it_is_given_is_no_clearance() -> None:
    with pytest.raises(ValueError, match="cannot expire"):
        Clearance("CI002", GIVEN, GIVEN, "")
