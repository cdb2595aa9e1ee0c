"""The plan, as a page of its own and as a part of the result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from unknot.assessments.queries import current_assessment, gate
from unknot.plans import actions, telling
from unknot.web.notices import is_fragment


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Drafted on the first look: the same answers give the same plan."""
    found, now = current_assessment(request.session), timezone.now()
    if found is None or not gate(assessment_id=found, now=now).is_open:
        return redirect("assessments:next")
    actions.draft_plan(assessment_id=found, by="client", now=now)
    part = "#plan" if is_fragment(request) else ""
    return render(request, f"plans/plan.html{part}", {"page": telling.page(assessment_id=found), "is_part": bool(part)})
