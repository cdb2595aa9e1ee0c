"""Each check of the knowledge finds what it is there for."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from unknot.cli.knowledge_texts import product_texts
from unknot.clinical.review import names, reach, remarks, scales, sources
from unknot.clinical.review.told import Told, told
from unknot.clinical.review.witness import find_witness
from unknot.knowledge.loading import author_cases, installed_files, knowledge, parse
from unknot.knowledge.types import Knowledge, Modifications, Rule

KNOWN = knowledge()
BASE = author_cases()["base"]


@pytest.fixture(scope="module")
def parsed() -> dict[str, Any]:
    return parse(installed_files())


@pytest.fixture
def trees(parsed: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(parsed)


def with_rule(condition: str, **said: Any) -> Knowledge:
    rule = Rule("XX1", "A rule to test with", condition, said.pop("disposition", "CAUTION"), "", "", (), **said)
    return replace(KNOWN, rules=(*KNOWN.rules, rule))


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("feaver", "XX1: there is no fact feaver"),
        ("onset == 'yesterday'", "XX1: onset is never 'yesterday'"),
        ("'tail' in regions", "XX1: regions is never 'tail'"),
        ("age_years >= 900", "XX1: age_years is never 900"),
        ("fever and (", "XX1: "),
    ],
)
def test_a_condition_that_names_what_is_not_there_is_told(condition: str, problem: str) -> None:
    (found,) = names.unknown_in_conditions(with_rule(condition))
    assert found.startswith(problem)


def test_a_limit_that_names_what_is_not_there_is_told() -> None:
    limits = Modifications(("tail",), None, (), ("hammering",), ("upside_down",), ())
    assert set(names.unknown_names(with_rule("fever", modifications=limits))) == {
        "XX1 areas: tail is not known",
        "XX1 techniques: hammering is not known",
        "XX1 positions: upside_down is not known",
    }


def test_a_parent_that_is_nearly_a_word_is_told() -> None:
    words = dict(KNOWN.exclusion_words)
    child = next(word for word in words.values() if word.parent in words)
    words[child.id] = replace(child, parent=f"{child.parent}e")
    (found,) = names.unknown_names(replace(KNOWN, exclusion_words=words))
    assert "is nearly a word" in found


def test_a_rule_that_cannot_fire_and_one_in_the_shadow_of_another_are_told() -> None:
    never = with_rule("fever and age_years < 2 and pregnancy_status == 'pregnant'")
    shadowed = with_rule("chest_pain_now and fever")
    found = [{"XX1": find_witness("XX1", known, BASE)} for known in (never, shadowed)]
    assert [list(reach.rules_that_never_decide(witnesses)) for witnesses in found] == [
        ["XX1 fires for nobody"],
        ["XX1 is shadowed: whenever it fires, a more severe rule does too, such as RF001"],
    ]


def test_a_question_that_reaches_nothing_and_a_fact_without_one_are_told() -> None:
    question = replace(next(iter(KNOWN.questions.values())), id="q_idle", facts=())
    idle = replace(KNOWN, questions={**KNOWN.questions, "q_idle": question})
    assert list(reach.idle_questions(idle)) == ["q_idle reaches no rule, no advice and no plan"]
    lost = {**KNOWN.facts, "fever": replace(KNOWN.facts["fever"], question="q_gone")}
    assert list(reach.facts_without_question(replace(KNOWN, facts=lost))) == ["fever has no question q_gone"]


def test_advice_that_nobody_gets_is_told() -> None:
    item = replace(KNOWN.advice[0], condition="age_years < 2 and pregnancy_status == 'pregnant'")
    known = replace(KNOWN, advice=(item,))
    assert list(reach.advice_never_given(known, BASE)) == [f"{item.id} is shown to nobody"]


def test_a_source_key_that_is_nowhere_is_told_with_its_place(trees: dict[str, Any]) -> None:
    trees["selfcare.yaml"]["hydration"]["sources"].append("nobody1999")
    trees["red_flags.yaml"]["red_flags"][0]["sources"][0]["ref"] = "NOBODY1999"
    assert set(sources.unknown_sources(trees)) == {
        "selfcare.yaml, hydration.sources: there is no source nobody1999",
        "red_flags.yaml, red_flags.RF001.sources: there is no source NOBODY1999",
    }


def test_a_word_that_no_scale_has_is_told(trees: dict[str, Any]) -> None:
    trees["claims.yaml"]["claims"][0]["verdict"] = "sure"
    trees["selfcare.yaml"]["stretch_dose"]["grade"] = "splendid"
    assert set(scales.words_off_the_scale(trees)) == {
        "claims.yaml, claims.C001.verdict: sure is on no scale",
        "selfcare.yaml, stretch_dose.grade: splendid is on no scale",
    }


def test_a_source_told_in_other_words_and_a_wrong_count_are_told(trees: dict[str, Any]) -> None:
    trees["red_flags.yaml"]["red_flags"][0]["sources"][0]["cite"] = "Somebody, somewhere."
    trees["red_flags.yaml"]["meta"]["count"] = 3
    (found,) = sources.sources_told_otherwise(trees)
    assert found.startswith("RF001: ")
    assert list(sources.wrong_counts(trees)) == ["red_flags.yaml: count says 3, and there are 134"]


@pytest.mark.parametrize(
    "promise",
    [
        "Massage boosts circulation.",
        "A lasting solution for your spasms.",
        "Massage helps the muscle heal.",
        "It lowers inflammation.",
        "Deep pressure breaks up knots.",
        "Regular massage prevents cramps.",
        "Drink plenty of water after your visit.",
        "It releases endorphins.",
        "It improves your range of motion.",
        "Rest for at least 24 hours.",
    ],
)
def test_a_benefit_that_must_not_be_claimed_is_found(promise: str) -> None:
    assert list(remarks.benefits_claimed([Told("page", promise)], KNOWN))


@pytest.mark.parametrize(
    "honest",
    ["Massage does not break up knots.", "Nobody has shown that massage prevents cramps.", "It isn't a lasting fix."],
)
def test_a_promise_that_is_denied_is_honest(honest: str) -> None:
    assert list(remarks.benefits_claimed([Told("page", honest)], KNOWN)) == []


def test_every_claim_that_is_barred_has_its_words() -> None:
    barred = {claim.id for claim in KNOWN.care.claims.values() if claim.display_policy == "do_not_claim"}
    assert set(remarks.BENEFITS) == barred


def test_no_text_of_the_product_claims_what_it_must_not_or_tells_a_remark() -> None:
    shown = [*told(KNOWN), *product_texts()]
    assert len(shown) > 3000
    assert list(remarks.benefits_claimed(shown, KNOWN)) == []
    assert list(remarks.remarks_told(shown)) == []


def test_templates_and_code_are_among_the_texts() -> None:
    owners = {item.owner for item in product_texts()}
    assert any(owner.endswith(".html") for owner in owners)
    assert any(owner.endswith(".py") for owner in owners)
    assert not any("<" in item.text and item.owner.endswith(".html") for item in product_texts())
