"""The cramp and spasm diary: what happened, how often, how strong, how long, at night; silence is never zero."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from unknot.clinical.progress.measures import Week
from unknot.clinical.progress.series import entries_of, started_on, week_of
from unknot.clinical.progress.types import Entry, History
from unknot.knowledge.types import Knowledge

DIARY = "cramp_diary"
LENGTHS = ("under_30_s", "30_s_to_2_min", "2_to_10_min", "over_10_min")
_NONE = "none_today"


@dataclass(frozen=True, slots=True)
class Window:
    """Weeks that were answered well enough: how many, the cramps in them, and their answered days over seven."""

    answered: int
    cramps: int
    weeks: float
    last_on: date | None


def diary_weeks(history: History, knowledge: Knowledge) -> tuple[Week, ...]:
    """All weeks with enough days answered, oldest first. Week 0 and below lie before the first visit.

    Without a visit weeks count back from the day of judgement.
    """
    form = knowledge.outcomes.instruments[DIARY].form
    least = form.daily.least_days if form.daily else 0
    began = started_on(history) or history.on
    by_week: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries_of(history, DIARY):
        by_week[week_of(entry.on, began)].append(entry)
    weeks = (_week(number, entries) for number, entries in sorted(by_week.items()))
    return tuple(week for week in weeks if week.days >= least)


def windows(history: History, knowledge: Knowledge) -> tuple[Window, Window]:
    """The weeks before care and the latest weeks of it: at most four of each by the calendar, and the running one."""
    began = started_on(history) or history.on
    completed = (history.on - began).days // 7
    most = knowledge.response.numbers.baseline_window_weeks
    weeks = diary_weeks(history, knowledge)
    before = [week for week in weeks if -most < week.week <= 0]
    since = [week for week in weeks if week.week > max(0, completed - most)]
    last = max((entry.on for entry in entries_of(history, DIARY)), default=None)
    return _window(before, None), _window(since, last)


def is_cramp(entry: Entry) -> bool:
    """Whether a line of the diary tells of a cramp; a line that says both tells of one."""
    return set(entry.answers) != {_NONE}


def woken_nights(history: History, days: int) -> int:
    """Nights with a cramp that woke, among the last `days` days."""
    first = history.on - timedelta(days=days - 1)
    entries = entries_of(history, DIARY)
    return len({entry.on for entry in entries if entry.on >= first and entry.answers.get("woke") == "yes"})


def _week(number: int, entries: Iterable[Entry]) -> Week:
    entries = list(entries)
    cramps = [entry for entry in entries if is_cramp(entry)]
    strong = [value for entry in cramps if isinstance(value := entry.answers.get("severity"), float)]
    lengths = [word for entry in cramps if (word := entry.answers.get("duration_s")) in LENGTHS]
    return Week(
        week=number,
        last_on=max(entry.on for entry in entries),
        days=len({entry.on for entry in entries}),
        cramps=len(cramps),
        severity=fmean(strong) if strong else None,
        nights_woken=len({entry.on for entry in cramps if entry.answers.get("woke") == "yes"}),
        at_night=sum(entry.answers.get("when") == "night" for entry in cramps),
        longest=max(map(str, lengths), key=LENGTHS.index, default=None),
    )


def _window(weeks: list[Week], last_on: date | None) -> Window:
    return Window(len(weeks), sum(week.cramps for week in weeks), sum(week.days for week in weeks) / 7, last_on)
