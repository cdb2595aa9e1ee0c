"""Sentences of a plan: how sure we are, which wish was overruled, why there is no plan. Plain words, no promises."""

from collections.abc import Collection, Iterator, Mapping

from unknot.clinical.types import Disposition, SessionState, Triage
from unknot.knowledge.care import Care, Technique
from unknot.knowledge.types import Knowledge

FRESH_INJURY = (
    "The injury is fresh. We leave the sore place alone for now. If it is not clearly better in a few days, "
    "have it looked at."
)
NOTHING_FITS = "No technique fits within the limits that apply to you. Talk it over with a therapist or your doctor."
PLACE_LEFT_ALONE = "The place that you marked is left alone for now. Other places may be massaged if you wish."
_OPEN = "Some questions are still open. We cannot suggest a plan until they are answered."
_NO_SESSION = {
    SessionState.POSTPONED: "Not today. Come back to this when what stands in the way has passed.",
    SessionState.CONSENT_NEEDED: "There is no massage without a yes from the person, or from someone who may give it.",
    SessionState.BLOCKED_UNTIL_CLEARED: "A written OK from your health-care provider is needed before any massage.",
    SessionState.BLOCKED: "Please see a doctor before any massage.",
}
_OUTCOMES = {
    "g_pain": "pain_short_term",
    "g_relax": "stress_anxiety",
    "g_sleep": "sleep",
    "g_mobility": "rom",
    "s_recurrent_cramp": "cramp_frequency",
    "s_post_exercise_sore": "doms_soreness",
}
_IN_WORDS = {
    "pain_short_term": "less pain for some days",
    "stress_anxiety": "feeling calmer",
    "sleep": "better sleep",
    "rom": "moving more freely",
    "cramp_frequency": "fewer cramps",
    "doms_soreness": "less soreness after exercise",
}
_HOW_SURE = {
    "high": "Studies show that it helps with {}.",
    "moderate": "Studies suggest that it helps somewhat with {}.",
    "low": "It may help with {}. Studies are few or weak.",
    "very low": "It might help with {}. We can hardly tell.",
    "none": "No study shows that it helps with {}.",
    "contradicted": "Studies speak against it helping with {}.",
}


def why_no_plan(triage: Triage) -> str:
    """Why a triage leaves no room for a plan; empty when it does."""
    if not triage.final:
        return _OPEN
    if triage.disposition in (Disposition.EMERGENCY, Disposition.URGENT):
        return "Medical care comes first. Massage is not safe for you right now."
    return _NO_SESSION.get(triage.session, "")


def evidence_for(technique: Technique, care_facts: Collection[str]) -> Mapping[str, str]:
    """How sure we are of each outcome that this person wants; short-term pain when none was named.

    >>> from unknot.knowledge.loading import knowledge
    >>> evidence_for(knowledge().care.techniques["swedish"], ["g_relax"])
    {'stress_anxiety': 'moderate'}
    """
    wanted = [outcome for fact, outcome in _OUTCOMES.items() if fact in care_facts] or ["pain_short_term"]
    return {outcome: technique.evidence_grades.get(outcome, "none") for outcome in wanted}


def honest_sentence(evidence: Mapping[str, str]) -> str:
    """The evidence in words, one sentence or two an outcome."""
    return " ".join(_HOW_SURE[grade].format(_IN_WORDS[outcome]) for outcome, grade in evidence.items())


def honest_frame(care_facts: Collection[str], care: Care) -> tuple[str, ...]:
    """What every plan says about itself: what massage can and cannot do, each with its grade."""
    claims = ["C001", *(["C096"] if "s_recurrent_cramp" in care_facts else [])]
    said = [f"{care.claims[c].product_phrasing} (evidence: {care.claims[c].evidence_grade})" for c in claims]
    return (care.key_message, *said, care.headline)


def overruled_wishes(care_facts: Collection[str], cap: int, triage: Triage, knowledge: Knowledge) -> Iterator[str]:
    """Wishes for pressure that the plan stays below, and what stands against them."""
    for wish, word, pressure in (("p_firm", "firm", 4), ("p_medium", "medium", 3)):
        if wish in care_facts and cap < pressure:
            reasons = "; ".join(dict.fromkeys(_against(care_facts, cap, triage, knowledge)))
            yield f"You like {word} pressure. We stay at {cap} of 5: {reasons}."


def _against(care_facts: Collection[str], cap: int, triage: Triage, knowledge: Knowledge) -> Iterator[str]:
    care = knowledge.care
    for fact, limit in care.scoring.walton_caps.items():
        if fact in care_facts and limit == cap:
            yield care.feature_labels[fact].lower()
    fired = {reason.rule_id for reason in triage.reasons}
    for rule in knowledge.rules:
        if rule.id in fired and rule.modifications.max_pressure == cap:
            yield rule.name.lower()
