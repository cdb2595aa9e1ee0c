"""The values of the knowledge about care: techniques, body regions, dose, self-care and claims. All frozen.

Pressure is on the five-level scale, 1 (light) to 5 (very deep); times are minutes unless a name says otherwise.
Grades are high, moderate, low, very low, none or contradicted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

GRADES = {
    "high": "strong",
    "moderate": "fair",
    "low": "weak",
    "very low": "very weak",
    "none": "not studied",
    "contradicted": "speaks against it",
}
"""Grades of evidence in words for people, the best first."""
Part = Literal["", "stretches", "heat"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of the literature; `status` says whether it was looked up or is from memory."""

    id: str
    citation: str
    status: str


@dataclass(frozen=True, slots=True)
class PressureRange:
    """Lowest, usual and highest pressure of a technique, 1 to 5."""

    min: int
    typical: int
    max: int


@dataclass(frozen=True, slots=True)
class Technique:
    """A way of working; `evidence_grades` maps an outcome to how sure we are."""

    id: str
    name: str
    family: str
    delivery: str
    selectable_in_session: bool
    description: str
    goal: str
    not_suited_to: tuple[str, ...]
    pressure_walton: PressureRange
    typical_session_minutes: tuple[int, ...]
    expected_sensations: tuple[str, ...]
    ask_for_feedback: tuple[str, ...]
    evidence_grades: Mapping[str, str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """How well a technique fits: points per care fact, facts that rule it out, facts that it needs."""

    technique: str
    evidence_grade_used: str
    evidence_points: int
    points: Mapping[str, int]
    blocked_by: tuple[str, ...]
    requires: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeSplit:
    """Shares of a session; they add up to 1."""

    opener: float
    primary: float
    secondary_total: float
    closing: float


@dataclass(frozen=True, slots=True)
class Scoring:
    """The published scheme by which techniques are ranked and combined.

    history_adjustment: points for what the person's own log says of a technique.
    """

    min_score: int
    second_fraction: float
    max_techniques: int
    hard_max: int
    default_cap: int
    walton_caps: Mapping[str, int]
    never_together: tuple[tuple[str, str], ...]
    history_adjustment: Mapping[str, int]
    time_split: TimeSplit
    weights_table: tuple[Weights, ...]


@dataclass(frozen=True, slots=True)
class BodyRegion:
    """A region of the detailed body map."""

    id: str
    common_name: str
    muscles: tuple[str, ...]
    endangerment: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle with the regions it lies in and the stretches that reach it."""

    id: str
    common_name: str
    regions: tuple[str, ...]
    stretches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DelicateSite:
    """A place where nerves or vessels lie shallow; `max_walton` 0 means leave it alone.

    fills_region: the limit holds for the whole of its regions, not for a small part of them.
    """

    id: str
    name: str
    regions: tuple[str, ...]
    rule: str
    max_walton: int
    sources: tuple[str, ...]
    fills_region: bool = False


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The words of the questions and rules as detailed regions. parts_only: areas smaller than any region."""

    parts_only: tuple[str, ...]
    areas: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the frequency ladder; per_week 0 means as needed."""

    rung: str
    label: str
    per_week: float
    use: str


@dataclass(frozen=True, slots=True)
class StartRow:
    """How often to start. minutes: shortest and longest visit. grade: how sure we are of the frequency alone.

    because: what the row rests on, in words for the person.
    """

    when: str
    because: str
    condition: str | None
    rung: str | None
    minutes: tuple[int, int] | None
    block: str
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A moment to look again; `tell` says it to the person."""

    id: str
    when: str
    tell: str
    sources: tuple[str, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SessionLength:
    """Minutes of a session where nothing speaks for a shorter one; `rule` is for reviewers."""

    default: int
    rule: str
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseLimits:
    """How long a course may go on, in visits, weeks and days between visits."""

    max_sessions_without_response: int
    absolute_max_before_review: int
    max_weeks_before_review: int
    min_days_between_sessions: int
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstAid:
    """What to do for a cramp that is there right now; `body_map` and `muscles` name what it is for."""

    id: str
    area: str
    body_map: tuple[str, ...]
    muscles: tuple[str, ...]
    usual_feel: str
    do_now: tuple[str, ...]
    helper: str | None
    afterwards: tuple[str, ...]
    get_help_if: str
    daily_stretches: tuple[str, ...]
    evidence_grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch with its dose: seconds to hold, times to repeat, how often."""

    id: str
    name: str
    targets: tuple[str, ...]
    position: str
    how: str
    hold_seconds: int
    repetitions: int
    frequency: str
    evidence_grade: str
    caution: str | None
    sources: tuple[str, ...]
    not_when: str = "False"


@dataclass(frozen=True, slots=True)
class StretchDose:
    """How much to stretch, in words: in general, the most that is of use, and for cramps at night."""

    general: str
    ceiling: str
    grade: str
    sources: tuple[str, ...]
    night_cramps: str
    night_cramps_grade: str
    night_cramps_sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThermalLimits:
    """Minutes for one use: usual range and most; minutes to wait before the next; rules for the skin.

    For heat also: times a day, highest temperature on the skin and of a bath, in degrees Celsius, and the hours that
    a wrap of low heat may be worn.
    """

    minutes: tuple[int, int]
    max: int
    repeat_after_minutes: int
    rules: tuple[str, ...]
    max_times_per_day: int | None = None
    do_not_exceed_c: int | None = None
    bath_c_max: int | None = None
    low_level_wrap_hours_max: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one outcome, and how sure we are."""

    outcome: str
    grade: str
    text: str


@dataclass(frozen=True, slots=True)
class Thermal:
    """Heat or cold. not_when: a condition over facts; must_not: the same, and more, in words for the person."""

    use_for: tuple[str, ...]
    evidence: tuple[Finding, ...]
    limits: ThermalLimits
    not_when: str
    must_not: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """One line of a checklist, why, and how sure we are. needs: the part of a plan without which it is left out."""

    text: str
    why: str
    grade: str
    sources: tuple[str, ...]
    needs: Part = ""


@dataclass(frozen=True, slots=True)
class Honest:
    """What may be said, how sure we are, and where it comes from. claim: its id in claims.yaml, when it is one."""

    text: str
    grade: str
    sources: tuple[str, ...]
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the person can do beside massage, or about what feeds the problem.

    when: a condition over facts. needs: the part of a plan without which it is left out.
    """

    id: str
    name: str
    when: str
    do: str
    honest: Honest
    needs: Part = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something that people ask about; `direction` says in a few words which way the evidence points."""

    id: str
    name: str
    plain_text: str
    grade: str
    direction: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about massage: what may be said, and how sure we are. `do_not_claim` is never shown as a benefit."""

    id: str
    section: str
    claim: str
    evidence_grade: str
    verdict: str
    display_policy: str
    what_research_says: str
    product_phrasing: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Care:
    """Everything a plan is made from. features: care facts of the scoring scheme to their condition over facts.

    feature_labels names them for a reviewer, feature_words some of them for the person.
    """

    key_message: str
    headline: str
    references: Mapping[str, Reference]
    techniques: Mapping[str, Technique]
    scoring: Scoring
    features: Mapping[str, str]
    feature_labels: Mapping[str, str]
    feature_words: Mapping[str, str]
    regions: Mapping[str, BodyRegion]
    muscles: Mapping[str, Muscle]
    delicate_sites: Mapping[str, DelicateSite]
    area_map: AreaMap
    ladder: Mapping[str, Rung]
    start_rows: tuple[StartRow, ...]
    session_length: SessionLength
    checkpoints: tuple[Checkpoint, ...]
    course_limits: CourseLimits
    first_aid_steps: tuple[str, ...]
    danger_signs: tuple[str, ...]
    first_aid: tuple[FirstAid, ...]
    stretches: Mapping[str, Stretch]
    stretch_dose: StretchDose
    heat: Thermal
    cold: Thermal
    preparation: tuple[Tip, ...]
    aftercare: tuple[Tip, ...]
    contributors: tuple[Step, ...]
    other_care: tuple[Step, ...]
    remedies: tuple[Remedy, ...]
    claims: Mapping[str, Claim]
