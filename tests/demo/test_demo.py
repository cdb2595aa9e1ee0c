"""The demo: whole, honest, the same each time, and never beside real data."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from bookings.acts.world import clinic
from unknot.accounts.models import User
from unknot.assessments.models import TriageRecord
from unknot.bookings import queries
from unknot.bookings.models import Booking, Cancellation
from unknot.bookings.values import Wishes
from unknot.clients.models import Client
from unknot.demo.actions import load_demo, reset_demo
from unknot.demo.cases import CASES
from unknot.demo.passwords import new_password
from unknot.demo.refusals import DemoHere, RealDataHere
from unknot.notices.models import OutboxMessage
from unknot.plans.models import Plan
from unknot.practice.actions import open_clinic
from unknot.practice.models import Clinic, Room
from unknot.therapists.models import Licence, Therapist

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)


def story() -> list[tuple[object, ...]]:
    """Everything that a reader of the calendar sees, without the keys."""
    rows = Booking.objects.order_by("id").values_list(
        "clinic__slug", "therapist__name", "room__name", "service__name", "contact_name", "during", "released_at"
    )
    return [tuple(row) for row in rows]


@pytest.mark.django_db
def test_three_zones_twelve_therapists_a_month_of_visits_all_marked_as_made_up_and_no_mail() -> None:
    told: list[str] = []
    summary = load_demo(now=NOW, progress=told.append)
    assert (summary.clinics, summary.therapists, len(told)) == (3, 12, 4)
    assert Clinic.objects.filter(is_demo=True, name__endswith="(demo)").values("zone").distinct().count() == 3
    check_month(summary.bookings)
    check_marks()
    check_rooms_bind()


def check_month(bookings: int) -> None:
    assert bookings == Booking.objects.count() > 200
    starts = list(Booking.objects.values_list("during__startswith", flat=True))
    assert min(starts) < NOW - timedelta(days=12)
    assert max(starts) > NOW + timedelta(days=12)
    assert Cancellation.objects.count() > 5


def check_marks() -> None:
    assert not OutboxMessage.objects.exists()
    assert not Licence.objects.exclude(number__startswith="DEMO-").exists()
    for address in [*Client.objects.values_list("email", flat=True), *User.objects.values_list("email", flat=True)]:
        assert address.endswith((".example.com", ".example.net", "example.org"))
    assert TriageRecord.objects.filter(is_bookable=True).count() == 2 * len(CASES)


def check_rooms_bind() -> None:
    rooms, people = (model.objects.filter(clinic__slug="demo-madison").count() for model in (Room, Therapist))
    assert rooms < people


@pytest.mark.django_db
def test_every_made_up_case_finds_therapists_with_free_times_and_a_second_load_is_declined() -> None:
    load_demo(now=NOW)
    for plan_id in Plan.objects.filter(drafted_at__gt=NOW - timedelta(days=1)).values_list("id", flat=True):
        offers = queries.offers_for(plan_id=plan_id, wishes=Wishes(), now=NOW, limit=20)
        assert len(offers) >= 4
        assert all(offer.first_starts and offer.reasons for offer in offers)
    with pytest.raises(DemoHere):
        load_demo(now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("act", [load_demo, reset_demo])
def test_it_never_stands_beside_a_real_clinic(act: object) -> None:
    open_clinic(clinic=clinic(rooms=1), by="test", now=NOW)
    with pytest.raises(RealDataHere):
        act(now=NOW)  # type: ignore[operator]
    assert Clinic.objects.count() == 1


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_reset_leaves_no_row_behind_and_tells_the_same_story_again() -> None:
    load_demo(now=NOW)
    before, rows = story(), counts()
    reset_demo(now=NOW)
    assert story() == before
    assert {table: count for table, count in counts().items() if count != rows[table]} == {}


def counts() -> dict[str, int]:
    """Rows by table. Audit lines of assessments name no clinic, so they stay, as audit lines do."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if not name.startswith("procrastinate")]
        found = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 — names of our own tables
            found[name] = int(cursor.fetchone()[0])
    return {name: count for name, count in found.items() if name not in {"audit_auditline", "pghistory_context"}}


@pytest.mark.django_db
def test_the_staff_share_a_password_that_no_source_holds_and_each_load_makes_anew() -> None:
    passwords = {password for _, password in load_demo(now=NOW).sign_ins}
    assert len(passwords) == 1
    (password,) = passwords
    assert password not in {new_password() for _ in range(100)}
    assert User.objects.get(email="owner@madison.example.net").check_password(password)
