"""Move a visit by its link. Where that does not go, the page says why, and what the person can do instead."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unknot.assessments.queries import current_assessment, gate
from unknot.assessments.refusals import GateClosed
from unknot.bookings import actions, queries
from unknot.bookings.actions.basis import newer
from unknot.bookings.forms import StartForm
from unknot.bookings.refusals import NotOffered, NotYours, OwnOverlap, PlanOutdated, SlotTaken, TherapistLeft
from unknot.bookings.values import BookingView
from unknot.bookings.views.choice import Choice, choice, other_times, week
from unknot.bookings.views.manage import opened, refuse_late
from unknot.bookings.views.visitor import CLIENT, forget_move, remember_move
from unknot.bookings.words import clock, day, local

CannotMove = GateClosed | PlanOutdated | TherapistLeft


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    view = opened(token, now)
    refuse_late(view, now)
    try:
        chosen = choice(therapist_id=view.therapist_id, service_id=view.service.id, now=now)
    except NotYours:
        return explained(request, TherapistLeft(), view, token, now)
    try:
        if request.method == "POST":
            return moved(request, view, token, chosen, now)
        show = asked if "starts_at" in request.GET else times
        return show(request, view, token, chosen, now)
    except (GateClosed, PlanOutdated) as refusal:
        remember_move(request, token)
        return explained(request, refusal, view, token, now)


def times(request: HttpRequest, view: BookingView, token: str, chosen: Choice, now: datetime) -> HttpResponse:
    """The gate is asked before a person picks a time, and again by the act."""
    require_gate(request, view, now)
    told = request.GET.get("from") or view.starts_at.date().isoformat()
    context = {"choice": chosen, "week": week(chosen, told=told, now=now), "view": view, "token": token}
    return render(request, "bookings/times.html", context)


def require_gate(request: HttpRequest, view: BookingView, now: datetime) -> None:
    state = gate(assessment_id=newer_answers(request, view, now) or view.assessment_id, now=now)
    if not state.is_open:
        raise GateClosed(state.code, state.message)


def asked(request: HttpRequest, view: BookingView, token: str, chosen: Choice, now: datetime) -> HttpResponse:
    """The time that was picked, beside the one it takes the place of. It is only moved by the answer to this page."""
    require_gate(request, view, now)
    form = StartForm(request.GET)
    starts_at = form.cleaned_data["starts_at"] if form.is_valid() else None
    if starts_at == view.starts_at:
        return redirect("visit:see", token)
    from_on = local(starts_at or now, chosen.clinic.zone).date()
    free = queries.free_starts(
        therapist_id=chosen.therapist.id, service_id=chosen.service.id, from_on=from_on, days=1, now=now
    )
    if starts_at not in free:
        return other_times(request, NotOffered("not free", starts_at), chosen, now=now, view=view, token=token)
    context = {"choice": chosen, "view": view, "token": token, "starts_at": starts_at, "from_on": from_on}
    return render(request, "bookings/move.html", context)


def moved(request: HttpRequest, view: BookingView, token: str, chosen: Choice, now: datetime) -> HttpResponse:
    """Sent twice, it says the same: the second time there is nothing left to move."""
    form = StartForm(request.POST)
    try:
        if not form.is_valid():
            raise NotOffered("form")
        actions.move_booking(
            booking_id=view.id,
            starts_at=form.cleaned_data["starts_at"],
            assessment_id=current_assessment(request.session),
            by=CLIENT,
            now=now,
        )
    except (SlotTaken, NotOffered, OwnOverlap) as refusal:
        return other_times(request, refusal, chosen, now=now, view=view, token=token)
    forget_move(request)
    messages.success(request, moved_words(form.cleaned_data["starts_at"], chosen.clinic.zone))
    return redirect("visit:see", token)


def moved_words(starts_at: datetime, zone: str) -> str:
    when = {"day": day(starts_at, zone), "at": clock(starts_at, zone)}
    return _("Your visit is now on %(day)s at %(at)s. We are sending you a mail with the new time.") % when


def explained(request: HttpRequest, refusal: CannotMove, view: BookingView, token: str, now: datetime) -> HttpResponse:
    """`step` leads to what this browser holds; without answers of its own, the questions are what is next."""
    has_own = current_assessment(request.session) == view.assessment_id or newer_answers(request, view, now)
    is_too_old = isinstance(refusal, GateClosed) and refusal.reason != "assessments.not_safe"
    context = {
        "refusal": refusal,
        "view": view,
        "token": token,
        "step": refusal.next_step() if has_own and not is_too_old else None,
        "may_ask": not isinstance(refusal, TherapistLeft),
    }
    return render(request, "bookings/not_moved.html", context, status=refusal.status)


def newer_answers(request: HttpRequest, view: BookingView, now: datetime) -> int | None:
    return newer(current_assessment(request.session), view.assessment_id, now)
