"""What stands beside the decision: each score's change and trend, what is missing, what must be said, and sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from unknot.clinical.progress.chances import count_state
from unknot.clinical.progress.change import change_of, count_change
from unknot.clinical.progress.dangers import is_fresh
from unknot.clinical.progress.diary import DIARY, windows
from unknot.clinical.progress.flares import early_look
from unknot.clinical.progress.forms import alerts_of
from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.series import entries_of, started_on
from unknot.clinical.progress.state import State
from unknot.clinical.progress.trend import trend_of
from unknot.clinical.progress.types import Change, Course, Decision, History, Trend
from unknot.knowledge.types import Knowledge

_RATINGS = ("pgic", "groc11", "session_satisfaction", "after_effects")
"""Asked about a change or a visit; comparing two of them says nothing."""
_EARLY = "After your second visit the pain was clearly lower. That is a good sign, but it decides nothing."


@dataclass(frozen=True, slots=True)
class Alert:
    """An answer that a person at the clinic looks at."""

    instrument: str
    on: date
    answer: str
    word: str

    @property
    def text(self) -> str:
        """One line for the clinic."""
        return f"{self.instrument} on {self.on}: {self.answer} is {self.word}"


def changes(history: History, series: Mapping[str, Series], knowledge: Knowledge) -> Iterator[Change]:
    """The change of every score since before care, the diary's first."""
    diary = knowledge.outcomes.instruments[DIARY]
    began, state = started_on(history), count_state(history, knowledge)
    last_on = windows(history, knowledge)[1].last_on
    if began and state and last_on:
        yield count_change(diary, (began, last_on), state, knowledge)
    for name, one in series.items():
        if one.baseline and one.readings and name not in _RATINGS:
            before, last = one.baseline, one.readings[-1]
            instrument = knowledge.outcomes.instruments[name]
            yield change_of(instrument, (before.last_on, before.value), (last.on, last.value), knowledge)


def trends(series: Mapping[str, Series], knowledge: Knowledge) -> Iterator[Trend]:
    """The trend of every score with enough readings."""
    for name, one in series.items():
        trend = trend_of(one, knowledge.outcomes.instruments[name], knowledge)
        if trend and name not in _RATINGS:
            yield trend


def honest(
    history: History,
    course: Course,
    decision: Decision,
    pain: Series,
    found: tuple[Change, ...],
    knowledge: Knowledge,
) -> Iterator[str]:
    """What has to be said beside good news: that time alone may explain it, and that no dose is known for spasm."""
    better = decision.action == "step_down" or any(change.verdict == "improved" for change in found)
    early = course.goal == "pain" and early_look(history, pain.baseline.value if pain.baseline else None, knowledge)
    if early:
        yield _EARLY
    if better or early:
        yield knowledge.response.attribution
    if course.goal == "cramps" and (better or decision.rule.startswith("checkpoint")):
        yield knowledge.response.counts.why_half
    if decision.goes_on:
        yield knowledge.care.headline


def missing(history: History, state: State, main: Series, knowledge: Knowledge) -> Iterator[str]:
    """What the judgement lacks, in words that ask for it."""
    instrument = knowledge.outcomes.instruments[main.instrument]
    before, since = windows(history, knowledge)
    diary, least = main.instrument == DIARY, knowledge.response.counts.min_window_weeks
    stale = state.chances is not None and state.chances.stale_weeks >= state.numbers.no_data_weeks
    if before.answered < least if diary else main.baseline is None:
        yield f"{instrument.name}: how it was before the first visit."
    if stale or (since.answered < least if diary else not main.readings):
        yield f"{instrument.name}: how it is now."
    if main.baseline is not None and main.baseline.n < 2:
        yield f"{instrument.name}: there is only one reading from before the first visit, so we are less sure."
    if state.checkpoint.due and state.pgic is None:
        yield "Overall change: compared with the start, is the problem better, the same or worse?"


def alerts(history: History, knowledge: Knowledge) -> tuple[Alert, ...]:
    """All answers that a person looks at and that no screening came after, oldest first."""
    return tuple(
        Alert(name, entry.on, answer, word)
        for name, instrument in knowledge.outcomes.instruments.items()
        for entry in entries_of(history, name)
        if is_fresh(entry.on, history)
        for answer, word in alerts_of(entry, instrument.form)
    )


def sources(state: State, found: tuple[Change, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of all that the judgement rests on."""
    model = knowledge.response
    named = [source for sign in state.dangers for source in sign.sources]
    named += [source for change in found for source in change.sources]
    named += model.counts.sources if state.course.goal == "cramps" else model.continuous.sources
    return tuple(dict.fromkeys((*named, *model.numbers.sources)))
