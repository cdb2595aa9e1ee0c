"""The held time, and who comes: from the hold to the confirmed visit."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from unknot.assessments.queries import current_assessment
from unknot.bookings import actions, queries
from unknot.bookings.forms import DetailsForm
from unknot.bookings.refusals import (
    HoldExpired,
    NotOffered,
    NotYours,
    OwnOverlap,
    SlotTaken,
    TherapistLeft,
    TooManyVisits,
    TryAgain,
)
from unknot.bookings.values import BookingState, BookingView
from unknot.bookings.views.choice import OtherTimes, choice, other_times
from unknot.bookings.views.visitor import CLIENT, contact, holder, remember_contact

KEEP_AND_SHARE = "keep_answers_and_share_them_with_the_therapist"


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, booking_id: int) -> HttpResponse:
    now = timezone.now()
    view = queries.booking_view(booking_id=booking_id, now=now)
    if view.held_by != holder(request):
        raise NotYours
    if request.method == "POST":
        return confirm(request, view, now)
    if view.state is BookingState.CONFIRMED:
        return redirect("book:done", queries.manage_token(booking_id))
    if not is_held(view, now):
        return times_again(request, HoldExpired(view.starts_at), view, now)
    return page(request, DetailsForm(initial=contact(request)), view, now)


def confirm(request: HttpRequest, view: BookingView, now: datetime) -> HttpResponse:
    form = DetailsForm(request.POST)
    remember_contact(request, request.POST.dict())
    if not form.is_valid():
        return page(request, form, view, now, status=422)
    try:
        actions.confirm_booking(
            booking_id=view.id,
            holder=holder(request),
            assessment_id=current_assessment(request.session),
            language=get_language() or "en",
            by=CLIENT,
            now=now,
            consents=(KEEP_AND_SHARE,),
            **form.told(),
        )
    except (HoldExpired, SlotTaken, NotOffered) as refusal:
        return times_again(request, refusal, view, now)
    except (OwnOverlap, TryAgain, TooManyVisits) as refusal:
        form.add_error(None, str(refusal))
        return page(request, form, view, now, status=refusal.status)
    return redirect("book:done", queries.manage_token(view.id))


def is_held(view: BookingView, now: datetime) -> bool:
    return view.state is BookingState.HELD and view.held_until is not None and view.held_until > now


def times_again(request: HttpRequest, refusal: OtherTimes, view: BookingView, now: datetime) -> HttpResponse:
    try:
        chosen = choice(therapist_id=view.therapist_id, service_id=view.service.id, now=now)
    except NotYours:
        raise TherapistLeft from None
    return other_times(request, refusal, chosen, now=now)


def page(request: HttpRequest, form: DetailsForm, view: BookingView, now: datetime, status: int = 200) -> HttpResponse:
    left_s = max(0, int((view.held_until - now).total_seconds())) if view.held_until else 0
    context = {"form": form, "view": view, "left_s": left_s, "left_min": -(-left_s // 60)}
    return render(request, "bookings/details.html", context, status=status)
