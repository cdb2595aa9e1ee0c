"""What is offered is bookable, what is bookable is offered, and nothing offered is taken: in four zones, all year."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.strategies import DAYS, EVER, agendas, days, visits
from unknot.scheduling.agenda import Agenda, Taken
from unknot.scheduling.free import WhyNot, fits, free_starts, why_not
from unknot.scheduling.values import BookingRules, Span, Validity, Visit, WeeklyBlock
from unknot.scheduling.walltime import grid_starts, instant_of, open_spans

SOME = settings(max_examples=60, deadline=None)


@st.composite
def questions(draw: st.DrawFn) -> tuple[date, Agenda, Visit, datetime]:
    day, zone = draw(days())
    noon = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    now = noon - timedelta(minutes=draw(st.integers(-600, 30 * 60)))
    return day, draw(agendas(day, zone)), draw(visits), now


@SOME
@given(questions())
def test_every_offered_start_fits_and_every_fitting_start_of_the_day_is_offered(
    question: tuple[date, Agenda, Visit, datetime],
) -> None:
    day, agenda, visit, now = question
    offered = list(free_starts(visit, agenda, now, day, 1))
    midnight = datetime.combine(day, time(), tzinfo=ZoneInfo(agenda.rules.zone)).astimezone(UTC)
    minutes = (midnight + timedelta(minutes=minute) for minute in range(26 * 60))
    local = (minute for minute in minutes if minute.astimezone(ZoneInfo(agenda.rules.zone)).date() == day)
    assert offered == [start for start in local if fits(start, visit, agenda, now)]


@SOME
@given(questions())
def test_nothing_offered_meets_a_booking_leave_or_the_end_of_the_hours(
    question: tuple[date, Agenda, Visit, datetime],
) -> None:
    day, agenda, visit, now = question
    zone = ZoneInfo(agenda.rules.zone)
    for start in free_starts(visit, agenda, now, day, 1):
        occupied = visit.occupied(start)
        assert not agenda.busy.overlaps(occupied)
        assert not agenda.leave.overlaps(occupied)
        assert any(not room.overlaps(occupied) for room in agenda.rooms)
        assert any(span.contains(occupied) for span in open_spans(day, agenda.hours, agenda.rules.zone))
        assert start >= now + timedelta(minutes=agenda.rules.notice_min)
        wall = start.astimezone(zone)
        assert (wall.hour * 60 + wall.minute) % agenda.rules.grid_min == 0


@SOME
@given(questions(), st.integers(0, 50))
def test_a_booked_start_is_taken_and_its_neighbors_keep_away(
    question: tuple[date, Agenda, Visit, datetime], pick: int
) -> None:
    day, agenda, visit, now = question
    offered = list(free_starts(visit, agenda, now, day, 1))
    if not offered:
        return
    taken = visit.occupied(offered[pick % len(offered)])
    booked = replace(agenda, busy=Taken.of([taken, *spans_of(agenda.busy)]))
    left = list(free_starts(visit, booked, now, day, 1))
    assert set(left) <= set(offered)
    assert all(not visit.occupied(start).overlaps(taken) for start in left)


def spans_of(taken: Taken) -> list[Span]:
    return [Span(start, end) for start, end in zip(taken.starts, taken.ends, strict=True)]


@pytest.mark.parametrize("zone", sorted(DAYS))
def test_a_day_holds_as_many_starts_as_its_clock_shows(zone: str) -> None:
    jump, twice, ordinary = (len(grid_starts(day, zone, 15)) for day in DAYS[zone])
    changed = {"America/Chicago": 4, "Europe/Berlin": 4, "Australia/Lord_Howe": 2, "Asia/Kathmandu": 0}[zone]
    assert (jump, ordinary, twice) == (96 - changed, 96, 96 + changed)


@pytest.mark.parametrize("zone", sorted(DAYS))
def test_wall_times_never_run_backwards(zone: str) -> None:
    for day in DAYS[zone]:
        instants = [instant_of(day, time(minute // 60, minute % 60), zone) for minute in range(24 * 60)]
        assert all(earlier <= later for earlier, later in pairwise(instants))


def test_lord_howe_jumps_by_half_an_hour() -> None:
    day = date(2026, 10, 4)
    assert instant_of(day, time(2, 15), "Australia/Lord_Howe") == instant_of(day, time(2, 30), "Australia/Lord_Howe")
    hours = (WeeklyBlock(6, time(1, 30), time(3)),)
    assert [span.end - span.start for span in open_spans(day, hours, "Australia/Lord_Howe")] == [timedelta(hours=1)]


def test_the_first_reason_is_told() -> None:
    agenda = Agenda(BookingRules("Asia/Kathmandu"), (WeeklyBlock(2, time(9), time(17)),), Validity(EVER, EVER))
    nine = datetime(2026, 6, 10, 3, 15, tzinfo=UTC)  # 09:00 in Kathmandu
    now, visit, hour = nine - timedelta(days=1), Visit(60, 0, 15), timedelta(hours=1)
    taken = Taken.of([Span(nine, nine + hour)])
    asked = {
        None: (nine, agenda),
        WhyNot.TOO_SOON: (now, agenda),
        WhyNot.TOO_FAR: (nine + timedelta(days=49), agenda),
        WhyNot.OFF_GRID: (nine + timedelta(minutes=1), agenda),
        WhyNot.PAPERS: (nine, replace(agenda, validity=Validity(EVER, None))),
        WhyNot.CLOSED: (nine + 7 * hour, agenda),
        WhyNot.LEAVE: (nine, replace(agenda, leave=taken)),
        WhyNot.BUSY: (nine, replace(agenda, busy=taken)),
        WhyNot.NO_ROOM: (nine, replace(agenda, rooms=(taken, taken))),
    }
    assert {reason: why_not(start, visit, one, now) for reason, (start, one) in asked.items()} == {
        reason: reason for reason in asked
    }


def test_a_clinic_without_rooms_offers_nothing() -> None:
    agenda = Agenda(BookingRules("UTC"), (WeeklyBlock(2, time(9), time(17)),), Validity(EVER, EVER), rooms=())
    assert not list(free_starts(Visit(60), agenda, datetime(2026, 6, 9, tzinfo=UTC), date(2026, 6, 9), 7))


@pytest.mark.parametrize(("start", "end"), [(10, 10), (11, 10)])
def test_a_span_ends_after_it_starts(start: int, end: int) -> None:
    day = datetime(2026, 6, 10, tzinfo=UTC)
    with pytest.raises(ValueError, match="ends after"):
        Span(day.replace(hour=start), day.replace(hour=end))
    with pytest.raises(ValueError, match="time zone"):
        Span(day.replace(tzinfo=None), day)
