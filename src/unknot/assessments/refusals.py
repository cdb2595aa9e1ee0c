"""Why an act on an assessment was declined."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unknot.web.refusals import NextStep, Refusal


@dataclass(eq=False)
class AssessmentNotFound(Refusal):
    code: ClassVar[str] = "assessments.not_found"
    status: ClassVar[int] = 404

    def __str__(self) -> str:
        return _("We no longer have these answers. Nothing was lost but time: please start again.")

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("Start again"), reverse("assessments:start"))


@dataclass(eq=False)
class AnswersNotValid(Refusal):
    code: ClassVar[str] = "assessments.answers_not_valid"
    status: ClassVar[int] = 422
    problem: str

    def __str__(self) -> str:
        return _(
            "We could not read these answers, so nothing was saved. Please answer the questions on the page again."
        )

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("Go on with the questions"), reverse("assessments:next"))


@dataclass(eq=False)
class GateClosed(Refusal):
    """A step that needs an open gate; raised by every room that stands behind it."""

    code: ClassVar[str] = "assessments.gate_closed"
    reason: str
    message: str | Promise

    def __str__(self) -> str:
        return str(self.message)

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("See your result"), reverse("assessments:result"))
