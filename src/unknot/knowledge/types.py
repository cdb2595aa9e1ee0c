"""The values of the knowledge about safety: facts, questions, rules, advice, and the words they use.

Every value is frozen. Texts are plain US English for the person unless a field says otherwise. Values about care
(techniques, dose, self-care, claims) are in `unknot.knowledge.care`, about measuring in `unknot.knowledge.outcomes` and
about response to care in `unknot.knowledge.response`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from unknot.knowledge.care import Care
from unknot.knowledge.outcomes import Outcomes
from unknot.knowledge.response import Response

FactValue = bool | int | str | tuple[str, ...]
Level = Literal["CLEAR", "CAUTION", "CLEARANCE", "SEE_DOCTOR", "URGENT", "EMERGENCY"]
Session = Literal["allowed", "modified", "postponed", "consent_needed", "blocked_until_cleared", "blocked"]


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers from `min` to `max`, both included."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be true, chosen or counted about a person; set by exactly one question.

    allowed: the words of a choice or of the body map, `Range` for a number, empty for yes or no.
    if_unsure: the value that "not sure" stands for; None when the question has to be asked again.
    """

    id: str
    type: Literal["bool", "int", "enum", "set"]
    question: str
    plain_question: str
    allowed: tuple[str, ...] | Range
    if_unsure: FactValue | None
    used_by_rules: int


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question. `id` is stable; `sets` is empty for `none` and `not_sure`."""

    id: str
    label: str
    sets: Mapping[str, bool | str]


@dataclass(frozen=True, slots=True)
class AskAs:
    """Other words for the same question. text: None keeps it; labels: option id to its words, where they differ."""

    text: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a person reads it.

    when: condition under which it is asked; None means that everybody is asked.
    range: lowest and highest whole number, for numbers only.
    facts: ids of the facts that its answer sets.
    ask_as: who answers (a value of `respondent`) to the words that fit them.
    """

    id: str
    stage: int
    type: Literal["single_choice", "multi_select", "number", "body_map", "yes_no_unsure"]
    text: str
    options: tuple[Option, ...]
    range: Range | None
    facts: tuple[str, ...]
    when: str | None
    why_asked: str | None
    private: bool
    ask_as: Mapping[str, AskAs]


@dataclass(frozen=True, slots=True)
class ScreenPlan:
    """Questions that share a screen, in the order in which they are asked."""

    screen: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Validity:
    """How long the answers to these questions count, in days; up to `confirm_days` one tap may renew them."""

    group: str
    days: int
    confirm_days: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from; `verification` says whether the item was looked up or is from memory."""

    ref: str
    cite: str
    verification: str


@dataclass(frozen=True, slots=True)
class AreaPressure:
    """Highest pressure, 0 (still hold) to 5 (deep), on one area."""

    area: str
    max: int


@dataclass(frozen=True, slots=True)
class Modifications:
    """Limits of one rule; `max_pressure` None means no cap from this rule."""

    avoid_areas: tuple[str, ...]
    max_pressure: int | None
    area_pressure: tuple[AreaPressure, ...]
    exclude_techniques: tuple[str, ...]
    positioning: tuple[str, ...]
    other: tuple[str, ...]


NO_LIMITS = Modifications((), None, (), (), (), ())


@dataclass(frozen=True, slots=True)
class Rule:
    """A red flag or a contraindication.

    `suspected_conditions` and `reviewer_note` are for clinicians and reviewers, never for the public.
    """

    id: str
    name: str
    condition: str
    disposition: Level
    why: str
    evidence: str
    sources: tuple[Source, ...]
    what_to_tell_user: str = ""
    urgency: str | None = None
    session: Session = "blocked"
    modifications: Modifications = NO_LIMITS
    group: str = ""
    kind: str = ""
    how_to_lift: str = ""
    suspected_conditions: tuple[str, ...] = ()
    reviewer_note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """When to look again: after so many visits or weeks, whichever comes first; None means no fixed date."""

    visits: int | None
    weeks: int | None


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to say beside a result; it never changes the result. `reviewer_note` is never for the public."""

    id: str
    name: str
    condition: str
    timing: Literal["alongside", "watch", "review"]
    review: Review
    why: str
    what_to_tell_user: str
    see_doctor_if: tuple[str, ...]
    evidence: str
    sources: tuple[Source, ...]
    reviewer_note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the body that a rule can limit; `covers` names the body-map regions it takes in whole."""

    id: str
    label: str
    kind: Literal["fixed", "marked"]
    covers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExclusionWord:
    """A word that a rule can exclude; excluding a parent excludes its children."""

    id: str
    label: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class CrosswalkEntry:
    """What an exclusion word means for techniques: dropped whole, or kept without that element."""

    exclude: tuple[str, ...]
    limit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """country: two capital letters (ISO 3166-1, or EU). name: as it stands after "in". sources: what says so."""

    country: str
    name: str
    number: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Everything that is known, in one edition. Compared by identity; build it with `unknot.knowledge.loading`."""

    edition: str
    facts: Mapping[str, Fact]
    derived: Mapping[str, str]
    questions: Mapping[str, Question]
    screens: tuple[ScreenPlan, ...]
    validity: Mapping[str, Validity]
    may_lower: frozenset[str]
    rules: tuple[Rule, ...]
    advice: tuple[Advice, ...]
    areas: Mapping[str, Area]
    exclusion_words: Mapping[str, ExclusionWord]
    positions: Mapping[str, str]
    technique_crosswalk: Mapping[str, CrosswalkEntry]
    care: Care
    outcomes: Outcomes
    response: Response
