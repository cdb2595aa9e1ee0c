"""No text for the person holds the id of a rule; what reviewers tell each other stands in `reviewer_note`."""

import re

from knowledge.told import everything
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule

RULE_ID = re.compile(r"\b(?:RF|CI|AD)\d{3}\b")
DOCTOR = ("SEE_DOCTOR", "URGENT", "EMERGENCY")


def test_no_text_that_a_person_reads_holds_a_rule_id() -> None:
    assert [(owner, text) for owner, text in everything() if RULE_ID.search(text)] == []


def test_control_reviewers_do_name_rules_to_each_other() -> None:
    assert sum(bool(RULE_ID.search(rule.reviewer_note)) for rule in knowledge().rules) > 20


def test_a_note_for_reviewers_is_never_what_the_person_reads() -> None:
    notes = {rule.reviewer_note for rule in knowledge().rules} | {item.reviewer_note for item in knowledge().advice}
    assert notes - {""}
    assert [(owner, text) for owner, text in everything() if text in notes] == []


def test_every_rule_that_calls_for_care_says_what_to_do_and_why() -> None:
    called = [rule for rule in knowledge().rules if rule.disposition in DOCTOR]
    assert [rule.id for rule in called if not (rule.why and _says_what_to_do(rule))] == []


def _says_what_to_do(rule: Rule) -> bool:
    return bool(rule.what_to_tell_user or rule.modifications.other)
