"""What a person reads of each decision: plain, calm, without a promise, and with the name of no disease."""

import re
from collections.abc import Iterator

import pytest

from clinical.progress.people import PAIN, after, before, day, entry, history, judged, rated
from clinical.progress.test_decisions import BETTER, CRAMPS, LOST, SAME_EIGHT, STEP, STEPPED, flaring
from unknot.clinical.progress.dangers import danger
from unknot.clinical.progress.types import Check, Course, History, Progress
from unknot.knowledge.loading import knowledge

OWN = {"after-effects", "not started", "not enough data", "between checkpoints"}
"""Decisions that the table of the authors does not have."""
FOURTH = Course("pain", "F2", "F4")
GOOD = Check(day(8), "responder", "F4", 0.9)
UNCLEAR = (*before(6, 6), *after([6, 5, 5, 5, 4, 5, 5, 5]))
COURSES: dict[str, tuple[History, Course]] = {
    "safety": (history(*BETTER, weeks=4, dangers=(danger("pop_bruise_or_gap", day(3), knowledge()),)), PAIN),
    "worse": (history(*before(5, 5), *after([3, 3, 7, 7]), rated(4, 6), weeks=4), PAIN),
    "after-effects": (history(*BETTER, entry(day(3), "after_effects", sore="longer"), weeks=4), PAIN),
    "flare": (history(*before(6, 6), *flaring(0, 1), weeks=2), PAIN),
    "not started": (history(weeks=0, visits=()), CRAMPS),
    "not enough data": (history(*before(6, 6), *after([3]), weeks=12), PAIN),
    "responder": (history(*BETTER, weeks=4), PAIN),
    "checkpoint 1, no sign": (history(*before(7, 7), *after([7, 7, 6, 7]), weeks=4), PAIN),
    "checkpoint 1, unclear": (history(*before(6, 6), *after([5, 5, 4, 4]), weeks=4), PAIN),
    "checkpoint 2, no benefit": (history(*SAME_EIGHT, weeks=8), PAIN),
    "checkpoint 2, probable": (history(*before(6, 6), *after([5, 5, 5, 4, 4, 4, 4, 4]), weeks=8), PAIN),
    "checkpoint 2, unclear": (history(*UNCLEAR, weeks=8), PAIN),
    "checkpoint 3": (history(*before(6, 6), *after([5] * 12), rated(12, 3), weeks=12), PAIN),
    "taper complete": (
        history(
            *before(6, 6),
            *after([3, 2, 2, 2] * 4),
            rated(16, 2),
            weeks=16,
            checks=(GOOD, Check(day(12), "responder", "F4", 0.9)),
        ),
        FOURTH,
    ),
    "relapse": (history(*LOST, weeks=6, checks=(STEP,)), STEPPED),
    "between checkpoints": (history(*before(6, 6), *after([5]), weeks=1), PAIN),
}
AFTER_VISIT = judged(history(*BETTER, entry(day(3), "after_effects", bruise="headache", help=True), weeks=4))
RESULTS = {rule: judged(*course) for rule, course in COURSES.items()}


def said(result: Progress) -> Iterator[str]:
    yield from (result.summary, *result.reasons, *result.to_do, result.uncertainty, *result.would_change)
    yield from (change.sentence for change in result.changes)
    yield from (trend.sentence for trend in result.trends)


def syllables(word: str) -> int:
    """Groups of vowels, without an e that is not spoken; good enough for an average."""
    spoken = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def grade(text: str) -> float:
    """Flesch-Kincaid grade: school years needed to read it with ease."""
    sentences = [part for part in re.split(r"[.!?:]+\s", text) if re.search("[a-z]", part)]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("rule", COURSES)
def test_every_decision_can_be_reached(rule: str) -> None:
    assert RESULTS[rule].decision.rule == rule


def test_every_row_of_the_table_is_among_them() -> None:
    assert set(COURSES) == {row.name for row in knowledge().response.rules} | OWN


@pytest.mark.parametrize("rule", COURSES)
def test_it_reads_at_sixth_grade_level(rule: str) -> None:
    text = " ".join(said(RESULTS[rule]))
    assert grade(text) <= 6, text


def test_what_is_told_of_a_sign_after_a_visit_reads_at_sixth_grade_level() -> None:
    assert grade(" ".join(said(AFTER_VISIT))) <= 6


def test_control_a_text_for_clinicians_would_be_noticed() -> None:
    assert grade(knowledge().response.combining) > 6
    assert (
        grade("Considerable uncertainty regarding methodological heterogeneity necessitates conservative reading.") > 15
    )


@pytest.mark.parametrize("rule", COURSES)
def test_nothing_promises_that_massage_is_the_reason(rule: str) -> None:
    for text in said(RESULTS[rule]):
        assert not re.search(
            r"\b(cure|heal|treats?|prevents?|thanks to|due to the massage|massage (works|helped))\b", text
        )


@pytest.mark.parametrize("rule", COURSES)
def test_no_rule_id_and_no_suspected_disease_is_told(rule: str) -> None:
    text = " ".join(said(RESULTS[rule])).lower()
    assert not re.search(r"\b(rf|ci|ad)\d{3}\b", text)
    suspected = {name.lower() for rule in knowledge().rules for name in rule.suspected_conditions if len(name) > 4}
    assert [name for name in suspected if re.search(rf"\b{re.escape(name)}\b", text)] == []


@pytest.mark.parametrize("rule", COURSES)
def test_good_news_and_only_good_news_says_that_time_alone_may_explain_it(rule: str) -> None:
    result = RESULTS[rule]
    better = result.decision.action == "step_down" or any(change.verdict == "improved" for change in result.changes)
    assert (knowledge().response.attribution in result.honest) == better


@pytest.mark.parametrize("rule", COURSES)
def test_a_decision_says_why_how_sure_and_what_would_change_it(rule: str) -> None:
    result = RESULTS[rule]
    assert result.uncertainty
    assert result.would_change
    assert result.sources
    assert result.reasons or rule == "not started"
    assert any("fewer visits" in line for line in result.to_do) == result.decision.goes_on
    assert (result.look_again_after_visits is None) != result.decision.goes_on


def test_what_next_week_would_have_to_show_is_worked_out() -> None:
    told = (*before(6, 6), *after([5, 5, 4, 4]))
    wanted = "A score of 2 for next week would make a clear gain likely."
    assert wanted in judged(history(*told, weeks=4)).would_change
    reached = judged(history(*told, *after([5, 5, 4, 4, 2])[4:], weeks=5)).chances
    missed = judged(history(*told, *after([5, 5, 4, 4, 3])[4:], weeks=5)).chances
    assert reached
    assert missed
    assert reached.p_resp >= knowledge().response.numbers.responder_p_resp > missed.p_resp
