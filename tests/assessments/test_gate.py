"""The gate is asked inside every booking act: it opens for one kind of answer only, and closes again."""

from datetime import datetime, timedelta

import psycopg
import pytest
from django.db import transaction

from assessments.people import NOON, answer_of, answered, begun
from assessments.walker import healthy
from unknot.assessments.actions import answer_screen
from unknot.assessments.models import TriageRecord
from unknot.assessments.queries import gate, interview_of
from unknot.clinical.interview import screen_to_change
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge

pytestmark = pytest.mark.django_db
DANGER_COUNTS = timedelta(days=knowledge().validity["q_now_1"].days)


def test_it_is_open_for_a_person_without_a_danger_sign() -> None:
    found = gate(assessment_id=answered(), now=NOON)
    assert (found.is_open, found.code, found.disposition) == (True, "assessments.open", Disposition.CLEAR)


def test_it_is_open_with_care() -> None:
    found = gate(assessment_id=answered(hx_hypermobile=True), now=NOON)
    assert (found.is_open, found.disposition) == (True, Disposition.CAUTION)


def test_it_is_closed_before_the_last_question() -> None:
    found = gate(assessment_id=begun(), now=NOON)
    assert (found.is_open, found.code, found.disposition) == (False, "assessments.unfinished", None)


def test_it_is_closed_for_an_assessment_that_does_not_exist() -> None:
    assert not gate(assessment_id=404_404, now=NOON).is_open


@pytest.mark.parametrize(
    "danger",
    [
        {"chest_pain_now": True},
        {"saddle_numb": True},
        {"fever": True},
        {"hx_clot_current": True},
        {"consent": "no"},
        {"safety_concern": "self_harm_thoughts"},
    ],
    ids=lambda danger: next(iter(danger)),
)
def test_it_is_closed_when_something_else_comes_first(danger: dict[str, object]) -> None:
    found = gate(assessment_id=answered(**danger), now=NOON)
    assert (found.is_open, found.code) == (False, "assessments.not_safe")


def test_it_closes_when_the_danger_signs_have_aged() -> None:
    person = answered()
    last_moment = NOON + DANGER_COUNTS
    assert gate(assessment_id=person, now=last_moment).is_open
    late = gate(assessment_id=person, now=last_moment + timedelta(seconds=1))
    assert (late.is_open, late.code) == (False, "assessments.too_old")


@pytest.mark.parametrize("screen_id", ["today", "where"])
def test_one_screen_answered_again_does_not_make_the_older_answers_younger(screen_id: str) -> None:
    person = answered()
    late = NOON + DANGER_COUNTS + timedelta(seconds=1)
    again(person, screen_id, late)
    assert TriageRecord.objects.latest("pk").decided_at == late
    assert not gate(assessment_id=person, now=late).is_open


@pytest.mark.parametrize("days", [3, 8, 29, 181])
def test_what_has_aged_answered_again_opens_it_again_and_no_sooner(days: int) -> None:
    person = answered(feel_tight=True, regions=["neck"])
    late = NOON + timedelta(days=days)
    facts = healthy(feel_tight=True, regions=["neck"]).facts
    while screen := interview_of(assessment_id=person, now=late).next_screen:
        assert not gate(assessment_id=person, now=late).is_open
        answers = {question.id: answer_of(question, facts) for question in screen.questions}
        answer_screen(assessment_id=person, screen_id=screen.id, answers=answers, by="client", now=late)
    assert gate(assessment_id=person, now=late).is_open


def test_what_is_not_still_so_is_asked_in_full() -> None:
    person = answered()
    late = NOON + timedelta(days=8)
    changed = set()
    while screen := interview_of(assessment_id=person, now=late).next_screen:
        answers = {question.id: answer_of(question, healthy().facts) for question in screen.questions}
        if screen.id == "still_so" and not changed:
            answers["q_rx"] = "changed"
            changed = {"q_rx"}
        changed -= set() if screen.id == "still_so" else set(answers)
        answer_screen(assessment_id=person, screen_id=screen.id, answers=answers, by="client", now=late)
    assert changed == set()
    assert gate(assessment_id=person, now=late).is_open


def test_a_danger_that_was_told_stands_until_it_is_answered_anew() -> None:
    person = answered(joint_hot_swollen=True)
    late = NOON + timedelta(days=8)
    levels = {}
    while screen := interview_of(assessment_id=person, now=late).next_screen:
        answers = {question.id: answer_of(question, healthy().facts) for question in screen.questions}
        answer_screen(assessment_id=person, screen_id=screen.id, answers=answers, by="client", now=late)
        levels[screen.id] = TriageRecord.objects.latest("pk").disposition
    assert levels["now_1"] == levels["now_2"] == Disposition.URGENT
    assert levels["now_3"] != Disposition.URGENT
    assert gate(assessment_id=person, now=late).is_open


def again(person: int, screen_id: str, now: datetime) -> None:
    """One screen of the plan, answered once more as a healthy person does."""
    screen = screen_to_change(screen_id, interview_of(assessment_id=person, now=NOON).answers, knowledge())
    assert screen
    answers = {question.id: answer_of(question, healthy().facts) for question in screen.questions}
    answer_screen(assessment_id=person, screen_id=screen_id, answers=answers, by="client", now=now)


def test_it_closes_when_the_rules_have_changed_since() -> None:
    person = answered()
    old = TriageRecord.objects.get(assessment_id=person)
    result = {**old.result, "rules": "of another edition"}
    TriageRecord.objects.create(
        assessment_id=person,
        decided_at=NOON,
        answered_since=NOON,
        edition=old.edition,
        disposition=old.disposition,
        session=old.session,
        is_final=True,
        is_bookable=True,
        result=result,
    )
    assert gate(assessment_id=person, now=NOON).code == "assessments.rules_changed"


def test_it_closes_when_a_later_answer_tells_of_danger_and_opens_when_it_is_taken_back() -> None:
    person = answered()
    for told, is_open in ((("chest_pain_now",), False), (("none",), True)):
        answer_screen(assessment_id=person, screen_id="now_1", answers={"q_now_1": told}, by="client", now=NOON)
        assert gate(assessment_id=person, now=NOON).is_open is is_open
    assert TriageRecord.objects.filter(assessment_id=person).count() == 3


def test_it_closes_while_a_changed_answer_leaves_questions_open() -> None:
    person = answered(regions=["low_back"])
    answer_screen(assessment_id=person, screen_id="where", answers={"q_where": ("neck",)}, by="client", now=NOON)
    assert gate(assessment_id=person, now=NOON).code == "assessments.unfinished"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("lock", [True, False])
def test_only_a_locked_gate_keeps_answers_from_changing_until_the_booking_ends(
    test_database: tuple[str, str], lock: bool
) -> None:
    person = answered()
    with transaction.atomic(), psycopg.connect(test_database[0]) as somebody_else:
        assert gate(assessment_id=person, now=NOON, lock=lock).is_open
        ask = "SELECT 1 FROM assessments_assessment WHERE id = %s FOR UPDATE SKIP LOCKED"
        may_change = somebody_else.execute(ask, [person]).fetchone() is not None
    assert may_change is not lock
