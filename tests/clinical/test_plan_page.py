"""The page on the keys of a plan names each of them, and no others."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from unknot.clinical.plan_types import NoPlan, Plan

DOCS = Path(__file__).parents[2] / "docs"


def named_in_first_column(page: str) -> set[str]:
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_the_reference_names_every_key_of_a_plan_and_no_others() -> None:
    page = (DOCS / "reference" / "plan.md").read_text()
    assert named_in_first_column(page) == {field.name for field in fields(Plan)}


def test_the_explanation_names_the_two_reasons_beyond_the_triage() -> None:
    page = (DOCS / "explanation" / "plan.md").read_text()
    codes = named_in_first_column(page.split("## What is in it")[0])
    assert codes == {"fresh_injury", "nothing_fits"}
    assert codes < set(get_args(NoPlan))
