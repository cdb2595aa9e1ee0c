"""The therapist and the service that a person looks at, and their free times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unknot.bookings.queries import free_starts
from unknot.bookings.refusals import HoldExpired, NotOffered, NotYours, OwnOverlap, SlotTaken
from unknot.bookings.views.week import DAYS, Week, first_day, week_of
from unknot.bookings.words import local
from unknot.practice.queries import clinic, services_by_id
from unknot.practice.values import ClinicCard, ServiceCard
from unknot.therapists.queries import therapists_of
from unknot.therapists.values import TherapistCard

OtherTimes = SlotTaken | NotOffered | HoldExpired | OwnOverlap


@dataclass(frozen=True, slots=True)
class Choice:
    therapist: TherapistCard
    clinic: ClinicCard
    service: ServiceCard


def choice(*, therapist_id: int, service_id: int, now: datetime) -> Choice:
    """NotYours (404) for a therapist who has left, or a service of another clinic."""
    service = services_by_id([service_id]).get(service_id)
    place = clinic(service.clinic_id) if service else None
    found = therapists_of(clinics=[place], now=now, ids=[therapist_id]) if place else ()
    if not (service and place and found):
        raise NotYours
    return Choice(found[0], place, service)


def week(chosen: Choice, *, told: str | None, now: datetime) -> Week:
    zone, horizon = chosen.clinic.zone, chosen.clinic.horizon_days
    today = local(now, zone).date()
    from_on = first_day(told, today=today, horizon_days=horizon)
    starts = free_starts(
        therapist_id=chosen.therapist.id, service_id=chosen.service.id, from_on=from_on, days=DAYS, now=now
    )
    return week_of(starts, zone=zone, from_on=from_on, today=today, horizon_days=horizon)


def other_times(
    request: HttpRequest, refusal: OtherTimes, chosen: Choice, *, now: datetime, **more: Any
) -> HttpResponse:
    """What was refused, and at once what is free: the next times and the week around the one that was asked for."""
    asked = refusal.starts_at or now
    told = local(asked, chosen.clinic.zone).date().isoformat()
    context = {"choice": chosen, "week": week(chosen, told=told, now=now), "refusal": refusal, **more}
    return render(request, "bookings/times.html", context, status=refusal.status)
