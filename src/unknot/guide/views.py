"""Public pages. They say what the knowledge says, with how sure it is, and nothing more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unknot.guide import evidence as telling
from unknot.knowledge.loading import knowledge
from unknot.web.pages import public_page

HONEST = ("C003", "C062", "C001", "C098", "C095")
"""The claims on the landing page: what is likely, what is not known, what has better support."""


@public_page
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/landing.html", {"claims": telling.shown(HONEST)})


@public_page
@require_safe
def cramp(request: HttpRequest) -> HttpResponse:
    care = knowledge().care
    context = {"steps": care.first_aid_steps, "danger_signs": care.danger_signs, "cards": care.first_aid}
    return render(request, "guide/cramp.html", context)


@public_page
@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/evidence.html", {"chapters": telling.chapters(), "myths": telling.myths()})
