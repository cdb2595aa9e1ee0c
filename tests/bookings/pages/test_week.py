"""The week that a person picks from."""

from datetime import UTC, date, datetime, timedelta

import pytest

from unknot.bookings.views.week import first_day, week_of

TODAY = date(2026, 11, 23)
CHICAGO = "America/Chicago"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, TODAY),
        ("2026-11-30", date(2026, 11, 30)),
        ("2020-01-01", TODAY),
        ("9999-12-31", TODAY + timedelta(days=42)),
        ("2026-02-31", TODAY),
        ("tomorrow'; --", TODAY),
    ],
)
def test_the_first_day_stays_within_what_can_be_booked(told: str | None, expected: date) -> None:
    assert first_day(told, today=TODAY, horizon_days=42) == expected


def test_starts_stand_under_the_clinics_day_and_part_of_the_day() -> None:
    starts = [datetime(2026, 11, 24, hour, 0, tzinfo=UTC) for hour in (3, 15, 17, 18, 23)]
    week = week_of(starts, zone=CHICAGO, from_on=TODAY, today=TODAY, horizon_days=42)
    told = {day.on.isoformat(): [(str(part.name), len(part.starts)) for part in day.parts] for day in week.days}
    assert told == {
        "2026-11-23": [("Evening", 1)],
        "2026-11-24": [("Morning", 2), ("Afternoon", 1), ("Evening", 1)],
    }


def test_both_clock_times_of_the_hour_that_happens_twice_are_shown() -> None:
    twice = [datetime(2026, 11, 1, 6, 30, tzinfo=UTC), datetime(2026, 11, 1, 7, 30, tzinfo=UTC)]
    week = week_of(twice, zone=CHICAGO, from_on=date(2026, 11, 1), today=date(2026, 11, 1), horizon_days=42)
    assert week.days[0].parts[0].starts == tuple(twice)


def test_no_way_leads_before_today_or_beyond_the_horizon() -> None:
    first = week_of([], zone=CHICAGO, from_on=TODAY, today=TODAY, horizon_days=10)
    second = week_of([], zone=CHICAGO, from_on=TODAY + timedelta(days=7), today=TODAY, horizon_days=10)
    assert (first.earlier_on, first.later_on) == (None, TODAY + timedelta(days=7))
    assert (second.earlier_on, second.later_on) == (TODAY, None)


def test_a_week_that_starts_midway_leads_back_to_today() -> None:
    week = week_of([], zone=CHICAGO, from_on=TODAY + timedelta(days=3), today=TODAY, horizon_days=42)
    assert week.earlier_on == TODAY
