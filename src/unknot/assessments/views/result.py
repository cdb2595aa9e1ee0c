"""The result of the questions, and what to do now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from unknot.assessments import country, queries, telling


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    found = queries.current_assessment(request.session)
    if found is None:
        return redirect("assessments:start")
    now = timezone.now()
    interview = queries.interview_of(assessment_id=found, now=now)
    gate = queries.gate(assessment_id=found, now=now)
    judgement = queries.judgement_of(assessment_id=found)
    is_told = interview.calls_for_care or (judgement is not None and judgement.calls_for_care)
    if interview.next_screen and not is_told and not gate.is_stale:
        return redirect("assessments:next")
    if judgement is None or gate.is_stale:
        return render(request, "assessments/again.html", {"gate": gate})
    number = country.number_for(request)
    page = telling.page(judgement, interview, number)
    template = "assessments/emergency.html" if page.is_emergency else "assessments/result.html"
    return render(request, template, {"page": page, "gate": gate, "examples": country.examples()})
