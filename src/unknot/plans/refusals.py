"""Why an act on a plan was declined."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unknot.web.refusals import NextStep, Refusal


@dataclass(eq=False)
class PlanUnreadable(Refusal):
    """A stored plan of a shape that is read no more; fresh answers make a new one."""

    code: ClassVar[str] = "plans.unreadable"

    def __str__(self) -> str:
        return _("We can no longer read your plan. Nothing was booked or changed. Please answer the questions again.")

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("Answer again"), reverse("assessments:start"))
