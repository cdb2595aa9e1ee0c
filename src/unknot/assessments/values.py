"""What this room tells others about an assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from django.utils.functional import Promise

from unknot.clinical.interview import Progress, Screen
from unknot.clinical.types import Answer, Disposition, Settled, Triage

AssessmentId = NewType("AssessmentId", int)
TriageId = NewType("TriageId", int)
Answers = Mapping[str, Answer]

GATE_VALID_DAYS = 7  # the project's choice: health changes within days


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a visit may be booked now. `message` says what to do next."""

    is_open: bool
    code: str
    message: str | Promise
    disposition: Disposition | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Interview:
    """Where a person stands: everything told so far, the screen to answer next, and those behind it."""

    answers: Answers
    next_screen: Screen | None
    answered: tuple[Screen, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Judgement:
    """The newest judgement on an assessment, with the facts it rests on."""

    triage_id: TriageId
    decided_at: datetime
    triage: Triage
    settled: Settled
