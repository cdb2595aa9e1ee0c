"""A visit rests on the answers that count now, and on the newest plan made of them; never on older ones."""

from datetime import datetime, timedelta

import pytest

from bookings.acts.world import HOUR, NINE, NOW, World, book, confirm, hold, world
from unknot.assessments.actions import answer_screen, start_assessment
from unknot.assessments.queries import gate, same_person
from unknot.assessments.refusals import GateClosed
from unknot.audit.models import AuditLine
from unknot.bookings.actions import move_booking
from unknot.bookings.models import Booking
from unknot.bookings.refusals import AnswersChanged, PlanOutdated
from unknot.clinical.interview import next_screen
from unknot.demo.cases import CASES, Case, answer_of, assess
from unknot.knowledge.loading import knowledge
from unknot.plans.actions import draft_plan

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=2)
LATER = NOW + timedelta(days=10)
AHEAD = NINE + timedelta(days=14)
CHEST_PAIN = Case("chest pain", {"q_age": CASES[0].answers["q_age"], "q_now_1": ("chest_pain_now",)})
CHILD = Case("child", {**CASES[0].answers, "q_who": "cared_for", "q_age": 17, "q_child": ("guardian_present",)})


@pytest.fixture
def here() -> World:
    return world()


def begun(now: datetime = SOON) -> int:
    return start_assessment(by="client", now=now, language="en")


def with_chest_pain(now: datetime = SOON, **told_first: int) -> int:
    assessment_id, told = begun(now), {}
    while "q_now_1" not in told and (screen := next_screen(told, knowledge())) is not None:
        answers = {q.id: told_first.get(q.id) or answer_of(CHEST_PAIN, q) for q in screen.questions}
        told |= answers
        answer_screen(assessment_id=assessment_id, screen_id=screen.id, answers=answers, by="client", now=now)
    return assessment_id


def grow_older(here: World) -> None:
    """Another answer to a question of before: a new judgement of the same answers."""
    answer_screen(assessment_id=here.ana.assessment_id, screen_id="about", answers={"q_age": 35}, by="client", now=SOON)


def move(booking_id: int, at: datetime, now: datetime, assessment_id: int | None = None) -> int:
    return move_booking(booking_id=booking_id, starts_at=at, assessment_id=assessment_id, by="client", now=now)


def test_a_hold_of_before_an_emergency_is_no_way_around_it(here: World) -> None:
    booking_id = hold(here)
    assert gate(assessment_id=here.ana.assessment_id, now=SOON).is_open
    for current in (with_chest_pain(), begun(), None):
        with pytest.raises(AnswersChanged):
            confirm(booking_id, SOON, assessment_id=current)
    assert Booking.objects.get().confirmed_at is None


def test_control_without_other_answers_the_same_hold_is_confirmed(here: World) -> None:
    with_chest_pain()
    assert confirm(hold(here), SOON, assessment_id=here.ana.assessment_id)


def test_newer_open_answers_are_attached_with_their_plan(here: World) -> None:
    booking_id = hold(here)
    newer = assess(CASES[0], by="client", now=SOON)
    confirm(booking_id, SOON, assessment_id=newer.assessment_id)
    row = Booking.objects.get()
    assert (row.assessment_id, row.plan_id) == (newer.assessment_id, newer.plan_id)
    assert AuditLine.objects.get(act="bookings.attach_answers").detail["plan"] == newer.plan_id


def test_a_visit_is_not_confirmed_on_a_plan_older_than_the_newest_judgement(here: World) -> None:
    booking_id = hold(here)
    grow_older(here)
    with pytest.raises(PlanOutdated) as refused:
        confirm(booking_id, SOON)
    assert refused.value.next_step().url == "/plan/"
    newest = draft_plan(assessment_id=here.ana.assessment_id, by="client", now=SOON)
    confirm(booking_id, SOON)
    assert Booking.objects.get().plan_id == newest != here.ana.plan_id


def test_a_visit_is_not_moved_on_a_plan_older_than_the_newest_judgement(here: World) -> None:
    booking_id = book(here)
    grow_older(here)
    with pytest.raises(PlanOutdated):
        move(booking_id, NINE + HOUR, SOON)
    newest = draft_plan(assessment_id=here.ana.assessment_id, by="client", now=SOON)
    move(booking_id, NINE + HOUR, SOON)
    assert Booking.objects.get().plan_id == newest


