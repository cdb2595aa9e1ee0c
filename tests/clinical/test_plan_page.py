"""The page on how a plan is made names the reasons for which there is none."""

import re
from pathlib import Path
from typing import get_args

from unknot.clinical.plan_types import NoPlan

DOCS = Path(__file__).parents[2] / "docs"


def named_in_first_column(page: str) -> set[str]:
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_the_explanation_names_the_two_reasons_beyond_the_triage() -> None:
    page = (DOCS / "explanation" / "plan.md").read_text()
    codes = named_in_first_column(page.split("## What is in it")[0])
    assert codes == {"fresh_injury", "nothing_fits"}
    assert codes < set(get_args(NoPlan))
