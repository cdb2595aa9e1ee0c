"""Sentences of a plan: how sure we are, which wish was overruled, when to stop. Plain words, no promises."""

from collections.abc import Collection, Iterator

from unknot.clinical.plan_types import Evidence, HomeCare
from unknot.clinical.types import Disposition, Triage
from unknot.knowledge.care import Care, CourseLimits, Honest, Technique
from unknot.knowledge.types import Knowledge

PLACE_LEFT_ALONE = "The place that you marked is left alone for now. Other places may be massaged if you wish."
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
_ABOUT_MASSAGE = ("C001", "C092")
_ABOUT_WISHES = {
    "g_pain": "C062",
    "g_relax": "C064",
    "g_sleep": "C065",
    "g_mobility": "C063",
    "s_recurrent_cramp": "C096",
    "c_fibromyalgia": "C080",
}
_SAFETY = ("C067", "C087")


def evidence_for(technique: Technique, care_facts: Collection[str]) -> tuple[Evidence, ...]:
    """How sure we are of each outcome that this person wants; short-term pain when none was named.

    >>> from unknot.knowledge.loading import knowledge
    >>> [(e.outcome, e.grade) for e in evidence_for(knowledge().care.techniques["swedish"], ["g_relax"])]
    [('stress_anxiety', 'moderate')]
    """
    wanted = [outcome for fact, outcome in _OUTCOMES.items() if fact in care_facts] or ["pain_short_term"]
    grades = [(outcome, technique.evidence_grades.get(outcome, "none")) for outcome in wanted]
    return tuple(Evidence(outcome, grade, _HOW_SURE[grade].format(_IN_WORDS[outcome])) for outcome, grade in grades)


def honest_frame(care_facts: Collection[str], care: Care) -> tuple[Honest, ...]:
    """What massage can and cannot do for this person, in the words of the claims, each with its grade and sources."""
    wishes = [claim for fact, claim in _ABOUT_WISHES.items() if fact in care_facts]
    claims = [care.claims[name] for name in (*_ABOUT_MASSAGE, *wishes, *_SAFETY)]
    return tuple(Honest(c.product_phrasing, c.evidence_grade, c.sources, c.id) for c in claims)


def what_now(home: HomeCare, *, is_cramp_now: bool, has_cramps: bool) -> Iterator[str]:
    """What the person does first, whether or not a visit follows."""
    if is_cramp_now:
        yield "Lengthen the cramping muscle slowly and hold. The first-aid card shows how."
    if has_cramps and home.stretches:
        yield "Do your stretches every day. For cramps they come before massage."
    yield "Keep moving as well as you can, and do not push into pain."


def stop_rules(limits: CourseLimits) -> Iterator[Honest]:
    """How long a course goes on at most, and what ends it."""
    visits, weeks = limits.absolute_max_before_review, limits.max_weeks_before_review
    no_gain = f"Stop after {limits.max_sessions_without_response} visits if you are not clearly better."
    for text in (
        f"{no_gain} See a doctor or physio instead.",
        f"After {visits} visits or {weeks} weeks, somebody looks at it before you go on.",
        f"Leave at least {limits.min_days_between_sessions} days between visits.",
    ):
        yield Honest(text, limits.grade, limits.sources)
    yield Honest("You can choose fewer visits, or stop, at any time.", "none", ("expert",))


def overruled_wishes(care_facts: Collection[str], cap: int, triage: Triage, knowledge: Knowledge) -> Iterator[str]:
    """Wishes for pressure that the plan stays below, and what stands against them."""
    for wish, word, pressure in (("p_firm", "firm", 4), ("p_medium", "medium", 3)):
        if wish in care_facts and cap < pressure:
            reasons = "; ".join(pressure_because(care_facts, cap, triage, knowledge))
            yield f"You like {word} pressure. We stay at {cap} of 5: {reasons}."


def pressure_because(care_facts: Collection[str], cap: int, triage: Triage, knowledge: Knowledge) -> tuple[str, ...]:
    """What sets the cap: facts of the scoring scheme, or else rules; empty when it is the usual one."""
    care = knowledge.care
    facts = [
        care.feature_words[fact]
        for fact, limit in care.scoring.walton_caps.items()
        if fact in care_facts and limit == cap
    ]
    fired = {reason.rule_id for reason in triage.reasons if reason.disposition is not Disposition.CLEAR}
    rules = (r.name.lower() for r in knowledge.rules if r.id in fired and r.modifications.max_pressure == cap)
    return tuple(facts or dict.fromkeys(rules))
