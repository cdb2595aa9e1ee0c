"""The values of a plan. Pressure is 1 (light) to 5 (very deep), 0 leaves a place alone; times are minutes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from unknot.knowledge.care import Checkpoint, FirstAid, Honest, Remedy, Step, Stretch, StretchDose, Thermal, Tip

Role = Literal["primary", "secondary"]
NoPlan = Literal[
    "",
    "open_questions",
    "medical_care",
    "postponed",
    "consent_needed",
    "blocked_until_cleared",
    "blocked",
    "fresh_injury",
    "nothing_fits",
]
"""Why there is no plan; empty when there is one."""


@dataclass(frozen=True, slots=True)
class Point:
    """Points that one fact of the person gave or took; `label` says the fact in words."""

    fact: str
    label: str
    points: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A technique that may be used, with its score and what it is made of."""

    technique: str
    score: int
    evidence_points: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The outcome of the scoring scheme. ranked: best first. blocked: ruled out by a fact or by the pressure cap.

    opener: the technique that opens the session, or None. home: techniques for the person's own use.
    """

    cap: int
    ranked: tuple[Scored, ...]
    blocked: tuple[str, ...]
    chosen: tuple[Scored, ...]
    opener: str | None
    home: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure we are that a technique helps with one outcome that the person wants, and the same in a sentence."""

    outcome: str
    grade: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ChosenTechnique:
    """A technique of the plan. feels: what to expect; without: parts of it to leave out."""

    id: str
    name: str
    role: Role
    score: int
    start_pressure: int
    description: str
    feels: tuple[str, ...]
    points: tuple[Point, ...]
    evidence: tuple[Evidence, ...]
    without: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A technique that is not used, and why, in words."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the session: what, and for how many minutes; `technique` is None for the closing."""

    part: Literal["opener", "primary", "secondary", "closing"]
    technique: str | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Mind:
    """A small place in a region where the hands take care."""

    name: str
    rule: str
    max_pressure: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkArea:
    """A region to work on, at most this hard; `why` is empty when no limit is tighter than the plan's own."""

    id: str
    name: str
    max_pressure: int
    why: str
    mind: tuple[Mind, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Areas:
    """Where to work, where only lightly (limit below the plan's), and what to leave alone, in words."""

    work: tuple[WorkArea, ...]
    lightly: tuple[WorkArea, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often to start. per_week 0 means as needed; grade: how sure we are of the frequency, not of massage.

    because: what it rests on, in words for the person.
    """

    rung: str
    label: str
    per_week: float
    block: str
    because: str
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeCare:
    """What the person can do: cramp cards, stretches, heat or cold when safe, techniques, what may feed the problem.

    other_care: care beside massage. remedies: what people ask about, whether or not it helps.
    """

    first_aid: tuple[FirstAid, ...]
    stretches: tuple[Stretch, ...]
    stretch_dose: StretchDose | None
    heat: Thermal | None
    cold: Thermal | None
    techniques: tuple[str, ...]
    contributors: tuple[Step, ...]
    other_care: tuple[Step, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is suggested for one person, or why nothing is.

    made: False when the triage leaves no room for massage or nothing fits; `no_plan` and `no_plan_because` then say
    why, and all that belongs to a session is empty. cramp_now: a cramp is there at this moment. now: what to do first.
    max_pressure: cap of the plan, never above the triage's; pressure_because: what sets it.
    session_minutes: suggested length; longest_minutes: the longest that suits; both None without a session.
    overruled: wishes that a limit went against, and why. honest: what massage can and cannot do for this person.
    origins: where the plan's own numbers come from, field to source keys; `expert` is the project's own choice. All
    other numbers carry their sources beside them.
    """

    made: bool
    no_plan: NoPlan
    no_plan_because: str
    max_pressure: int | None
    home: HomeCare
    care_facts: tuple[str, ...]
    edition: str
    cramp_now: bool = False
    now: tuple[str, ...] = ()
    techniques: tuple[ChosenTechnique, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    opener: str | None = None
    pressure_because: tuple[str, ...] = ()
    session_minutes: int | None = None
    longest_minutes: int | None = None
    length_because: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    areas: Areas = Areas((), (), ())
    frequency: Frequency | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    stop_rules: tuple[Honest, ...] = ()
    danger_signs: tuple[str, ...] = ()
    positioning: tuple[str, ...] = ()
    preparation: tuple[Tip, ...] = ()
    aftercare: tuple[Tip, ...] = ()
    overruled: tuple[str, ...] = ()
    honest: tuple[Honest, ...] = ()
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
