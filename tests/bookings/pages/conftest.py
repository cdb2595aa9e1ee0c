"""A clinic that is open on weekdays from now on, and browsers before its pages. Pages read the real clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from bookings.acts.world import clinic, therapist
from unknot.bookings.queries import free_starts
from unknot.demo.cases import CASES, assess
from unknot.practice import queries as practice
from unknot.practice.actions import open_clinic
from unknot.therapists.actions import take_on

DETAILS = {"name": "Ana Example", "email": "ana@example.org", "phone": "+1 312 555 0100", "consent": "on"}


@dataclass
class Here:
    clinic_id: int
    service_id: int
    boris: int
    dora: int
    starts: tuple[datetime, ...]


@dataclass
class Browser:
    """One visitor, who has answered the questions unless told otherwise."""

    here: Here
    http: Client

    def hold(self, at: datetime | None = None, **more: object) -> HttpResponse:
        asked = {
            "therapist_id": self.here.boris,
            "service_id": self.here.service_id,
            "starts_at": (at or self.here.starts[0]).isoformat(),
        }
        return self.http.post("/book/hold/", {**asked, **more})  # type: ignore[return-value]

    def book(self, at: datetime | None = None, **more: str) -> str:
        """The token of a confirmed visit."""
        done = self.http.post(self.hold(at)["Location"], {**DETAILS, **more})
        assert done.status_code == 302, done.content.decode()
        return str(done["Location"]).split("/")[-2]


@pytest.fixture
def here() -> Here:
    now = timezone.now()
    valid = date(now.year + 2, 1, 1)
    clinic_id = open_clinic(clinic=clinic(2), by="test", now=now)
    service = practice.services(clinic_ids=[clinic_id])[0]
    boris, dora = (
        take_on(therapist=therapist(name, valid, valid), clinic_id=clinic_id, by="test", now=now)
        for name in ("Boris Test", "Dora Test")
    )
    from_on = now.astimezone(UTC).date() + timedelta(days=2)
    starts = free_starts(therapist_id=boris, service_id=service.id, from_on=from_on, days=7, now=now)
    return Here(clinic_id, service.id, boris, dora, starts)


@pytest.fixture
def visitor(here: Here) -> Callable[[], Browser]:
    def new() -> Browser:
        browser = Browser(here, Client())
        session = browser.http.session
        session["assessment_id"] = assess(CASES[0], by="test", now=timezone.now()).assessment_id
        session.save()
        return browser

    return new


@pytest.fixture
def ana(visitor: Callable[[], Browser]) -> Browser:
    return visitor()
