"""What happens to an assessment: it starts, its screens are answered, and it is judged."""

from datetime import UTC, datetime

from django.db import transaction

from unknot.assessments import judging
from unknot.assessments.models import Assessment, TriageRecord
from unknot.assessments.refusals import AnswersNotValid, AssessmentNotFound
from unknot.assessments.values import Answers, AssessmentId
from unknot.audit.actions import record
from unknot.clinical.answers import answers_to_facts
from unknot.clinical.asking import with_answers
from unknot.clinical.interview import screens_so_far
from unknot.clinical.repeat import CHANGED, SAME, STILL_SO, confirmed
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition, Triage
from unknot.clinical.values import AnswerError
from unknot.knowledge.loading import knowledge


@transaction.atomic(durable=True)
def start_assessment(*, by: str, now: datetime, language: str) -> AssessmentId:
    edition = knowledge().edition
    assessment = Assessment.objects.create(started_at=now, edition=edition, language=language)
    record(act="assessments.start_assessment", about=f"Assessment:{assessment.pk}", by=by, now=now, edition=edition)
    return AssessmentId(assessment.pk)


@transaction.atomic(durable=True)
def answer_screen(*, assessment_id: int, screen_id: str, answers: Answers, by: str, now: datetime) -> None:
    """Add the answers of one screen to the earlier ones, and judge when there is something to tell.

    That is when nothing is left to ask, when a judgement stood before, or when the answers call for a doctor already.

    Earlier answers to questions that no longer apply stay on record; the judgement leaves them out and names them.
    """
    assessment = Assessment.objects.select_for_update().filter(pk=assessment_id).first()
    if assessment is None:
        raise AssessmentNotFound
    _check(screen_id, answers, assessment, now)
    earlier = judging.readable(assessment.answers) if screen_id == STILL_SO else judging.kept(assessment, answers, now)
    assessment.answers = (confirmed if screen_id == STILL_SO else with_answers)(earlier, answers)
    assessment.answered_at = {**assessment.answered_at, **dict.fromkeys(answers, now.astimezone(UTC).isoformat())}
    assessment.edition = knowledge().edition
    is_over = judging.next_screen(assessment, now) is None
    assessment.finished_at = now if is_over else None
    assessment.save()
    about = f"Assessment:{assessment.pk}"
    record(act="assessments.answer_screen", about=about, by=by, now=now, edition=assessment.edition)
    result = _judged(assessment, now)
    if is_over or result.so_far.rank >= Disposition.SEE_DOCTOR.rank or assessment.triages.exists():
        _keep(result, assessment, by, now)


def _judged(assessment: Assessment, now: datetime) -> Triage:
    """By the answers that are current; by the aged ones too where they tell of something that needs a doctor."""
    current = triage(judging.told(assessment, now), knowledge())
    with_aged = triage(assessment.answers, knowledge())
    is_graver = with_aged.so_far.rank > max(current.so_far.rank, Disposition.CLEARANCE.rank)
    return with_aged if is_graver else current


def _check(screen_id: str, answers: Answers, assessment: Assessment, now: datetime) -> None:
    """Every answer belongs to a question that this screen asks of this person, and is one it allows."""
    screen = judging.screen_to_answer(screen_id, assessment, now)
    asked = {question.id for question in screen.questions} if screen else set()
    if not answers or not asked.issuperset(answers):
        raise AnswersNotValid(problem=f"not asked on {screen_id}")
    if screen_id == STILL_SO:
        if not {SAME, CHANGED}.issuperset(map(str, answers.values())):
            raise AnswersNotValid(problem="neither the same nor changed")
        return
    try:
        answers_to_facts(answers, knowledge())
    except AnswerError as error:
        raise AnswersNotValid(problem=str(error)) from None


def _keep(result: Triage, assessment: Assessment, by: str, now: datetime) -> None:
    judgement = TriageRecord.objects.create(
        assessment=assessment,
        decided_at=now,
        answered_since=_oldest_answer(assessment),
        edition=result.edition,
        disposition=result.disposition,
        session=result.session,
        is_final=result.final,
        is_bookable=result.bookable,
        result=judging.stored(result),
    )
    about = f"TriageRecord:{judgement.pk}"
    record(act="assessments.record_triage", about=about, by=by, now=now, edition=result.edition)


def _oldest_answer(assessment: Assessment) -> datetime:
    """Of the answers that apply; one that carries no time counts as old as the assessment."""
    counted = {q.id for screen in screens_so_far(assessment.answers, knowledge()) for q in screen.questions}
    given = [assessment.answered_at.get(question) for question in counted]
    times = (datetime.fromisoformat(at) if at else assessment.started_at for at in given)
    return min(times, default=assessment.started_at)
