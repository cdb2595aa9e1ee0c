"""Two editions side by side."""

from dataclasses import replace

import pytest

from unknot.clinical.cases import CaseError
from unknot.clinical.review.replay import changes, judged_otherwise
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
FIRST, *OTHERS = KNOWN.rules
MILDER = replace(KNOWN, edition="0.3.0+0", rules=(replace(FIRST, disposition="URGENT"), *OTHERS))
CASE = {"id": "a", "facts": {"chest_pain_now": True}}


def test_an_edition_does_not_differ_from_itself() -> None:
    assert list(changes(KNOWN, KNOWN)) == []
    assert judged_otherwise(CASE, KNOWN, KNOWN, name="line 1") == ()


def test_a_change_is_told_by_field_and_its_effect_by_case() -> None:
    assert list(changes(KNOWN, MILDER)) == ["rule RF001: disposition: EMERGENCY -> URGENT"]
    told = judged_otherwise(CASE, KNOWN, MILDER, name="line 1")
    assert told[0] == "disposition: EMERGENCY -> URGENT"
    assert not any(line.startswith("edition") for line in told)


def test_what_came_and_what_went_is_told() -> None:
    fewer = replace(KNOWN, rules=tuple(OTHERS))
    assert list(changes(KNOWN, fewer)) == ["rule RF001: gone"]
    assert list(changes(fewer, KNOWN)) == ["rule RF001: new"]


def test_a_case_that_cannot_be_read_is_told_with_the_edition() -> None:
    with pytest.raises(CaseError, match=r"did you mean 'fever'.*edition 0\.3\.0"):
        judged_otherwise({"facts": {"feaver": True}}, MILDER, KNOWN, name="line 1")
