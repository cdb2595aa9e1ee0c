"""What this room tells others about an assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from django.utils.functional import Promise

from unknot.clinical.asking import Screen
from unknot.clinical.interview import Progress
from unknot.clinical.types import Answer, Disposition, Settled, Triage

AssessmentId = NewType("AssessmentId", int)
TriageId = NewType("TriageId", int)
Answers = Mapping[str, Answer]

TOO_OLD = "assessments.too_old"
RULES_CHANGED = "assessments.rules_changed"


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a visit may be booked now. `message` says what to do next."""

    is_open: bool
    code: str
    message: str | Promise
    disposition: Disposition | None
    decided_at: datetime | None

    @property
    def is_stale(self) -> bool:
        """The answers were good enough once, but no longer count."""
        return self.code in (TOO_OLD, RULES_CHANGED)


@dataclass(frozen=True, slots=True)
class Interview:
    """Where a person stands: everything told so far, the screen to answer next, those behind it, and the triage so far.

    calls_for_care: a doctor is needed, whatever the questions still to come say; the person is told at once.
    is_repeat: some answers of before have aged; those are asked again, or shown to be confirmed.
    """

    answers: Answers
    next_screen: Screen | None
    answered: tuple[Screen, ...]
    progress: Progress
    so_far: Triage
    is_repeat: bool

    @property
    def calls_for_care(self) -> bool:
        return self.so_far.so_far.rank >= Disposition.SEE_DOCTOR.rank


@dataclass(frozen=True, slots=True)
class Judgement:
    """The newest judgement on an assessment, with the facts it rests on."""

    triage_id: TriageId
    decided_at: datetime
    triage: Triage
    settled: Settled

    @property
    def calls_for_care(self) -> bool:
        """A danger stays told, however old it is, until it is answered anew."""
        return self.triage.so_far.rank >= Disposition.SEE_DOCTOR.rank
