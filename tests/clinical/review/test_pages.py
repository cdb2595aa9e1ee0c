"""The reference pages say what the files say; `make knowledge WRITE=1` writes them again."""

from pathlib import Path

import pytest

from unknot.clinical.review.pages import pages
from unknot.clinical.review.witness import find_witnesses
from unknot.knowledge.loading import author_cases, knowledge

FOLDER = Path(__file__).parents[3] / "docs" / "reference"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(knowledge(), find_witnesses(knowledge(), author_cases()["base"]))


def test_no_page_has_drifted_from_its_files(made: dict[str, str]) -> None:
    drifted = [name for name, text in made.items() if (FOLDER / name).read_text(encoding="utf-8") != text]
    assert drifted == [], "write them again: make knowledge WRITE=1"


def test_everything_that_is_known_has_its_section(made: dict[str, str]) -> None:
    known = knowledge()
    for page, names in (
        ("rules.md", [*(rule.id for rule in known.rules), *(item.id for item in known.advice)]),
        ("techniques.md", known.care.techniques),
        ("claims.md", known.care.claims),
        ("questions.md", known.questions),
    ):
        assert [name for name in names if f"# {name}: " not in made[page]] == []


def test_every_rule_tells_its_sources_and_a_person(made: dict[str, str]) -> None:
    sections = made["rules.md"].split("\n### ")[1:]
    rules = [section for section in sections if not section.startswith("AD")]
    assert [section[:5] for section in rules if "**Decides for**" not in section] == []
    assert [section[:5] for section in sections if "**Sources**" not in section] == []
