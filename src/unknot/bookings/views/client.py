"""From the offers to a held time. The clock is read here; the rules are in the acts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from unknot.bookings import actions, queries
from unknot.bookings.forms import HoldForm, TimesForm
from unknot.bookings.refusals import NotOffered, NotYours, SlotTaken
from unknot.bookings.values import Wishes
from unknot.bookings.views.choice import choice, other_times, week
from unknot.bookings.views.filters import wishes_form
from unknot.bookings.views.visitor import CLIENT, holder, visit_to_move, visitor
from unknot.plans.queries import plan_of

MOST_OFFERS = 20


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    person, form = visitor(request, now), wishes_form(request.GET, now)
    found = queries.offers_for(plan_id=person.plan_id, wishes=form.wishes(), now=now, limit=MOST_OFFERS)
    plan = plan_of(assessment_id=person.assessment_id)
    context = {
        "offers": found,
        "form": form,
        "is_filtered": form.wishes() != Wishes(),
        "has_plan": plan is not None and plan.plan.made,
        "visit_to_move": visit_to_move(request),
    }
    return render(request, "bookings/offers.html", context)


@require_safe
def times(request: HttpRequest, therapist_id: int) -> HttpResponse:
    now = timezone.now()
    visitor(request, now)
    form = TimesForm(request.GET)
    if not form.is_valid():
        return redirect("book:offers")
    chosen = choice(therapist_id=therapist_id, service_id=form.cleaned_data["service"], now=now)
    context = {"choice": chosen, "week": week(chosen, told=request.GET.get("from"), now=now)}
    return render(request, "bookings/times.html", context)


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    now, form = timezone.now(), HoldForm(request.POST)
    person = visitor(request, now)
    if not form.is_valid():
        raise NotYours
    slot = form.cleaned_data
    try:
        booking_id = actions.hold_slot(
            assessment_id=person.assessment_id,
            plan_id=person.plan_id,
            holder=holder(request),
            by=CLIENT,
            now=now,
            **slot,
        )
    except (SlotTaken, NotOffered) as refusal:
        chosen = choice(therapist_id=slot["therapist_id"], service_id=slot["service_id"], now=now)
        return other_times(request, refusal, chosen, now=now)
    return redirect("book:details", booking_id)
