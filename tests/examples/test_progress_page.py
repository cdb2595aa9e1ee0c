"""The reference page of progress names every key, instrument, word and row that the program has."""

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from unknot.clinical.progress import history
from unknot.clinical.progress.types import Action, Decision, Often, Progress, Verdict
from unknot.knowledge.loading import knowledge
from unknot.knowledge.outcomes import Goal

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "progress.md").read_text(encoding="utf-8")
EXPLANATION = (DOCS / "explanation" / "progress.md").read_text(encoding="utf-8")
NAMED = {
    "keys of a history": history.KEYS,
    "keys of a result": tuple(field.name for field in fields(Progress)),
    "keys of a decision": tuple(field.name for field in fields(Decision)),
    "instruments": tuple(knowledge().outcomes.instruments),
    "goals": get_args(Goal),
    "decisions": (*get_args(Often), *get_args(Action), *get_args(Verdict)),
    "rungs": tuple(knowledge().care.ladder),
}


@pytest.mark.parametrize("what", NAMED)
def test_the_reference_page_names_all(what: str) -> None:
    assert [name for name in NAMED[what] if f"`{name}`" not in REFERENCE] == []


def test_the_explanation_has_every_row_of_the_table() -> None:
    names = {rule.name.split(",")[0] for rule in knowledge().response.rules}
    assert [name for name in sorted(names) if f"| {name} |" not in EXPLANATION] == []
