"""The repository speaks of the product alone, in the product's words."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".md", ".html", ".yaml", ".yml", ".toml", ".css", ".js", ".txt", ".cfg", ".lock", ".sh", ""}
BANNED = {
    "an ambiguous word for every two weeks": r"\bbi-?weekly\b",
    "an address of a package registry": r"files\.pythonhosted|pypi\.org|registry\.npmjs",
    "a machine path": r"(?<![\w.$}])/(?:root|work)/",
}
# Explains the word that is never used, with its reason.
MAY_NAME_THEM = {
    "tests/house/test_words.py",
    "src/unknot/knowledge/data/dose.yaml",
    "src/unknot/knowledge/data/claims.yaml",
    "docs/reference/claims.md",  # made from claims.yaml
}


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and name not in MAY_NAME_THEM]


@pytest.mark.parametrize("what", BANNED)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(BANNED[what], re.IGNORECASE)
    texts = (f for f in tracked() if f.suffix in TEXT and f.is_file())
    found = [str(f.relative_to(ROOT)) for f in texts if pattern.search(f.read_text(encoding="utf-8", errors="replace"))]
    assert found == []


def test_a_banned_word_would_be_found() -> None:
    assert re.search(BANNED["an ambiguous word for every two weeks"], "come Biweekly", re.IGNORECASE)
