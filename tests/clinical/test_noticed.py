"""A reason names the answers that it rests on, and no others."""

from operator import attrgetter

import pytest

from clinical.people import Vignette, vignettes
from unknot.clinical.cases import read_case
from unknot.clinical.facts import settle
from unknot.clinical.noticed import noticed
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule


def rule(rule_id: str) -> Rule:
    (found,) = (rule for rule in knowledge().rules if rule.id == rule_id)
    return found


def test_an_answer_that_the_rule_does_not_rest_on_is_left_out() -> None:
    told = settle({"regions": ("jaw", "calf"), "sweaty_clammy": True, "fever": True}, knowledge())
    assert noticed(rule("RF002"), told, knowledge()) == ("Place: jaw", "Cold sweat, or gray, clammy skin")


def test_what_is_absent_is_never_named() -> None:
    told = settle({"breathless_now": True, "pain_on_breathing": False}, knowledge())
    assert noticed(rule("RF005"), told, knowledge()) == ("Trouble breathing, or too short of breath to talk",)


def test_a_choice_is_named_with_its_question() -> None:
    told = settle({"trend": "worse", "onset": "over_6_weeks"}, knowledge())
    told_lines = noticed(rule("RF131"), told, knowledge())
    assert told_lines[0].endswith("Steadily worse, not just a bad day")
    assert told_lines[1].endswith("6 weeks to 3 months ago")


def test_a_count_names_what_was_counted() -> None:
    told = settle({"deep_vein_tender": True, "whole_leg_swollen": True, "regions": ("calf",)}, knowledge())
    assert "New swelling of one whole leg" in noticed(rule("RF050"), told, knowledge())


def test_an_unsure_answer_is_named_as_unsure() -> None:
    told = settle({}, knowledge(), unsure=["chest_pain_now"])
    assert noticed(rule("RF001"), told, knowledge()) == ("Chest pain, pressure, or tightness (you were not sure)",)


def test_an_answer_given_in_private_is_never_named() -> None:
    told = settle({"safety_concern": "self_harm_now"}, knowledge())
    assert triage(told, knowledge()).reasons[0].rule_id == "RF112"
    assert noticed(rule("RF112"), told, knowledge()) == ()


def test_a_rule_that_did_not_fire_has_nothing_to_name() -> None:
    assert noticed(rule("RF001"), settle({"chest_pain_now": False}, knowledge()), knowledge()) == ()


def test_what_is_true_in_a_rule_that_did_not_fire_is_not_named() -> None:
    half = {"regions": ("jaw",), "sweaty_clammy": False, "chest_pain_now": None}
    told = settle(half, knowledge())
    assert "RF002" not in {reason.rule_id for reason in triage(told, knowledge()).reasons}
    assert noticed(rule("RF002"), told, knowledge()) == ()


PRIVATE = {"RF111", "RF112", "RF113"}


@pytest.mark.parametrize("vignette", list(vignettes()), ids=attrgetter("name"))
def test_every_reason_of_the_authors_cases_names_an_answer(vignette: Vignette) -> None:
    told = read_case(vignette.case, knowledge(), name="case").settled
    rules = {rule.id: rule for rule in knowledge().rules}
    fired = [r.rule_id for r in triage(told, knowledge()).reasons if r.disposition is not Disposition.CLEAR]
    assert {r for r in fired if r in rules and not noticed(rules[r], told, knowledge())} <= PRIVATE
