"""The person reads what was noticed and what to do, never the name of an illness that it may be.

A name may be said back where the person gave it: where it stands in an answer, or its question, that the condition of
the rule names. Everything else needs a reason below.
"""

from collections.abc import Iterable, Iterator

from knowledge.disease_names import named_in, told_by_the_person
from knowledge.told import of_item, of_rule
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule

_RISK = "says why legs get light work, and which signs to know; a risk, not an answer"
ALLOWED = {
    ("CI004", "clot"): _RISK,
    ("CI004", "cancer"): "one in a list of what raises the risk; each of them is asked about",
    ("CI041", "clot"): _RISK,
    ("CI043", "clot"): _RISK,
    ("CI053", "clot"): "what the therapist asks about",
    ("CI145", "clot"): _RISK,
    ("CI173", "clot"): "which leg the machine stays away from",
    ("CI182", "miscarriage"): "calms a fear that many have: nothing links gentle massage to it",
    ("AD010", "clot"): _RISK,
    ("AD011", "clot"): _RISK,
}
ABOVE_CAUTION = ("CLEARANCE", "SEE_DOCTOR", "URGENT", "EMERGENCY")


def not_told(owner: str, condition: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    told = told_by_the_person(condition)
    for text in texts:
        for name in named_in(text):
            if name not in told and (owner, name) not in ALLOWED:
                yield name, text


def of(rule: Rule) -> list[tuple[str, str]]:
    return list(not_told(rule.id, rule.condition, of_rule(rule)))


def test_no_rule_names_an_illness_that_the_person_did_not_name() -> None:
    assert {rule.id: of(rule) for rule in knowledge().rules if of(rule)} == {}


def test_no_advice_names_an_illness_that_the_person_did_not_name() -> None:
    found = {item.id: list(not_told(item.id, item.condition, of_item(item))) for item in knowledge().advice}
    assert {owner: names for owner, names in found.items() if names} == {}


def test_nothing_above_caution_needs_a_reason() -> None:
    above = {rule.id for rule in knowledge().rules if rule.disposition in ABOVE_CAUTION}
    assert [owner for owner, _ in ALLOWED if owner in above] == []


def test_every_reason_to_allow_a_name_is_still_needed() -> None:
    texts = {rule.id: of_rule(rule) for rule in knowledge().rules}
    texts |= {item.id: of_item(item) for item in knowledge().advice}
    assert [(owner, name) for owner, name in ALLOWED if not any(name in named_in(text) for text in texts[owner])] == []


def test_control_a_planted_name_is_found() -> None:
    calf = "calf_cramp_not_easing and clot_risk_count >= 1"
    assert list(not_told("RF052", calf, ["This can be a blood clot."]))
    assert list(not_told("RF045", "rash_not_fading", ["This can be meningitis or blood poisoning."]))
    assert list(not_told("RF012", "tearing_pain", ["Doctors call it aortic dissection."]))


def test_control_a_name_that_the_person_gave_is_said_back() -> None:
    assert not list(not_told("CI111", "hx_diabetes", ["You told us that you have diabetes."]))
    assert list(not_told("CI111", "not hx_diabetes", ["You told us that you have diabetes."]))


def test_control_what_a_clinician_reads_does_name_them() -> None:
    suspecting = [rule for rule in knowledge().rules if rule.suspected_conditions]
    assert sum(bool(named_in(", ".join(rule.suspected_conditions))) for rule in suspecting) > len(suspecting) - 10
