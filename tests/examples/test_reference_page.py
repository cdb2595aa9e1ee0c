"""The page about cases shows cases and what comes of them; both hold."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from unknot.cli.assess import assess
from unknot.clinical.cases import read_case
from unknot.clinical.results import full_result, judge
from unknot.knowledge.loading import knowledge

PAGE = (Path(__file__).parents[2] / "docs/reference/assessment-cases.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```(?:yaml|json)\n(.*?)```\n```json\n(.*?)```", PAGE, re.DOTALL)


def printed(case: str) -> dict[str, Any]:
    result = CliRunner().invoke(assess, ["--json", "-"], input=case)
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def test_every_rule_about_what_is_told_has_its_example() -> None:
    assert len(SHOWN) == 7


@pytest.mark.parametrize(("case", "shown"), SHOWN, ids=lambda text: text.split("\n", 1)[0][:40])
def test_an_example_gives_what_the_page_says(case: str, shown: str) -> None:
    wanted, told = json.loads(shown), printed(case)
    assert {key: told[key] for key in wanted} == wanted


def named_between(start: str, end: str) -> set[str]:
    """The names in the first column of the tables between two headings."""
    section = PAGE.split(start)[1].split(end)[0]
    cells = re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def test_the_page_names_every_key_of_a_result_and_no_others() -> None:
    case = read_case({"facts": {}}, knowledge(), name="here")
    told = full_result(case, *judge(case, knowledge()))
    assert named_between("## A result", "### The plan") == {*told, "offers"}
    assert named_between("### The plan", "## A batch") == set(told["plan"])
