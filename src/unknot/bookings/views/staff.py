"""The clinic's day, for the people who work there."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from unknot.accounts.queries import READS_THE_DAY, clinics_of
from unknot.bookings.queries.day import DayLine, day_lines
from unknot.bookings.refusals import NotYours
from unknot.bookings.values import BookingState, BookingView
from unknot.bookings.words import local
from unknot.clinical.types import Disposition
from unknot.practice.queries import clinics
from unknot.practice.values import ClinicCard

FARTHEST = timedelta(days=366)
CARE: dict[Disposition | None, tuple[str, Promise]] = {
    Disposition.CLEAR: ("ok", _("Clear")),
    Disposition.CAUTION: ("care", _("Caution")),
}
UNKNOWN_CARE = ("stop", _("Ask before the visit"))


@require_safe
@login_required
def day(request: HttpRequest) -> HttpResponse:
    now, user_id = timezone.now(), request.user.pk or 0
    places = clinics(ids=clinics_of(user_id, READS_THE_DAY))
    if not places:
        return render(request, "bookings/staff/no_clinic.html")
    place = asked_clinic(request.GET.get("clinic"), places)
    today = local(now, place.zone).date()
    on = asked_day(request.GET.get("on"), today)
    lines = day_lines(clinic_id=place.id, on=on, by=user_id, now=now)
    context = {
        "clinic": place,
        "clinics": places,
        "on": on,
        "today": today,
        "lines": [shown(line) for line in lines],
        "now": now,
    }
    return render(request, "bookings/staff/day.html", {**context, **beside(on)})


def asked_clinic(told: str | None, places: tuple[ClinicCard, ...]) -> ClinicCard:
    """The clinic asked for among the user's own; another one is not found, as if it were not there."""
    found = [place for place in places if told in (None, "", str(place.id))]
    if not found:
        raise NotYours
    return found[0]


def asked_day(told: str | None, today: date) -> date:
    try:
        on = parse_date(told or "") or today
    except ValueError:
        on = today
    return min(max(on, today - FARTHEST), today + FARTHEST)


@dataclass(frozen=True, slots=True)
class Row:
    view: BookingView
    state: str | Promise
    tone: str
    care: str | Promise


def shown(line: DayLine) -> Row:
    state = _("Booked") if line.view.state is BookingState.CONFIRMED else _("Cancelled")
    return Row(line.view, state, *CARE.get(line.disposition, UNKNOWN_CARE))


def beside(on: date) -> dict[str, date]:
    return {"earlier_on": on - timedelta(days=1), "later_on": on + timedelta(days=1)}
