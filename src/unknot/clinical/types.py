"""The judgement's values. Everything is frozen; every judgement carries its reasons and the knowledge edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from unknot.knowledge.types import Review, Source

Truth = bool | None
Value = bool | int | str | tuple[str, ...] | None
Facts = Mapping[str, Value]
"""Every fact id to its value. None is unknown (not asked, or asked and not answered); `NO_VALUE` is a choice or
number that does not apply to the person. A yes-or-no fact that does not apply is False."""

NO_VALUE: Final = ""
Answer = bool | int | str | tuple[str, ...] | Mapping[str, str]
"""What was answered to one question; see `unknot.clinical.answers`."""
Answers = Mapping[str, Answer]


class Disposition(StrEnum):
    """What to do, mildest first.

    >>> Disposition.URGENT.rank, Disposition.CAUTION.may_book, Disposition.CLEARANCE.may_book
    (5, True, False)
    """

    CLEAR = "CLEAR"
    CAUTION = "CAUTION"
    CLEARANCE = "CLEARANCE"
    SEE_DOCTOR = "SEE_DOCTOR"
    URGENT = "URGENT"
    EMERGENCY = "EMERGENCY"

    @property
    def rank(self) -> int:
        """1 for CLEAR to 6 for EMERGENCY."""
        return _RANKS[self]

    @property
    def may_book(self) -> bool:
        """Whether the level alone leaves room for a visit; the session has a say too."""
        return self.rank <= _RANKS[Disposition.CAUTION]


_RANKS: Final = {level: rank for rank, level in enumerate(Disposition, start=1)}


class SessionState(StrEnum):
    """Whether a session may take place, freest first."""

    ALLOWED = "allowed"
    MODIFIED = "modified"
    POSTPONED = "postponed"
    CONSENT_NEEDED = "consent_needed"
    BLOCKED_UNTIL_CLEARED = "blocked_until_cleared"
    BLOCKED = "blocked"

    @property
    def rank(self) -> int:
        """1 for allowed to 6 for blocked."""
        return _SESSION_RANKS[self]


_SESSION_RANKS: Final = {state: rank for rank, state in enumerate(SessionState, start=1)}


@dataclass(frozen=True, slots=True)
class Settled:
    """All facts of one person, settled from what was told.

    unsure: facts that were answered with "not sure" and stand at the value this means.
    dropped: facts that were told, but whose question does not apply to this person.
    hidden: questions that do not apply. unanswered: questions that apply, or may apply, and leave a fact unknown.
    """

    facts: Facts
    unsure: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Joined limits of all rules that fired. Pressure is 0 (still hold) to 5 (deep); None is no cap."""

    max_pressure: int | None
    area_pressure: Mapping[str, int]
    avoid_areas: tuple[str, ...]
    exclude_techniques: tuple[str, ...]
    positioning: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that fired. because_unsure: it fired only because something was answered with "not sure"."""

    rule_id: str
    name: str
    disposition: Disposition
    session: SessionState
    urgency: str | None
    why: str
    tell: str
    sources: tuple[Source, ...]
    because_unsure: bool


@dataclass(frozen=True, slots=True)
class AdviceItem:
    """Something to say beside the result; it never changes it. timing: alongside, watch or review."""

    advice_id: str
    name: str
    timing: str
    review: Review
    why: str
    tell: str
    see_doctor_if: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Lifted:
    """A CLEARANCE rule that a provider's written yes holds down to CAUTION; from `until` on it counts again."""

    rule_id: str
    name: str
    until: date


@dataclass(frozen=True, slots=True)
class Triage:
    """The result for one person.

    disposition: never CLEAR, CAUTION or CLEARANCE while `final` is False: then it is at least SEE_DOCTOR, which here
    means "we cannot tell yet". so_far: the most severe rule that fired, whatever is still open.
    final: no open question could raise the result, and no core question is open unless a doctor is needed anyway.
    open_questions: questions whose answer could still raise the result, in the order in which they are asked.
    unsure, dropped: as in `Settled`. lifted: rules that fired and that a clearance lifts.
    """

    disposition: Disposition
    so_far: Disposition
    session: SessionState
    urgency: str | None
    final: bool
    reasons: tuple[Reason, ...]
    limits: Limits
    advice: tuple[AdviceItem, ...]
    open_questions: tuple[str, ...]
    unsure: tuple[str, ...]
    dropped: tuple[str, ...]
    edition: str
    lifted: tuple[Lifted, ...] = ()

    @property
    def bookable(self) -> bool:
        """Whether a visit may be booked: final, CLEAR or CAUTION, and a session that is allowed or modified."""
        may_happen = self.session in (SessionState.ALLOWED, SessionState.MODIFIED)
        return self.final and self.disposition.may_book and may_happen
