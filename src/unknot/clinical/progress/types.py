"""The values of progress. All frozen. Dates are days in the person's own calendar; weeks count from the first visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from unknot.clinical.progress.measures import Series, Week
from unknot.knowledge.outcomes import Goal
from unknot.knowledge.response import Urgency

Value = float | str | tuple[str, ...]
Verdict = Literal["improved", "unchanged", "worse", "cannot_tell"]
Action = Literal["refer", "stop", "ease", "hold", "change_one_thing", "continue", "step_down", "step_up"]
Often = Literal["twice_weekly", "weekly", "every_two_weeks", "occasional", "as_needed", "stop", "refer"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled-in form, or one line of the diary. answers: checked values by answer id; see `forms.make_entry`."""

    on: date
    instrument: str
    answers: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger sign, told or seen in the scores. text: plain words. id: of a trigger, a rule, or `after_effects`."""

    id: str
    on: date
    text: str
    urgency: Urgency
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """An earlier decision that was acted on: rule of the table, rung after it, chance of response at the time."""

    on: date
    rule: str
    rung: str
    p_resp: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What the care is for, and how often the person comes. Rungs are F1 (twice weekly) to F5 (as needed)."""

    goal: Goal
    start_rung: str
    rung: str


@dataclass(frozen=True, slots=True)
class History:
    """All that is known up to `on`. Order never matters; what lies after `on` is not looked at.

    visits: days of visits that took place. cleared_on: the last day on which a new screening allowed massage; danger
    signs before that day no longer count.
    """

    id: str
    on: date
    visits: tuple[date, ...]
    entries: tuple[Entry, ...]
    dangers: tuple[Danger, ...] = ()
    checks: tuple[Check, ...] = ()
    cleared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A score at two moments, judged against the published threshold.

    better: points of improvement, below zero for worse. threshold: smallest change that matters; error: half the width
    of the 95 % band of the difference; band: from least to most improvement. Each is None when it is not known.
    """

    instrument: str
    name: str
    first_on: date
    last_on: date
    before: float
    after: float
    better: float
    threshold: float | None
    error: float | None
    band: tuple[float, float] | None
    verdict: Verdict
    sentence: str
    basis: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """How fast a score moves, in points of improvement a week, with its 95 % band when the error is known."""

    instrument: str
    readings: int
    better_per_week: float
    band: tuple[float, float] | None
    verdict: Verdict
    sentence: str
    method: str


@dataclass(frozen=True, slots=True)
class Chances:
    """Chance of an important improvement, of none that matters, and of getting worse; each 0 to 1.

    readings: weeks with a reading. last_on: day of the last one. stale_weeks: whole weeks since then.
    detail: the figures behind it, for a clinician.
    """

    instrument: str
    p_resp: float
    p_none: float
    p_worse: float
    readings: int
    last_on: date
    stale_weeks: int
    detail: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do next. rung: how often from now on, None when visits stop; more_visits: at most so many before the
    next look. urgency: how soon a doctor has to see the person, None when no doctor is needed.
    """

    rule: str
    order: int | None
    action: Action
    often: Often
    rung: str | None
    more_visits: int | None
    urgency: Urgency | None
    then: str

    @property
    def goes_on(self) -> bool:
        """Whether visits go on; they do not when they stop, and not while they pause."""
        return self.often not in ("stop", "refer")


@dataclass(frozen=True, slots=True)
class Progress:
    """The judgement. summary, reasons, to_do, honest: plain words for the person. would_change: what would lead to
    another decision. series, diary: the readings and weeks behind it, for a chart. missing: what was not told and is
    needed. set_aside: entries that gave no score, and why. alerts: answers that a person at the clinic looks at.
    sources: ids in the knowledge's references.
    """

    id: str
    on: date
    decision: Decision
    checkpoint: int
    checkpoint_due: bool
    summary: str
    reasons: tuple[str, ...]
    to_do: tuple[str, ...]
    uncertainty: str
    would_change: tuple[str, ...]
    honest: tuple[str, ...]
    dangers: tuple[Danger, ...]
    chances: Chances | None
    changes: tuple[Change, ...]
    trends: tuple[Trend, ...]
    series: tuple[Series, ...]
    diary: tuple[Week, ...]
    look_again_after_visits: int | None
    look_again_on: date | None
    missing: tuple[str, ...]
    set_aside: tuple[str, ...]
    alerts: tuple[str, ...]
    sources: tuple[str, ...]
    edition: str
