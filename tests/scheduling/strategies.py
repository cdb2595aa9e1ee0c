"""Made-up agendas around the clock changes of four zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from unknot.scheduling.agenda import Agenda, Taken
from unknot.scheduling.values import BookingRules, Span, Validity, Visit, WeeklyBlock

# The day on which the clock jumps, the day on which an hour comes twice, and an ordinary day.
DAYS = {
    "America/Chicago": (date(2026, 3, 8), date(2026, 11, 1), date(2026, 6, 10)),
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 10)),
    "Australia/Lord_Howe": (date(2026, 10, 4), date(2026, 4, 5), date(2026, 6, 10)),
    "Asia/Kathmandu": (date(2026, 3, 8), date(2026, 11, 1), date(2026, 6, 10)),
}
EVER = date(2030, 1, 1)
MINUTES = st.integers(0, 24 * 60 - 1)


@st.composite
def blocks(draw: st.DrawFn, weekday: int) -> WeeklyBlock:
    opens, closes = sorted(draw(st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] != pair[1])))
    return WeeklyBlock(weekday, time(opens // 60, opens % 60), time(closes // 60, closes % 60))


def spans(middle: datetime) -> st.SearchStrategy[Span]:
    around = st.integers(-30 * 60, 30 * 60)
    length = st.integers(1, 6 * 60)
    return st.builds(
        lambda start, minutes: Span(
            middle + timedelta(minutes=start), middle + timedelta(minutes=start) + timedelta(minutes=minutes)
        ),
        around,
        length,
    )


@st.composite
def days(draw: st.DrawFn) -> tuple[date, str]:
    zone = draw(st.sampled_from(sorted(DAYS)))
    return draw(st.sampled_from(DAYS[zone])), zone


@st.composite
def agendas(draw: st.DrawFn, day: date, zone: str) -> Agenda:
    middle = datetime.combine(day, time(12), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    some = st.lists(spans(middle), max_size=4).map(Taken.of)
    return Agenda(
        rules=BookingRules(zone, draw(st.sampled_from([5, 10, 15, 20, 30, 60])), draw(st.integers(0, 600)), 30),
        hours=tuple(draw(st.lists(blocks(day.weekday()), min_size=1, max_size=3))),
        validity=Validity(draw(st.sampled_from([EVER, day, day - timedelta(days=1)])), EVER),
        leave=draw(some),
        busy=draw(some),
        rooms=tuple(draw(st.lists(some, max_size=2))),
    )


visits = st.builds(Visit, st.integers(10, 120), st.integers(0, 30), st.integers(0, 30))
