"""Each row of the table of decisions, as a course of care that a clinician can follow."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clinical.progress.people import (
    BEGAN,
    PAIN,
    after,
    before,
    day,
    diary,
    entry,
    history,
    judged,
    pain,
    rated,
    weekly_visits,
)
from unknot.clinical.progress import rules
from unknot.clinical.progress.dangers import danger, dangers_of_triage
from unknot.clinical.progress.judgement import course_of
from unknot.clinical.progress.types import Check, Course, Entry
from unknot.knowledge.loading import knowledge

BETTER = (*before(6, 6), *after([4, 3, 3, 2]), rated(4, 2))
SAME_EIGHT = (*before(4, 4), *after([4, 3, 4, 3, 4, 4, 3, 4]))
CRAMPS = Course("cramps", "F3", "F3")


def decided(*args: object, **kwargs: object) -> tuple[str, str, str, str | None]:
    decision = judged(*args, **kwargs).decision  # type: ignore[arg-type]
    return decision.rule, decision.action, decision.often, decision.urgency


def test_every_row_of_the_table_is_one_that_the_program_can_give() -> None:
    import inspect

    source = inspect.getsource(rules)
    assert [row.name for row in knowledge().response.rules if f'"{row.name}"' not in source] == []
    assert [row.order for row in knowledge().response.rules] == list(range(1, 13))


def test_a_danger_sign_stops_massage_however_good_the_scores_are() -> None:
    sign = danger("chest_or_leg_clot_signs", day(4), knowledge())
    assert decided(history(*BETTER, weeks=4, dangers=(sign,))) == ("safety", "refer", "refer", "emergency now")


def test_the_most_urgent_of_several_dangers_sets_the_pace() -> None:
    signs = tuple(danger(name, day(3), knowledge()) for name in ("leg_pain_on_walking", "pop_bruise_or_gap"))
    assert decided(history(*BETTER, weeks=4, dangers=signs))[3] == "same day to 48 hours"


def test_a_cramp_of_more_than_ten_minutes_in_the_diary_is_a_danger() -> None:
    cramp = entry(day(3), "cramp_diary", duration_s="over_10_min")
    assert decided(history(*BETTER, cramp, weeks=4)) == ("safety", "refer", "refer", "same day to 48 hours")


def test_cramps_that_wake_on_most_nights_are_a_danger() -> None:
    nights = diary(day(4) - timedelta(days=5), [1, 1, 1, 1], woke=True)
    assert decided(history(*BETTER, *nights, weeks=4))[::3] == ("safety", "within 2 weeks")
    assert decided(history(*BETTER, *nights[:3], weeks=4))[0] == "responder"
    slept = entry(day(4), "sleep_nrs", nights_woken=4)
    assert decided(history(slept, weeks=1, visits=(BEGAN,)), CRAMPS)[0] != "safety"
    assert decided(history(entry(day(1), "sleep_nrs", nights_woken=4), weeks=1), CRAMPS)[0] == "safety"


def test_severe_pain_over_more_than_two_weeks_of_care_goes_to_a_doctor() -> None:
    assert decided(history(*before(8, 8), *after([7, 7, 7]), weeks=3))[::3] == ("safety", "within 2 weeks")
    assert decided(history(*before(8, 8), *after([7, 6, 7]), weeks=3))[0] == "between checkpoints"


def test_a_danger_that_a_later_screening_cleared_no_longer_counts() -> None:
    sign = danger("pop_bruise_or_gap", day(2), knowledge())
    assert decided(history(*BETTER, weeks=4, dangers=(sign,), cleared_on=day(3)))[0] == "responder"
    assert decided(history(*BETTER, weeks=4, dangers=(sign,), cleared_on=day(2)))[0] == "safety"
    assert decided(history(*BETTER, weeks=4, dangers=(sign,), cleared_on=day(5)))[0] == "safety"


def test_a_routine_matter_is_named_and_does_not_stop_massage() -> None:
    sign = danger("cramps_with_medicines", day(3), knowledge())
    told = judged(history(*BETTER, weeks=4, dangers=(sign,)))
    assert told.decision.rule == "responder"
    assert any("doctor" in line for line in told.to_do)


def test_the_reasons_of_a_screening_become_danger_signs() -> None:
    from unknot.clinical.facts import settle
    from unknot.clinical.triage import triage

    result = triage(settle({"chest_pain_now": True}, knowledge()), knowledge())
    signs = dangers_of_triage(result, day(4))
    assert signs[0].urgency == "emergency now"
    assert decided(history(*BETTER, weeks=4, dangers=signs))[0] == "safety"


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((*before(4, 4), *after([6, 6, 6, 5])), id="likely worse by the model"),
        pytest.param((*before(5, 5), *after([3, 3, 7, 7])), id="two weeks in a row far above the start"),
        pytest.param((*BETTER[:-1], rated(4, 6)), id="told to be much worse"),
    ],
)
def test_getting_worse_stops_the_plan_and_sends_on(entries: tuple[Entry, ...]) -> None:
    assert decided(history(*entries, weeks=4)) == ("worse", "refer", "refer", "within 2 weeks")


def flaring(*visits: int) -> tuple[Entry, ...]:
    """24-hour pain of 3 on the day of a visit, and of 5 two days later."""
    found: list[Entry] = []
    for week in visits:
        found.append(entry(day(week), "nrs_pain", nrs_avg24=3))
        found.append(entry(day(week) + timedelta(days=2), "nrs_pain", nrs_avg24=5))
    return tuple(found)


def test_a_flare_after_two_visits_in_a_row_makes_the_next_one_gentler() -> None:
    told = history(*before(6, 6), *flaring(0, 1), weeks=2)
    assert decided(told)[:3] == ("flare", "ease", "weekly")
    assert any("pressure" in line for line in judged(told).to_do)


def test_one_flare_changes_nothing_and_three_in_a_row_stop_the_plan() -> None:
    assert decided(history(*before(6, 6), *flaring(1), weeks=2))[0] == "between checkpoints"
    assert decided(history(*before(6, 6), *flaring(0, 1, 2), weeks=3))[:2] == ("worse", "refer")


def test_a_visit_without_a_flare_ends_the_run_and_one_without_scores_does_not() -> None:
    calm = (entry(day(1), "nrs_pain", nrs_avg24=3), entry(day(1) + timedelta(days=2), "nrs_pain", nrs_avg24=3))
    weekly = (*before(6, 6), *after([5, 5, 5]))
    assert decided(history(*weekly, *flaring(0), *calm, *flaring(2), weeks=3))[0] == "between checkpoints"
    assert decided(history(*weekly, *flaring(0, 2), weeks=3))[0] == "flare"


def test_a_flare_never_keeps_visits_going_that_do_not_help() -> None:
    told = history(*SAME_EIGHT, *flaring(6, 7), weeks=8)
    assert decided(told)[:2] == ("checkpoint 2, no benefit", "stop")
    silent = history(*before(6, 6), *after([3]), *flaring(10, 11), weeks=12)
    assert decided(silent)[:3] == ("not enough data", "hold", "stop")


def test_a_bad_answer_after_a_visit_holds_the_next_one_until_somebody_has_looked() -> None:
    effect = entry(day(3), "after_effects", sore="longer")
    told = judged(history(*BETTER, effect, weeks=4))
    assert (told.decision.rule, told.decision.often, told.decision.more_visits) == ("after-effects", "stop", 0)
    assert told.alerts == ("after_effects on 2026-03-23: sore is longer",)
    assert decided(history(*BETTER, effect, weeks=4, cleared_on=day(4)))[0] == "responder"


@pytest.mark.parametrize(
    "told", [{"bruise": "numbness"}, {"bruise": "dizziness"}, {"bruise": "headache"}, {"help": True}]
)
def test_signs_of_a_nerve_or_help_needed_after_a_visit_are_seen_within_48_hours(told: dict[str, object]) -> None:
    effect = entry(day(3), "after_effects", **told)
    for course in (history(*BETTER, effect, weeks=4), history(*SAME_EIGHT, effect, weeks=8)):
        result = judged(course)
        assert (result.decision.rule, result.decision.often) == ("safety", "refer")
        assert result.decision.urgency == "same day to 48 hours"
        assert "emergency number now" in result.to_do[0]
        assert "today, or within 48 hours" in result.to_do[1]
        assert any("after a visit" in reason for reason in result.reasons)
    assert decided(history(*BETTER, effect, weeks=4, cleared_on=day(4)))[0] == "responder"


@pytest.mark.parametrize("told", [{"sore": "longer"}, {"bruise": "swelling"}])
def test_whoever_has_to_be_looked_at_is_told_to_call_and_promised_nothing(told: dict[str, object]) -> None:
    result = judged(history(*BETTER, entry(day(3), "after_effects", **told), weeks=4))
    assert result.decision.rule == "after-effects"
    assert "Call the clinic; no visit until then." in result.summary
    assert result.to_do[0].startswith("Call the clinic")
    assert "calls you" not in result.summary


def test_a_clear_response_at_a_checkpoint_means_fewer_visits() -> None:
    told = judged(history(*BETTER, weeks=4))
    assert (told.decision.rule, told.decision.rung, told.decision.often) == ("responder", "F3", "every_two_weeks")
    assert knowledge().response.attribution in told.honest


def test_a_strong_early_change_waits_for_the_checkpoint() -> None:
    told = history(*before(5), *after([2, 2]), weeks=2)
    chances = judged(told).chances
    assert chances
    assert chances.p_resp > knowledge().response.numbers.responder_p_resp
    assert decided(told)[:3] == ("between checkpoints", "continue", "weekly")


def test_a_likely_response_needs_the_overall_rating_to_agree() -> None:
    assert decided(history(*BETTER[:-1], weeks=4))[0] == "not enough data"
    assert decided(history(*BETTER[:-1], rated(4, 4), weeks=4))[0] == "checkpoint 1, unclear"
    assert decided(history(*BETTER[:-1], rated(-0.1, 2), weeks=4))[0] == "not enough data"


def test_no_sign_at_the_first_checkpoint_changes_one_thing() -> None:
    told = judged(history(*before(7, 7), *after([7, 7, 6, 7]), weeks=4))
    assert (told.decision.rule, told.decision.action) == ("checkpoint 1, no sign", "change_one_thing")
    assert (told.decision.rung, told.decision.more_visits) == ("F2", 4)


def test_a_slow_gain_at_the_first_checkpoint_goes_on_unchanged() -> None:
    told = history(*before(6, 6), *after([5, 5, 4, 4]), weeks=4)
    assert decided(told)[:3] == ("checkpoint 1, unclear", "continue", "weekly")


def test_no_benefit_at_the_second_checkpoint_leads_to_referral_and_not_to_more_visits() -> None:
    told = judged(history(*SAME_EIGHT, weeks=8))
    assert told.decision.rule == "checkpoint 2, no benefit"
    assert (told.decision.often, told.decision.rung, told.decision.more_visits) == ("refer", None, 0)
    assert told.look_again_after_visits is None


def test_a_probable_gain_at_the_second_checkpoint_means_fewer_visits_for_one_more_block() -> None:
    told = judged(history(*before(6, 6), *after([5, 5, 5, 4, 4, 4, 4, 4]), weeks=8))
    assert (told.decision.rule, told.decision.rung, told.decision.more_visits) == ("checkpoint 2, probable", "F3", 4)


def test_an_unclear_second_checkpoint_stops() -> None:
    told = history(*before(6, 6), *after([6, 5, 5, 5, 4, 5, 5, 5]), weeks=8)
    assert decided(told) == ("checkpoint 2, unclear", "stop", "stop", None)


def test_a_gain_in_what_matters_to_the_person_turns_unclear_into_probable() -> None:
    function = [entry(day(w), "pt_psfs", activity_1=s, activity_2=s) for w, s in ((0, 3), (8, 5))]
    told = history(*before(6, 6), *after([6, 5, 5, 5, 4, 5, 5, 5]), *function, weeks=8)
    assert decided(told)[0] == "checkpoint 2, probable"


def test_a_loss_elsewhere_holds_back_the_step_down() -> None:
    function = [entry(day(w), "pt_psfs", activity_1=s, activity_2=s) for w, s in ((0, 5), (4, 3))]
    told = judged(history(*BETTER, *function, weeks=4))
    assert (told.decision.rule, told.decision.action, told.decision.rung) == ("responder", "continue", "F2")


def test_the_third_checkpoint_without_a_clear_response_stops_and_refers() -> None:
    told = history(*before(6, 6), *after([5, 5, 5, 4, 4, 4, 4, 4, 4, 5, 4, 4]), rated(12, 3), weeks=12)
    assert decided(told) == ("checkpoint 3", "stop", "refer", "routine")


def at_fourth(*checks: Check) -> tuple[str, str, str, str | None]:
    told = history(*before(6, 6), *after([3, 2, 2, 2] * 4), rated(16, 2), weeks=16, checks=checks)
    return decided(told, Course("pain", "F2", "F4"))


def test_two_good_checks_in_a_row_with_few_visits_end_the_taper() -> None:
    first = Check(day(4), "responder", "F3", 0.9)
    second = Check(day(8), "responder", "F4", 0.9)
    third = Check(day(12), "responder", "F4", 0.9)
    assert at_fourth(first, second)[:3] == ("responder", "continue", "occasional")
    assert at_fourth(first, second, third)[:3] == ("taper complete", "step_down", "as_needed")
    assert at_fourth(first, second, replace(third, p_resp=0.6))[:2] == ("responder", "continue")


STEPPED = Course("pain", "F2", "F3")
LOST = (*before(6, 6), *after([3, 2, 2, 2, 4, 4]), rated(4, 2))
STEP = Check(BEGAN + timedelta(days=28), "responder", "F3", 0.9)


def test_losing_the_gain_for_two_weeks_brings_back_the_rhythm_before_for_one_block() -> None:
    told = judged(history(*LOST, weeks=6, checks=(STEP,)), STEPPED)
    assert (told.decision.rule, told.decision.action, told.decision.rung) == ("relapse", "step_up", "F2")
    assert told.decision.more_visits == 4


def test_one_bad_week_is_no_relapse_and_who_never_came_less_cannot_relapse() -> None:
    assert decided(history(*LOST[:-2], rated(4, 2), weeks=6, checks=(STEP,)), STEPPED)[0] == "between checkpoints"
    assert decided(history(*LOST, weeks=6, checks=(STEP,)), PAIN)[0] == "between checkpoints"


def test_a_second_relapse_is_seen_by_a_clinician_and_the_first_is_not_counted_twice() -> None:
    once = Check(day(6), "relapse", "F2")
    again = Check(day(8), "responder", "F3", 0.8)
    told = history(*LOST, weeks=6, checks=(STEP, once))
    assert decided(told, STEPPED)[0] == "between checkpoints"
    more = (*LOST, pain(7, 2), pain(8, 2), pain(9, 4), pain(10, 4))
    told = history(*more, weeks=10, checks=(STEP, once, again))
    assert decided(told, STEPPED) == ("relapse", "stop", "refer", "routine")


def test_twice_weekly_ends_after_its_four_weeks() -> None:
    often = Course("pain", "F1", "F1")
    told = history(*before(6, 6), *after([5, 5, 4]), weeks=3, visits=weekly_visits(3))
    assert decided(told, often)[2] == "twice_weekly"
    told = history(*before(6, 6), *after([5, 5, 4, 4]), weeks=4, visits=weekly_visits(3))
    assert decided(told, often)[2] == "weekly"


def test_without_any_visit_there_is_nothing_to_judge() -> None:
    told = judged(history(*before(6, 6), weeks=0, visits=()))
    assert (told.decision.rule, told.decision.often, told.chances) == ("not started", "weekly", None)


def test_three_weeks_of_silence_change_nothing_and_ask_for_scores() -> None:
    told = judged(history(*before(6, 6), *after([3]), weeks=4))
    assert (told.decision.rule, told.decision.action, told.decision.rung) == ("not enough data", "hold", "F2")
    assert any("how it is now" in line for line in told.missing)


def test_silence_at_the_last_checkpoint_ends_visits_until_somebody_has_looked() -> None:
    told = judged(history(*before(6, 6), *after([3]), weeks=12)).decision
    assert (told.rule, told.often, told.more_visits) == ("not enough data", "stop", 0)


def test_a_decision_that_was_acted_on_is_not_given_again_before_the_next_checkpoint() -> None:
    told = history(*BETTER, weeks=4, checks=(Check(day(4), "responder", "F3", 0.9),))
    assert decided(told, STEPPED)[:2] == ("between checkpoints", "continue")


def test_half_the_cramps_and_less_is_a_response_and_a_quarter_fewer_is_not() -> None:
    often, few = [1, 1, 1, 1, 1, 1, 1] * 4, [0, 0, 1, 0, 0, 0, 0] * 4
    first, since = day(-4) + timedelta(days=1), day(0) + timedelta(days=1)
    halved = history(*diary(first, often), *diary(since, few), rated(4, 2), weeks=4)
    assert decided(halved, CRAMPS)[:3] == ("responder", "step_down", "occasional")
    quarter = history(*diary(first, often), *diary(since, [1, 1, 1, 0, 1, 1, 0] * 4), rated(4, 3), weeks=4)
    assert decided(quarter, CRAMPS)[1] in ("continue", "change_one_thing")
    assert any("placebo" in line for line in judged(halved, CRAMPS).honest)


def test_a_plan_begins_a_course_for_what_it_was_made_for() -> None:
    from unknot.clinical.cases import read_case
    from unknot.clinical.results import judge

    facts = {"age_years": 35, "regions": ["neck"], "feel_tight": True, "onset": "under_1_week", "trend": "same"}
    rest = {"pain_now": 3, "safety_concern": "none", "cancer_status": "never", "pregnancy_status": "none"}
    case = read_case({"answered": "all", "facts": {**facts, **rest, "consent": "yes"}}, knowledge(), name="neck")
    _, plan = judge(case, knowledge())
    course = course_of(plan)
    assert plan.frequency
    assert course
    assert (course.goal, course.rung) == ("pain", plan.frequency.rung)
    assert course_of(replace(plan, frequency=None)) is None