def test_after_a_week_a_visit_moves_on_fresh_answers_only(here: World) -> None:
    booking_id = book(here, at=AHEAD)
    for current in (None, begun(LATER), here.ana.assessment_id):
        with pytest.raises(GateClosed):
            move(booking_id, AHEAD + HOUR, LATER, current)
    fresh = assess(CASES[0], by="client", now=LATER)
    move(booking_id, AHEAD + HOUR, LATER, fresh.assessment_id)
    row = Booking.objects.get()
    assert (row.during.lower, row.assessment_id, row.plan_id) == (AHEAD + HOUR, fresh.assessment_id, fresh.plan_id)
    assert AuditLine.objects.filter(act="bookings.attach_answers", about=f"Booking:{booking_id}").count() == 1


def test_a_visit_is_not_moved_past_newer_answers_that_call_for_care(here: World) -> None:
    booking_id = book(here)
    with pytest.raises(GateClosed):
        move(booking_id, NINE + HOUR, SOON, with_chest_pain())
    move(booking_id, NINE + HOUR, SOON, begun())


def test_answers_with_another_age_may_stop_a_visit_and_never_carry_it(here: World) -> None:
    booking_id = book(here)
    with pytest.raises(GateClosed):
        move(booking_id, NINE + HOUR, SOON, with_chest_pain(q_age=57))
    other = assess(Case("other", {**CASES[0].answers, "q_age": 57}), by="client", now=SOON)
    move(booking_id, NINE + HOUR, SOON, other.assessment_id)
    assert Booking.objects.get().assessment_id == here.ana.assessment_id


def test_a_parents_own_answers_say_nothing_of_the_childs_visit(here: World) -> None:
    child = assess(CHILD, by="client", now=NOW)
    booking_id = confirm(hold(here, assessment_id=child.assessment_id, plan_id=child.plan_id))
    parent = assess(CASES[0], by="client", now=SOON)
    move(booking_id, NINE + HOUR, SOON, parent.assessment_id)
    move(booking_id, NINE, SOON, with_chest_pain())
    row = Booking.objects.get()
    assert (row.assessment_id, row.plan_id) == (child.assessment_id, child.plan_id)
    assert not AuditLine.objects.filter(act="bookings.attach_answers").exists()


def test_beside_a_parents_answers_a_childs_visit_still_asks_for_the_childs_own(here: World) -> None:
    child = assess(CHILD, by="client", now=NOW)
    booking_id = confirm(hold(here, at=AHEAD, assessment_id=child.assessment_id, plan_id=child.plan_id))
    parent, again = assess(CASES[0], by="client", now=LATER), assess(CHILD, by="client", now=LATER)
    with pytest.raises(GateClosed):
        move(booking_id, AHEAD + HOUR, LATER, parent.assessment_id)
    move(booking_id, AHEAD + HOUR, LATER, again.assessment_id)
    assert Booking.objects.get().assessment_id == again.assessment_id


@pytest.mark.parametrize(("age", "is_same"), [(33, False), (34, True), (35, True), (36, False)])
def test_one_birthday_later_it_is_the_same_person(here: World, age: int, is_same: bool) -> None:
    later = assess(Case("later", {**CASES[0].answers, "q_age": age}), by="client", now=SOON)
    assert same_person(earlier_id=here.ana.assessment_id, later_id=later.assessment_id) is is_same


def test_answers_that_do_not_tell_whom_they_are_about_are_nobodys(here: World) -> None:
    assert not same_person(earlier_id=here.ana.assessment_id, later_id=begun())
    assert not same_person(earlier_id=begun(), later_id=begun())


def test_older_answers_never_replace_newer_ones(here: World) -> None:
    older = here.ana
    newer = assess(CASES[0], by="client", now=NOW)
    booking_id = book(here)
    Booking.objects.update(assessment_id=newer.assessment_id, plan_id=newer.plan_id)
    move(booking_id, NINE + HOUR, SOON, older.assessment_id)
    assert Booking.objects.get().assessment_id == newer.assessment_id
