import pytest
from django.db import connection
from django.db.utils import IntegrityError, ProgrammingError

from assessments.people import NOON, answered, begun
from unknot.assessments.actions import answer_screen
from unknot.assessments.models import Assessment, TriageRecord
from unknot.assessments.queries import interview_of, judgement_of
from unknot.assessments.refusals import AnswersNotValid, AssessmentNotFound
from unknot.audit.models import AuditLine
from unknot.knowledge.loading import knowledge

pytestmark = pytest.mark.django_db


def test_a_finished_assessment_is_judged_once_and_carries_the_edition() -> None:
    person = answered()
    judgement = TriageRecord.objects.get(assessment_id=person)
    assert judgement.edition == Assessment.objects.get().edition == knowledge().edition
    assert Assessment.objects.get().finished_at == NOON


def test_an_emergency_ends_the_questions_at_once() -> None:
    person = begun()
    answer_screen(
        assessment_id=person, screen_id="about", answers={"q_who": "self", "q_age": 40}, by="client", now=NOON
    )
    answer_screen(
        assessment_id=person, screen_id="now_1", answers={"q_now_1": ("chest_pain_now",)}, by="client", now=NOON
    )
    assert interview_of(assessment_id=person, now=NOON).next_screen is None
    assert TriageRecord.objects.get().disposition == "EMERGENCY"


def test_every_act_leaves_a_line_without_health_data() -> None:
    answered(chest_pain_now=True)
    lines = AuditLine.objects.order_by("pk")
    assert [line.act for line in lines][:2] == ["assessments.start_assessment", "assessments.answer_screen"]
    assert lines[len(lines) - 1].act == "assessments.record_triage"
    assert all(set(line.detail) == {"edition"} for line in lines)


@pytest.mark.parametrize(
    ("screen_id", "answers"),
    [
        ("now_1", {}),
        ("now_1", {"q_now_1": ("no_such_item",)}),
        ("now_1", {"q_now_2": ("none",)}),
        ("nowhere", {"q_now_1": ("none",)}),
        ("about", {"q_age": 500}),
        ("about", {"q_age": "forty"}),
        ("now_1", {"q_now_1": ("none", "chest_pain_now")}),
    ],
)
def test_answers_that_are_none_are_refused_and_nothing_is_kept(screen_id: str, answers: dict[str, object]) -> None:
    person = begun()
    with pytest.raises(AnswersNotValid):
        answer_screen(assessment_id=person, screen_id=screen_id, answers=answers, by="client", now=NOON)  # type: ignore[arg-type]
    assert Assessment.objects.get().answers == {}


def test_an_assessment_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(AssessmentNotFound):
        answer_screen(assessment_id=404_404, screen_id="now_1", answers={"q_now_1": ("none",)}, by="client", now=NOON)


def test_an_answer_that_no_longer_applies_is_named_and_kept() -> None:
    person = answered(regions=["neck"], jaw_pain_chewing=True)
    answer_screen(assessment_id=person, screen_id="where", answers={"q_where": ("foot",)}, by="client", now=NOON)
    assert "q_neck" in Assessment.objects.get().answers
    judgement = judgement_of(assessment_id=person)
    assert judgement
    assert judgement.triage.dropped == ("jaw_pain_chewing",)


def test_the_database_refuses_a_bookable_danger() -> None:
    person = begun()
    with pytest.raises(IntegrityError, match="only_a_safe_result_is_bookable"):
        TriageRecord.objects.create(
            assessment_id=person,
            decided_at=NOON,
            answered_since=NOON,
            edition="x",
            disposition="URGENT",
            session="blocked",
            is_final=True,
            is_bookable=True,
            result={},
        )


def test_a_judgement_cannot_be_changed_afterwards() -> None:
    answered()
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("UPDATE assessments_triagerecord SET is_bookable = true")
