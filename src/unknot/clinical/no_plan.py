"""Why there is no plan: what stands in the way, as a code and in words."""

from collections.abc import Collection
from dataclasses import dataclass

from unknot.clinical.explain import explanation, what_to_do
from unknot.clinical.plan_types import NoPlan, Plan, Ranking
from unknot.clinical.types import Disposition, SessionState, Triage


@dataclass(frozen=True, slots=True)
class Obstacle:
    """code: for programs. because: for the person."""

    code: NoPlan
    because: str


_OPEN = Obstacle("open_questions", "Some questions are still open. We cannot suggest a plan until they are answered.")
_MEDICAL = Obstacle("medical_care", "Medical care comes first. Massage is not safe for you right now.")
_NO_SESSION = {
    SessionState.POSTPONED: Obstacle(
        "postponed", "Not today. Come back to this when what stands in the way has passed."
    ),
    SessionState.CONSENT_NEEDED: Obstacle(
        "consent_needed", "There is no massage without a yes from the person, or from someone who may give it."
    ),
    SessionState.BLOCKED_UNTIL_CLEARED: Obstacle(
        "blocked_until_cleared", "A yes from your health-care provider is needed before any massage."
    ),
    SessionState.BLOCKED: Obstacle("blocked", "Please see a doctor before any massage."),
}
_FRESH_INJURY = Obstacle(
    "fresh_injury",
    "The injury is still new, so the sore place gets no massage for now. Look after it and move gently. "
    "Answer again in some days. If it is not clearly better by then, have it looked at.",
)
_NOTHING_FITS = Obstacle(
    "nothing_fits",
    "No technique fits within the limits that apply to you. Talk it over with a therapist or your doctor.",
)


def before_planning(triage: Triage) -> Obstacle | None:
    """What in the triage leaves no room for a plan; None when nothing does."""
    if not triage.final:
        return _OPEN
    if triage.disposition in (Disposition.EMERGENCY, Disposition.URGENT):
        return _MEDICAL
    return _NO_SESSION.get(triage.session)


def after_ranking(care_facts: Collection[str], ranking: Ranking) -> Obstacle | None:
    """What in the answers leaves no technique although the triage allows a session; None when nothing does."""
    if "c_recent_injury" in care_facts:
        return _FRESH_INJURY
    return None if ranking.chosen else _NOTHING_FITS


def first_words(triage: Triage, plan: Plan) -> str:
    """What a result says first. A session that the triage allows and the plan does not suggest is no go-ahead."""
    return plan.no_plan_because if triage.bookable and not plan.made else what_to_do(triage)


def explained(triage: Triage, plan: Plan) -> str:
    """What to do and why, as `explanation` says it, with the first words of the plan when it suggests no massage."""
    return explanation(triage).replace(what_to_do(triage), first_words(triage, plan), 1)
