"""The values of the knowledge about measuring: instruments, how each is scored, and how much change counts.

Every value is frozen. Texts of items are for the person; all else is for clinicians and programs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Goal = Literal["pain", "cramps", "neuro_spasm", "stress"]
Rule = Literal["separate", "mean", "sum", "percent", "count", "diary"]
Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Item:
    """A question of an instrument, and the time it asks about."""

    id: str
    text: str
    recall: str


@dataclass(frozen=True, slots=True)
class AnswerSpec:
    """What one answer may be: a number within `range` (both ends included), one of `words`, or free `text`.

    decimals: the number need not be whole. several: one word or a list of them.
    asked_when_above_zero: the answer that has to be above 0 for this one to be asked; empty when it always is.
    times: how often it repeats in the file; always 1 once read.
    """

    range: tuple[float, float] | None = None
    words: tuple[str, ...] = ()
    text: bool = False
    decimals: bool = False
    several: bool = False
    asked_when_above_zero: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Daily:
    """A daily answer, and the days of a week that must have one before the week counts."""

    answer: str
    least_days: int


@dataclass(frozen=True, slots=True)
class Form:
    """How answers become scores. main: the score that the thresholds of change are about; empty for none.

    least: answers needed. reversed: answers that count from the other end. alerts: words that a person looks at.
    """

    rule: Rule
    answers: Mapping[str, AnswerSpec]
    main: str
    least: int
    reversed: tuple[str, ...] = ()
    alerts: Mapping[str, tuple[str, ...]] | None = None
    daily: Daily | None = None


@dataclass(frozen=True, slots=True)
class Important:
    """Smallest change that matters to people (MCID), in points of the scale; `percent` of the start beside it."""

    default: float | None
    detail: tuple[str, ...]
    sources: tuple[str, ...]
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Detectable:
    """Smallest change beyond measurement error, 95 % (MDC), in points; `range` is what studies found."""

    default: float | None
    detail: str
    sources: tuple[str, ...]
    range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """Who may use the instrument."""

    status: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Loinc:
    """The code in LOINC, when one was seen in a public list."""

    code: str | None
    verified: bool
    display: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """One way to measure. range: score to its lowest and highest value; None is open. schedule: when it is asked."""

    id: str
    name: str
    kind: str
    purpose: str
    items: tuple[Item, ...]
    scoring: str
    form: Form
    range: Mapping[str, Bounds]
    direction: Literal["lower is better", "higher is better", "none is better"]
    recall: str
    mcid: Important
    mdc: Detectable
    licence: Licence
    loinc: Loinc
    schedule: tuple[str, ...]
    abbreviation_warning: str = ""

    @property
    def sign(self) -> int:
        """+1 when a lower score is better, -1 when a higher one is."""
        return -1 if self.direction == "higher is better" else 1


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement of a joint; degrees unless `movement` names another unit. mdc_default_deg: smallest real change."""

    id: str
    joint: str
    movement: str
    customary_normal_deg: tuple[float, float] | None
    mdc_default_deg: float | None
    how_to_measure: str
    sources: tuple[str, ...]
    cdc_mean_deg: Mapping[str, float | str] | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All instruments by id, the sets asked for each goal, and the movements by id."""

    policy: tuple[str, ...]
    core_set: Mapping[str, tuple[str, ...]]
    instruments: Mapping[str, Instrument]
    movements: Mapping[str, Movement]
    motion_rule: str
    motion_sources: tuple[str, ...]
