"""Answers that no visit rests on are gone after a month, with their history; all others stay."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from bookings.acts.world import book, world
from unknot.assessments import forgetting
from unknot.assessments.actions import start_assessment
from unknot.assessments.forgetting import forget_abandoned
from unknot.assessments.jobs import QUEUE, forget
from unknot.assessments.models import Assessment, TriageRecord
from unknot.audit.models import AuditLine
from unknot.bookings.models import Booking
from unknot.demo.actions import load_demo
from unknot.demo.cases import CASES, assess
from unknot.plans.models import Plan

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
BEFORE = NOW - timedelta(days=30)


def begun(at: datetime, answered: datetime | None = None) -> int:
    found = start_assessment(by="client", now=at, language="en")
    given = {"q_age": (answered or at).isoformat()}
    Assessment.objects.filter(pk=found).update(answers={"q_age": 41}, answered_at=given)
    return found


def rows_about(assessment_id: int) -> int:
    """In the histories too, which hold the same answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM assessments_assessmentevent WHERE id = %s", [assessment_id])
        return int(cursor.fetchone()[0]) + Assessment.objects.filter(pk=assessment_id).count()


def left() -> set[int]:
    return set(Assessment.objects.values_list("pk", flat=True))


def test_what_was_left_long_ago_is_gone_with_its_history_and_an_audit_line_says_so() -> None:
    old, day = begun(BEFORE - timedelta(minutes=1)), timedelta(days=1)
    recent, gone_on = begun(BEFORE + timedelta(minutes=1)), begun(BEFORE - day, answered=NOW - day)
    finished = assess(CASES[0], by="test", now=BEFORE + day).assessment_id
    assert rows_about(old) > 1
    assert forget_abandoned(before=BEFORE, by="worker", now=NOW) == 1
    assert left() == {recent, gone_on, finished}
    assert rows_about(old) == 0
    line = AuditLine.objects.get(act="assessments.forget_abandoned")
    assert (line.about, line.by, line.at) == (f"Assessment:{old}", "worker", NOW)
    assert forget_abandoned(before=BEFORE, by="worker", now=NOW) == 0


def test_a_danger_that_was_told_before_the_end_goes_too() -> None:
    done = assess(CASES[0], by="test", now=BEFORE + timedelta(days=1)).assessment_id
    judged = begun(BEFORE - timedelta(days=1))
    row = TriageRecord.objects.filter(assessment_id=done).values().first()
    assert row
    TriageRecord.objects.create(**{**row, "id": None, "assessment_id": judged})
    assert forget_abandoned(before=BEFORE, by="worker", now=NOW) == 1
    assert left() == {done}
    assert set(TriageRecord.objects.values_list("assessment_id", flat=True)) == {done}


def test_a_finished_check_that_led_to_no_visit_goes_with_its_judgements_and_plan() -> None:
    old = assess(CASES[0], by="test", now=BEFORE - timedelta(days=1)).assessment_id
    reopened = assess(CASES[1], by="test", now=BEFORE - timedelta(days=1)).assessment_id
    Assessment.objects.filter(pk=reopened).update(finished_at=None)
    kept = assess(CASES[2], by="test", now=BEFORE + timedelta(days=1))
    assert forget_abandoned(before=BEFORE, by="worker", now=NOW) == 2
    assert left() == {kept.assessment_id}
    assert rows_about(old) == rows_about(reopened) == 0
    assert Plan.objects.get().pk == kept.plan_id
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT assessment_id FROM plans_planevent")
        assert cursor.fetchall() == [(kept.assessment_id,)]


def test_finished_answers_that_a_visit_rests_on_stay_and_hold_up_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "MOST", 1)
    book(world())
    rests_on = Booking.objects.get().assessment_id
    later = begun(NOW)
    assert rests_on < later
    assert forget_abandoned(before=NOW + timedelta(days=400), by="worker", now=NOW) == 1
    assert left() == {rests_on}
    assert Plan.objects.filter(assessment_id=rests_on).exists()


def test_a_visit_booked_in_that_moment_keeps_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the look misses the booking, the foreign key does not; and nothing of it is half removed."""
    book(world())
    rests_on = Booking.objects.get().assessment_id
    blind = forgetting.LEFT.replace("bookings_booking", "(TABLE bookings_booking LIMIT 0) AS unseen")
    monkeypatch.setattr(forgetting, "LEFT", blind)
    assert forget_abandoned(before=NOW + timedelta(days=400), by="worker", now=NOW) == 0
    assert left() == {rests_on}
    assert TriageRecord.objects.filter(assessment_id=rests_on).exists()
    assert Plan.objects.filter(assessment_id=rests_on).exists()


def test_the_answers_of_the_demos_clients_stay() -> None:
    load_demo(by="test", now=timezone.now())
    known = set(Booking.objects.values_list("assessment_id", flat=True))
    assert known
    forget_abandoned(before=timezone.now() + timedelta(days=400), by="worker", now=NOW)
    assert left() == known


def test_answers_that_a_visit_rests_on_stay_though_they_were_opened_again() -> None:
    book(world())
    rests_on = Booking.objects.get().assessment_id
    Assessment.objects.filter(pk=rests_on).update(
        finished_at=None, started_at=BEFORE - timedelta(days=9), answered_at={}
    )
    assert forget_abandoned(before=BEFORE, by="worker", now=NOW) == 0
    assert left() == {rests_on}
    assert not AuditLine.objects.filter(act="assessments.forget_abandoned").exists()


def test_the_worker_does_it(settings: Any) -> None:
    settings.FORGET_ABANDONED_DAYS = 3
    now = timezone.now()
    begun(now - timedelta(days=4))
    kept = begun(now - timedelta(days=2))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    forget.defer(timestamp=0)
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(queues=[QUEUE], wait=False, install_signal_handlers=False, listen_notify=False)
    assert ProcrastinateJob.objects.get(task_name=forget.name).status == "succeeded"
    assert left() == {kept}
