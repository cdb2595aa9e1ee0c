"""A handful of made-up people's answers, judged and planned by the real core."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from unknot.assessments.actions import answer_screen, start_assessment
from unknot.clinical.asking import AskedQuestion
from unknot.clinical.interview import next_screen
from unknot.clinical.types import Answer
from unknot.knowledge.loading import knowledge
from unknot.plans.actions import draft_plan
from unknot.plans.queries import needs_of
from unknot.scheduling.values import Needs

ANSWERING: Final = timedelta(minutes=6)
"""How long the questions took the made-up people."""


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody tells; a question that is not named gets the answer that says nothing special."""

    name: str
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assessed:
    """A case as it stands in the database."""

    assessment_id: int
    plan_id: int
    needs: Needs


ORDINARY: Final[Mapping[str, Answer]] = {
    "q_who": "self",
    "q_age": 41,
    "q_safe": "none",
    "q_onset": "2_to_6_weeks",
    "q_trend": "comes_and_goes",
    "q_len": "seconds",
    "q_often": "few_a_month",
    "q_cramp_when": "night",
    "q_pain": 3,
    "q_cancer": "never",
    "q_preg": "none",
    "q_consent": "yes",
    "q_checked": "never",
}

CASES: Final = (
    Case(
        "desk neck",
        {
            "q_age": 34,
            "q_where": ("neck", "shoulder"),
            "q_feel": ("feel_tight", "feel_ache", "feel_tension"),
            "q_eases": ("ease_warmth", "ease_movement"),
            "q_cause": ("posture_stress_or_sitting",),
            "q_wishes": ("likes_medium", "want_relax", "want_less_pain"),
        },
    ),
    Case(
        "night calf cramps",
        {
            "q_age": 58,
            "q_where": ("calf",),
            "q_feel": ("feel_cramp",),
            "q_eases": ("ease_stretch",),
            "q_wishes": ("likes_light", "first_massage", "want_sleep"),
        },
    ),
    Case(
        "low back after gardening",
        {
            "q_age": 49,
            "q_where": ("low_back",),
            "q_feel": ("feel_tight", "feel_stiff"),
            "q_eases": ("ease_warmth", "ease_movement"),
            "q_onset": "1_to_2_weeks",
            "q_trend": "better",
            "q_cause": ("after_overuse",),
            "q_wishes": ("likes_medium", "want_less_pain", "want_move"),
        },
    ),
    Case(
        "knots between the shoulder blades",
        {
            "q_age": 38,
            "q_where": ("upper_back", "shoulder"),
            "q_feel": ("feel_knot", "feel_referred", "feel_ache"),
            "q_eases": ("ease_press",),
            "q_trend": "same",
            "q_cause": ("posture_stress_or_sitting",),
            "q_wishes": ("likes_firm", "want_less_pain"),
        },
    ),
)


def assess(case: Case, *, by: str, now: datetime) -> Assessed:
    """Answer every screen as the person would, and draft the plan. The case has to be one that may book."""
    started_at = now - ANSWERING
    assessment_id = start_assessment(by=by, now=started_at, language="en")
    told: dict[str, Answer] = {}
    while (screen := next_screen(told, knowledge())) is not None:
        answers = {question.id: answer_of(case, question) for question in screen.questions}
        told |= answers
        answer_screen(assessment_id=assessment_id, screen_id=screen.id, answers=answers, by=by, now=now)
    plan_id = draft_plan(assessment_id=assessment_id, by=by, now=now)
    return Assessed(assessment_id, plan_id, needs_of(plan_id))


def answer_of(case: Case, question: AskedQuestion) -> Answer:
    told = case.answers.get(question.id, ORDINARY.get(question.id))
    if told is not None:
        return told
    words = {option.id for option in question.options}
    return next((word for word in ("none", "no") if word in words), "not_sure")
