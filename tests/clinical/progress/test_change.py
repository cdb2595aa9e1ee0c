"""A change is judged against the published threshold, and its uncertainty is never left out."""

from datetime import date

import pytest

from clinical.progress.people import PAIN, after, before, day, diary, entry, history, judged, rated
from unknot.clinical.progress.change import change_of, motion_change, verdict_of
from unknot.clinical.progress.model import scale_at
from unknot.clinical.progress.series import series_of
from unknot.clinical.progress.trend import trend_of
from unknot.clinical.progress.types import Change, Course, Trend
from unknot.knowledge.loading import knowledge

OUTCOMES = knowledge().outcomes
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 30)


def changed(instrument: str, start: float, now: float) -> Change:
    return change_of(OUTCOMES.instruments[instrument], (FIRST, start), (LAST, now), knowledge())


@pytest.mark.parametrize(
    ("instrument", "start", "now", "verdict"),
    [
        ("nrs_pain", 6, 4, "improved"),
        ("nrs_pain", 6, 5, "unchanged"),
        ("nrs_pain", 6, 8, "worse"),
        ("nrs_pain", 2, 1, "cannot_tell"),  # enough to matter with so little pain, and less than the error
        ("pt_psfs", 4, 6, "improved"),  # a higher score is better here
        ("pt_psfs", 6, 4, "worse"),
        ("sleep_nrs", 4, 7, "improved"),
        ("sleep_nrs", 4, 6, "cannot_tell"),  # enough to matter, less than the assumed error of 2.8
        ("stress_nrs", 5, 8, "worse"),
        ("penn_sfs", 3, 2, "improved"),
        ("odi", 40, 30, "improved"),
        ("ndi", 20, 16, "unchanged"),
        ("rmdq", 12, 17, "worse"),
        ("promis_sleep_4a", 60, 55, "improved"),
        ("pss4", 12, 2, "cannot_tell"),
        ("session_satisfaction", 2, 10, "cannot_tell"),
    ],
)
def test_a_change_gets_the_verdict_of_its_threshold(instrument: str, start: float, now: float, verdict: str) -> None:
    assert changed(instrument, start, now).verdict == verdict


def test_the_numbers_behind_a_verdict_are_shown_with_their_sources() -> None:
    change = changed("nrs_pain", 6, 4)
    assert (change.better, change.threshold, change.error, change.band) == (2, 2, 2, (0, 4))
    assert change.basis == "MCID 2; MDC 2 (published 1.8 to 4)"
    assert {"ostelo2008", "kovacs2008"} <= set(change.sources)
    assert "an assumed SEM of 1" in changed("stress_nrs", 5, 8).basis


def test_an_error_that_nobody_knows_is_said_and_not_passed_over() -> None:
    change = changed("penn_sfs", 3, 2)
    assert (change.error, change.band) == (None, None)
    assert "not known" in change.sentence
    assert "No one has settled" in changed("pss4", 12, 2).sentence


def test_every_verdict_is_symmetric_and_never_improved_below_the_threshold() -> None:
    for points in (0.0, 0.5, 1.9, 2.0, 2.7, 2.8, 5.0):
        up, down = verdict_of(points, 2.0, 2.8), verdict_of(-points, 2.0, 2.8)
        assert {"improved": "worse"}.get(up, up) == down
        assert (up == "improved") == (points >= 2.8)


def test_with_little_pain_a_smaller_change_matters() -> None:
    low, scale = knowledge().response.numbers.low_baseline, knowledge().response.continuous.scales["nrs_pain"]
    assert [scale_at(start, scale, low).mcid for start in (1, 3, 3.5, 8)] == [1, 1, 2, 2]


def test_motion_is_judged_by_the_error_of_measuring_alone() -> None:
    turn, fist = OUTCOMES.movements["rom_cerv_rot"], OUTCOMES.movements["rom_fing_ext"]
    assert motion_change(turn, (FIRST, 50), (LAST, 60)).verdict == "improved"
    assert motion_change(turn, (FIRST, 50), (LAST, 59)).verdict == "unchanged"
    assert motion_change(turn, (FIRST, 60), (LAST, 48)).verdict == "worse"
    assert motion_change(fist, (FIRST, 10), (LAST, 90)).verdict == "cannot_tell"
    assert "no threshold of importance" in motion_change(turn, (FIRST, 50), (LAST, 60)).basis


@pytest.mark.parametrize(
    ("lately", "verdict"),
    [
        ([0] * 6 + [1], "improved"),
        ([1] * 7, "unchanged"),
        ([1, 2] * 3 + [2], "worse"),
        ([1, 1, 0] * 2 + [1], "cannot_tell"),
    ],
)
def test_a_diary_is_judged_by_its_chances(lately: list[int], verdict: str) -> None:
    told = history(*diary(day(-3.86), [1] * 28), *diary(day(0.15), lately * 4), weeks=4)
    (change,) = judged(told, Course("cramps", "F3", "F3")).changes
    assert change.verdict == verdict
    assert "ratio now to before" in change.basis


def trend(*scores: int, start: tuple[int, ...] = (6, 6)) -> Trend | None:
    instrument = OUTCOMES.instruments["nrs_pain"]
    told = history(*before(*start), *after(scores), weeks=len(scores))
    return trend_of(series_of(told, instrument, knowledge()), instrument, knowledge())


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [((5, 4, 3, 2), "improved"), ((7, 8, 9, 10), "worse"), ((6, 5, 6, 6), "unchanged"), ((5, 4), "unchanged")],
)
def test_a_trend_counts_once_its_band_lies_on_one_side_of_zero(scores: tuple[int, ...], verdict: str) -> None:
    found = trend(*scores)
    assert found
    assert found.verdict == verdict
    assert found.band
    assert found.band[0] <= found.better_per_week <= found.band[1]


def test_a_straight_line_has_its_own_slope() -> None:
    found = trend(5, 4, 3, 2)
    assert found
    assert found.better_per_week == pytest.approx(1)
    assert found.band == pytest.approx((1 - 1.96 / 10**0.5, 1 + 1.96 / 10**0.5), abs=1e-3)


def test_two_points_make_no_trend_and_an_unknown_error_no_verdict() -> None:
    assert trend(4) is None
    spasm = OUTCOMES.instruments["penn_sfs"]
    told = history(*(entry(day(week), "penn_sfs", freq=4 - week) for week in range(5)), weeks=4)
    found = trend_of(series_of(told, spasm, knowledge()), spasm, knowledge())
    assert found
    assert (found.verdict, found.band) == ("cannot_tell", None)


def test_what_is_asked_about_a_visit_is_never_counted_as_benefit() -> None:
    visits = [entry(day(week), "nrs_pain", nrs_now=now) for week, now in ((0, 8), (1, 2), (2, 1), (3, 0), (4, 0))]
    rating = [entry(day(week), "session_satisfaction", sat=10) for week in range(5)]
    told = judged(history(*visits, *rating, rated(4, 1), weeks=4), PAIN)
    assert told.changes == ()
    assert told.chances is None
    assert told.decision.rule == "not enough data"
