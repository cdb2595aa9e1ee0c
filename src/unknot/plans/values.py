"""What this room tells others about a plan."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from unknot.clinical.plan_types import Plan as Suggestion

PlanId = NewType("PlanId", int)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A drafted plan with what is in it. `plan.made` is False when nothing could be suggested."""

    id: PlanId
    assessment_id: int
    drafted_at: datetime
    edition: str
    plan: Suggestion
