"""All rules on one person: the authors' cases, and what must hold for everybody."""

import pytest

from clinical.people import Vignette, healthy, vignettes
from unknot.clinical.cases import read_case
from unknot.clinical.facts import settle
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition, SessionState
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
PEOPLE = list(vignettes())


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_author_s_case(person: Vignette) -> None:
    result = triage(read_case(person.case, KNOWN, name=person.name).settled, KNOWN)
    got = result.disposition.value if result.final else "NOT_FINAL"
    fired = tuple(reason.rule_id for reason in result.reasons)
    advice = tuple(item.advice_id for item in result.advice)
    assert (got, sorted(fired), advice) == (person.expected, sorted(person.fired), person.advice)


def test_there_are_as_many_cases_as_the_authors_wrote() -> None:
    assert len(PEOPLE) == 289 + 7


def test_everyday_people_are_not_blocked_and_dangers_always_are() -> None:
    groups: dict[str, list[bool]] = {}
    for person in PEOPLE:
        result = triage(read_case(person.case, KNOWN, name=person.name).settled, KNOWN)
        groups.setdefault(person.group, []).append(result.disposition.may_book)
    assert len(groups["ordinary"]) >= 50
    assert all(groups["ordinary"])
    assert len(groups["danger"]) >= 50
    assert not any(groups["danger"])


def test_an_open_danger_question_is_never_clear_and_never_bookable() -> None:
    result = triage(settle({"feel_tight": True}, KNOWN, answered=KNOWN.questions, not_answered=["q_now_2"]), KNOWN)
    assert result.disposition is Disposition.SEE_DOCTOR
    assert not result.final
    assert not result.bookable
    assert "q_now_2" in result.open_questions


@pytest.mark.parametrize("question", [q.id for q in KNOWN.questions.values() if q.when is None])
def test_one_core_answer_missing_is_never_clear(question: str) -> None:
    facts = {n: v for n, v in healthy().facts.items() if v not in (None, "")}
    result = triage(settle(facts, KNOWN, answered=KNOWN.questions, not_answered=[question]), KNOWN)
    if any(KNOWN.facts[fact].used_by_rules for fact in KNOWN.questions[question].facts):
        assert (result.disposition.may_book, result.final) == (False, False)
        assert question in result.open_questions
    else:
        assert result.disposition is Disposition.CLEAR


def test_nothing_told_is_not_clear() -> None:
    assert not triage(settle({}, KNOWN), KNOWN).bookable


def test_an_emergency_does_not_wait_for_other_answers() -> None:
    result = triage(settle({"chest_pain_now": True}, KNOWN), KNOWN)
    assert (result.disposition, result.final, result.session) == (
        Disposition.EMERGENCY,
        True,
        SessionState.BLOCKED,
    )


def test_a_rule_that_fired_for_want_of_knowing_says_so() -> None:
    facts = {n: v for n, v in healthy().facts.items() if v not in (None, "")}
    result = triage(settle(facts, KNOWN, unsure=["saddle_numb"]), KNOWN)
    assert result.reasons[0].because_unsure
    assert not result.reasons[-1].because_unsure
    assert result.unsure == ("saddle_numb",)


def test_the_most_severe_reason_comes_first_and_the_soonest_within_a_level() -> None:
    soon = ["now", "within_hours", "same_day", "within_48h", "within_1_week", "within_2_weeks", None]
    for person in PEOPLE:
        reasons = triage(read_case(person.case, KNOWN, name="a").settled, KNOWN).reasons
        order = [(-reason.disposition.rank, soon.index(reason.urgency)) for reason in reasons]
        assert order == sorted(order)


def test_advice_is_silent_when_the_result_sends_to_a_doctor() -> None:
    for person in PEOPLE:
        result = triage(read_case(person.case, KNOWN, name="a").settled, KNOWN)
        if result.so_far.rank >= Disposition.SEE_DOCTOR.rank:
            assert result.advice == ()


def test_not_today_is_no_medical_level_and_still_cannot_be_booked() -> None:
    result = triage(healthy(regions=["thigh"], fever=True), KNOWN)
    assert (result.disposition, result.session) == (Disposition.CAUTION, SessionState.POSTPONED)
    assert not result.bookable


def test_without_consent_nobody_is_touched() -> None:
    result = triage(healthy(consent="no"), KNOWN)
    assert result.session is SessionState.CONSENT_NEEDED
    assert not result.bookable


def test_the_result_knows_its_edition() -> None:
    assert triage(healthy(), KNOWN).edition == KNOWN.edition


def test_no_text_for_the_person_names_a_suspected_condition_as_the_answer() -> None:
    result = triage(healthy(chest_pain_now=True), KNOWN)
    assert not hasattr(result.reasons[0], "suspected_conditions")
