"""The values of the knowledge about response: the model, its figures, the rules of decision and of referral.

Chances are 0 to 1. Improvement is counted in important changes (MCID units), above zero for better.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from unknot.knowledge.outcomes import Goal

Urgency = Literal["emergency now", "same day to 48 hours", "within 2 weeks", "routine"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale in the model: important change and standard error of measurement, in points.

    direction: +1 when a lower score is better, -1 when a higher one is.
    """

    mcid: float
    sem: float
    direction: Literal[1, -1] = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContinuousVector:
    """A worked example of the model for scores: readings as (weeks since the last, score), and what comes out."""

    id: str
    baseline: float
    n_baseline: int
    observations: tuple[Mapping[str, float], ...]
    expected_last: Mapping[str, float]
    note: str


@dataclass(frozen=True, slots=True)
class CountVector:
    """A worked example of the model for counts; weeks are the weeks counted."""

    id: str
    baseline_cramps: int
    baseline_weeks: float
    followup_cramps: int
    followup_weeks: float
    expected: Mapping[str, float]
    note: str


@dataclass(frozen=True, slots=True)
class ContinuousModel:
    """m0, p0: mean and variance before any reading. q: spread a week. clip: most improvement one reading can show."""

    applies_to: str
    formulas: tuple[str, ...]
    m0: float
    p0: float
    q: float
    clip: float
    scales: Mapping[str, Scale]
    vectors: tuple[ContinuousVector, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountModel:
    """a0, b0_weeks: what is assumed before any count. phi: how much more than by chance counts scatter."""

    applies_to: str
    formulas: tuple[str, ...]
    a0: float
    b0_weeks: float
    phi: float
    min_window_weeks: float
    why_half: str
    vectors: tuple[CountVector, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LowBaseline:
    """For pain that starts at `at_most` or less: the important change is `fraction` of it, never below the least."""

    at_most: float
    fraction: float
    least_mcid: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures of the decision rules; see `decision_numbers` in dose.yaml. All are assumptions."""

    note: str
    responder_p_resp: float
    probable_p_resp: float
    no_benefit_p_none: float
    worse_p_worse: float
    responder_pgic: int
    much_worse_pgic: int
    checkpoint_visits: tuple[int, ...]
    checkpoint_weeks: tuple[int, ...]
    block_visits: int
    weeks_in_a_row: int
    no_data_weeks: int
    baseline_window_weeks: int
    baseline_gap_days: int
    low_baseline: LowBaseline
    flare_points: float
    flare_hours: tuple[int, int]
    flares_to_ease: int
    flares_to_stop: int
    relapse_months: int
    severe_pain: float
    severe_pain_weeks: int
    most_nights: int
    early_look_visit: int
    early_look_points: float
    twice_weekly_weeks: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """One row of the table of decisions, in words; the first that holds decides."""

    order: int
    name: str
    if_: str
    then: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that a doctor has to see."""

    id: str
    text: str
    urgency: Urgency
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Primary:
    """What is measured first for a goal; the first instrument drives the model, the others stand beside it."""

    goal: Goal
    presentation: str
    primary: str
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimulatedRow:
    """How often each end was reached by simulated people with one true improvement."""

    true_improvement_mcid: float
    taper_week_4: float
    taper_week_8: float
    probable: float
    unclear: float
    stop_no_benefit: float
    stop_worse: float


@dataclass(frozen=True, slots=True)
class Simulated:
    """The simulation that the figures were tuned by."""

    setup: str
    rows: tuple[SimulatedRow, ...]
    reading: str


@dataclass(frozen=True, slots=True)
class Response:
    """All that progress is judged by. attribution: what is said beside every improvement."""

    purpose: str
    continuous: ContinuousModel
    counts: CountModel
    combining: str
    numbers: Numbers
    rules: tuple[DecisionRule, ...]
    simulated: Simulated
    provenance: str
    primary: Mapping[Goal, Primary]
    attribution: str
    triggers: Mapping[str, Trigger]
