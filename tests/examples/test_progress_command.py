"""`unknot progress` on the examples, and on files that are wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unknot.cli.progress import progress
from unknot.knowledge.loading import knowledge

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "progress").glob("*.yaml"))
EXPECTED = {
    "back-no-change": ("refer", "checkpoint 2, no benefit", "routine"),
    "calf-cramps-fewer": ("occasional", "responder", None),
    "cramp-that-would-not-end": ("refer", "safety", "same day to 48 hours"),
    "neck-much-better": ("every_two_weeks", "responder", None),
}


def run(*arguments: object, text: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(progress, [str(argument) for argument in arguments], input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_every_example_is_named_here() -> None:
    assert [path.stem for path in EXAMPLES] == sorted(EXPECTED)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_gives_its_decision_as_json(path: Path) -> None:
    told = json.loads(run("--json", path).stdout)
    decision = told["decision"]
    assert (decision["often"], decision["rule"], decision["urgency"]) == EXPECTED[path.stem]
    assert told["id"] == path.stem
    assert told["edition"] == knowledge().edition
    assert all({"id", "citation", "status"} <= set(source) for source in told["sources"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_as_a_person_would(path: Path) -> None:
    text = run(path).stdout
    assert text.startswith(f"{path.stem}: {EXPECTED[path.stem][0].replace('_', ' ')}")
    for title in ("What to do", "Why", "How sure we are", "Scores", "What would change this", "Sources"):
        assert f"\n{title}\n" in text


def test_good_news_says_that_time_alone_may_explain_it() -> None:
    for name in ("neck-much-better", "calf-cramps-fewer"):
        text = run(next(path for path in EXAMPLES if path.stem == name)).stdout
        assert knowledge().response.attribution in " ".join(text.replace("\n- ", "\n").split())
    text = run(next(path for path in EXAMPLES if path.stem == "back-no-change")).stdout
    assert "time alone" not in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "a history is a mapping"),
        (b"day: 2026-03-31\ngoal: [", "line 2"),
        (b"\xff\xfe", "not UTF-8"),
        (b"day: 2026-03-31\ngoal: pain\nstart: F2\non: 3", "a history has no True"),
        (b"day: 2026-03-31\ngoal: pain\nstart: F9", "allowed: F1, F2, F3, F4, F5"),
        (b"a: &x [1]\nb: *x", "aliases"),
        (b"a: " + b"x" * 1_000_001, "a history is at most 1,000,000 bytes"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_is_wrong_gets_one_clear_line(text: bytes, message: str) -> None:
    result = run("-", text=text)
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
