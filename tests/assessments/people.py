"""People who have answered, made by the acts alone."""

from datetime import UTC, datetime
from typing import Any

from assessments.walker import healthy
from unknot.assessments.actions import answer_screen, start_assessment
from unknot.assessments.queries import interview_of
from unknot.assessments.values import AssessmentId
from unknot.clinical.asking import AskedQuestion, answer_to_part
from unknot.clinical.types import Answer

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def begun(now: datetime = NOON) -> AssessmentId:
    return start_assessment(by="client", now=now, language="en")


def answered(now: datetime = NOON, **changes: Any) -> AssessmentId:
    """A healthy person with `changes`, all questions answered."""
    found = begun(now)
    while screen := interview_of(assessment_id=found, now=now).next_screen:
        answers = {question.id: answer_of(question, healthy(**changes).facts) for question in screen.questions}
        answer_screen(assessment_id=found, screen_id=screen.id, answers=answers, by="client", now=now)
    return found


def answer_of(question: AskedQuestion, facts: Any) -> Answer:
    if question.type == "still_so":
        return "same"
    if question.type == "one_by_one":
        return {option.id: "yes" if facts.get(option.id) else "no" for option in question.options}
    if question.type == "multi_select":
        return answer_to_part(question, [o.id for o in question.options if facts.get(o.id)] or ["none"])
    if question.type == "yes_no_unsure":
        return "yes" if facts.get(next(iter(question.options[0].sets))) else "no"
    if question.type == "body_map":
        return tuple(facts["regions"])
    if question.type == "number":
        return int(facts[{"q_age": "age_years", "q_pain": "pain_now"}.get(question.id, "weeks_pregnant")])
    return max((o for o in question.options if _fits(o.sets, facts)), key=lambda option: len(option.sets)).id


def _fits(sets: Any, facts: Any) -> bool:
    return all((facts.get(fact) or False) == value for fact, value in sets.items())
