"""Weekly readings, baselines and diary weeks: what counts, and what stays missing."""

from datetime import timedelta

import pytest

from clinical.progress.people import BEGAN, after, before, day, diary, entry, history, pain
from unknot.clinical.progress.diary import diary_weeks, windows
from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.series import series_of
from unknot.clinical.progress.types import History
from unknot.knowledge.loading import knowledge


def series(told: History, instrument: str = "nrs_pain") -> Series:
    return series_of(told, knowledge().outcomes.instruments[instrument], knowledge())


def daily(first: int, values: list[int]) -> list[object]:
    return [entry(BEGAN + timedelta(days=first + n), "nrs_pain", nrs_avg24=value) for n, value in enumerate(values)]


def test_four_daily_answers_make_a_week_and_three_do_not() -> None:
    four = series(history(*daily(1, [4, 6, 4, 6]), weeks=1))  # type: ignore[arg-type]
    three = series(history(*daily(1, [4, 6, 4]), weeks=1))  # type: ignore[arg-type]
    assert [reading.value for reading in four.readings] == [5]
    assert three.readings == ()


def test_too_few_daily_answers_give_way_to_the_seven_day_item() -> None:
    told = series(history(*daily(1, [9, 9, 9]), pain(1, 4), weeks=1))  # type: ignore[arg-type]
    assert [reading.value for reading in told.readings] == [4]


def test_enough_daily_answers_outrank_the_seven_day_item() -> None:
    told = series(history(*daily(1, [6, 6, 6, 6]), pain(1, 2), weeks=1))  # type: ignore[arg-type]
    assert [reading.value for reading in told.readings] == [6]


def test_readings_close_together_count_as_one_of_their_own() -> None:
    close = series(history(pain(-2 / 7, 6), pain(0, 4), weeks=0)).baseline
    apart = series(history(pain(-3 / 7, 6), pain(0, 4), weeks=0)).baseline
    assert close
    assert (close.value, close.n) == (5, 1)
    assert apart
    assert (apart.value, apart.n) == (5, 2)


def test_what_was_told_long_before_care_is_no_baseline() -> None:
    assert series(history(pain(-5, 6), weeks=1)).baseline is None


def test_what_lies_after_the_day_of_judgement_is_not_looked_at() -> None:
    told = history(*before(6, 6), *after([5, 4, 3]), weeks=2)
    assert [reading.value for reading in series(told).readings] == [5, 4]


def test_leaving_out_the_hardest_activity_is_not_an_improvement() -> None:
    start = entry(BEGAN, "pt_psfs", activity_1=1, activity_2=7, activity_3=7)
    dropped = entry(day(4), "pt_psfs", activity_2=7, activity_3=7)
    told = series(history(start, dropped, weeks=4), "pt_psfs")
    assert told.readings == ()
    assert told.set_aside == (
        "pt_psfs on 2026-03-30: activity_1 was answered before and is missing here; ask for it again",
    )


def test_an_activity_that_is_new_is_not_compared() -> None:
    start = entry(BEGAN, "pt_psfs", activity_1=2, activity_2=4)
    later = entry(day(4), "pt_psfs", activity_1=2, activity_2=4, activity_3=10)
    told = series(history(start, later, weeks=4), "pt_psfs")
    assert [reading.value for reading in told.readings] == [3]


def test_silent_days_are_not_days_without_a_cramp() -> None:
    told = history(*diary(day(0) + timedelta(days=1), [1, None, 1, 0, 1, None, 1]), weeks=1)
    (week,) = diary_weeks(told, knowledge())
    assert (week.days, week.cramps) == (5, 4)
    assert week.weekly_count == pytest.approx(5.6)


def test_a_week_with_four_answered_days_does_not_count() -> None:
    told = history(*diary(day(0) + timedelta(days=1), [0, 0, 0, 0, None, None, None]), weeks=1)
    assert diary_weeks(told, knowledge()) == ()


def test_a_day_with_a_cramp_and_a_tap_on_none_has_a_cramp() -> None:
    first = day(0) + timedelta(days=1)
    told = history(*diary(first, [1, 0, 0, 0, 0]), *diary(first, [0]), weeks=1)
    (week,) = diary_weeks(told, knowledge())
    assert (week.days, week.cramps) == (5, 1)


def test_a_week_of_the_diary_tells_strength_length_and_nights() -> None:
    first = day(0) + timedelta(days=1)
    strong = {"when": "night", "severity": 8, "duration_s": "2_to_10_min", "woke": True}
    mild = {"when": "day", "severity": 4, "duration_s": "under_30_s", "woke": False}
    told = history(*diary(first, [1], **strong), *diary(first + timedelta(days=1), [2, 0, 0, 0], **mild), weeks=1)
    (week,) = diary_weeks(told, knowledge())
    assert (week.cramps, week.severity, week.at_night, week.nights_woken) == (3, pytest.approx(16 / 3), 1, 1)
    assert week.longest == "2_to_10_min"


def test_the_windows_are_at_most_four_weeks_on_either_side() -> None:
    told = history(*diary(day(-6) + timedelta(days=1), [1] * 42), *diary(day(0) + timedelta(days=1), [0] * 42), weeks=6)
    base, since = windows(told, knowledge())
    assert (base.cramps, base.weeks, base.answered) == (28, 4, 4)
    assert (since.cramps, since.weeks, since.answered) == (0, 4, 4)
