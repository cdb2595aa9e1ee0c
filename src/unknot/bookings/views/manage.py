"""A visit by its link: see it, cancel it; move.py moves it. Opening a page never changes anything."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from unknot.assessments.queries import current_assessment, gate
from unknot.bookings import actions, queries
from unknot.bookings.calendar import Method, as_ics
from unknot.bookings.forms import CancelForm
from unknot.bookings.refusals import AlreadyCancelled, TooLate
from unknot.bookings.values import BookingState, BookingView
from unknot.bookings.views.visitor import CLIENT
from unknot.plans.queries import plan_of


def opened(token: str, now: datetime) -> BookingView:
    return queries.booking_view(booking_id=queries.booking_id_of(token, now=now), now=now)


@require_safe
def done(request: HttpRequest, token: str) -> HttpResponse:
    """The plan's part is shown only in the browser that gave the answers: the link alone tells nothing of them."""
    view = opened(token, timezone.now())
    is_theirs = current_assessment(request.session) == view.assessment_id
    plan = plan_of(assessment_id=view.assessment_id) if is_theirs else None
    return render(request, "bookings/done.html", {"view": view, "token": token, "plan": plan})


@require_safe
def see(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    view = opened(token, now)
    context = {
        "view": view,
        "token": token,
        "is_open": can_change(view, now),
        "is_late": now > view.free_until,
        "may_book": may_book(request, now),
    }
    return render(request, "bookings/visit.html", context)


def may_book(request: HttpRequest, now: datetime) -> bool:
    """Whether the answers of this browser still stand, so that nobody answers all questions again for a new visit."""
    current = current_assessment(request.session)
    return current is not None and gate(assessment_id=current, now=now).is_open


@require_safe
def calendar(_request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    text = as_ics(opened(token, now), method=Method.PUBLISH, now=now)
    headers = {"Content-Disposition": 'attachment; filename="visit.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    view, form = opened(token, now), CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and view.state is BookingState.CANCELLED:
        return redirect("visit:see", token)
    refuse_late(view, now)
    if request.method == "POST" and form.is_valid():
        actions.cancel_booking(booking_id=view.id, reason=form.cleaned_data["reason"], by=CLIENT, now=now)
        return redirect("visit:see", token)
    context = {"view": view, "token": token, "form": form, "is_late": now > view.free_until}
    return render(request, "bookings/cancel.html", context)


def can_change(view: BookingView, now: datetime) -> bool:
    return view.state is BookingState.CONFIRMED and view.starts_at > now


def refuse_late(view: BookingView, now: datetime) -> None:
    if view.state is BookingState.CANCELLED:
        raise AlreadyCancelled
    if view.starts_at <= now:
        raise TooLate(view.starts_at)
