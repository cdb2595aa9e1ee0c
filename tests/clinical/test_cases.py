"""A case file says enough or gets one clear error."""

import pytest

from clinical.people import healthy
from unknot.clinical.cases import CaseError, read_case
from unknot.clinical.results import judge, result_line
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (None, "a case is a mapping with 'facts' or 'answers', not nothing"),
        ([], "a case is a mapping"),
        ("fever", "a case is a mapping"),
        (3, "a case is a mapping"),
        ({}, "needs either 'facts' or 'answers'"),
        ({"id": "a"}, "case a: needs either"),
        ({"facts": {}, "answers": {}}, "needs either"),
        ({"facts": None}, "'facts' is a mapping of names to values, not nothing"),
        ({"facts": ["fever"]}, "'facts' is a mapping"),
        ({"facts": {1: True}}, "'facts' is a mapping"),
        ({"answers": 3}, "'answers' is a mapping"),
        ({"fact": {}}, "a case has no 'fact'; did you mean 'facts'"),
        ({"facts": {}, "notsure": []}, "did you mean 'not_sure'"),
        ({"facts": {}, "answered": "some"}, "'answered' is a list of names or 'all'"),
        ({"facts": {}, "answered": ["q_now"]}, "there is no question 'q_now'; did you mean"),
        ({"facts": {}, "not_answered": "q_rx"}, "'not_answered' is a list of names"),
        ({"facts": {}, "not_answered": [3]}, "'not_answered' is a list of names"),
        ({"facts": {}, "not_sure": ["feaver"]}, "there is no fact 'feaver'; did you mean 'fever'"),
        ({"facts": {}, "not_sure": None}, "'not_sure' is a list of names, not nothing"),
        ({"answers": {}, "answered": "all"}, "'answered' goes with 'facts'"),
        ({"facts": {"age_years": 10**30}}, "age_years is 1000"),
        ({"facts": {"pain_in_leg": True}}, "there is no fact 'pain_in_leg'"),
        ({3: 4, "facts": {}}, "a case has no 3"),
    ],
)
def test_a_malformed_case_gets_one_clear_error(raw: object, message: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_case(raw, KNOWN, name="here")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


LINE = [
    "id",
    "disposition",
    "session",
    "urgency",
    "explanation",
    "rules",
    "techniques",
    "excluded_techniques",
    "max_pressure",
    "avoid_areas",
    "frequency",
    "advice",
    "edition",
]


@pytest.mark.parametrize("facts", [{"chest_pain_now": True}, {"age_years": 35}, healthy().facts])
def test_a_result_line_has_the_public_names_and_no_others(facts: dict[str, object]) -> None:
    told = {name: value for name, value in facts.items() if value not in (None, "")}
    case = read_case({"id": "a", "facts": told}, KNOWN, name="here")
    assert list(result_line(case, *judge(case, KNOWN))) == LINE


def test_what_was_left_out_is_named_in_the_explanation() -> None:
    case = read_case({"facts": {"age_years": 70, "pregnancy_status": "pregnant"}}, KNOWN, name="here")
    told = result_line(case, *judge(case, KNOWN))["explanation"]
    assert told.endswith("Told, but does not apply, so left out: pregnancy_status.")


def test_a_bare_yes_of_yaml_is_taken_for_the_word() -> None:
    case = read_case({"facts": {"consent": True}}, KNOWN, name="here")
    assert case.settled.facts["consent"] == "yes"


def test_explanations_for_the_person_hold_no_rule_ids() -> None:
    case = read_case({"facts": {"chest_pain_now": True, "sweaty_clammy": True}}, KNOWN, name="here")
    text = str(result_line(case, *judge(case, KNOWN))["explanation"])
    assert not any(rule.id in text for rule in KNOWN.rules)
    assert text.startswith("Call your local emergency number now.")
