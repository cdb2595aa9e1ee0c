"""`unknot assess` on one case, on many, and on files that are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from clinical.people import vignettes
from unknot.cli.assess import assess
from unknot.knowledge.loading import knowledge

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
EXPECTED = {
    "chest-pressure": ("EMERGENCY", "blocked"),
    "cramps-that-spoil-sleep": ("SEE_DOCTOR", "blocked"),
    "desk-neck": ("CLEAR", "allowed"),
    "early-pregnancy-tight-hips": ("CLEARANCE", "blocked_until_cleared"),
    "fibromyalgia-light-touch": ("CAUTION", "modified"),
    "firm-hands-on-blood-thinner": ("CAUTION", "modified"),
    "flu-and-sore-legs": ("CAUTION", "postponed"),
    "half-filled-form": ("SEE_DOCTOR", "blocked"),
    "night-calf-cramps": ("CLEAR", "allowed"),
    "numb-between-the-legs": ("EMERGENCY", "blocked"),
    "rolled-ankle": ("CAUTION", "modified"),
    "swollen-calf-after-a-flight": ("URGENT", "blocked"),
}


def run(*arguments: object, text: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(assess, [str(argument) for argument in arguments], input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_every_example_is_named_here() -> None:
    assert [path.stem for path in EXAMPLES] == sorted(EXPECTED)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_gives_its_result(path: Path) -> None:
    result = run("--json", path)
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["disposition"], told["session"]) == EXPECTED[path.stem]
    assert told["final"] is (path.stem != "half-filled-form")
    assert told["dropped"] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_as_a_person_would(path: Path) -> None:
    result = run(path)
    assert result.exit_code == 0
    assert EXPECTED[path.stem][0] in result.stdout.splitlines()[0]
    assert "Why" in result.stdout
    assert "Sources: " in result.stdout


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_example_is_told_the_name_of_a_disease_that_is_suspected(path: Path) -> None:
    """Titles of sources may name one; what is said to the person does not."""
    told = json.loads(run("--json", path).stdout)
    said = " ".join(
        [told["explanation"], *(r["why"] + r["tell"] + r["name"] for r in told["triage"]["reasons"])]
    ).lower()
    suspected = [name for rule in knowledge().rules if rule.id in told["rules"] for name in rule.suspected_conditions]
    assert not [name for name in suspected if name.lower() in said]


def test_the_first_example_has_a_plan_first_aid_and_honest_words() -> None:
    text = run(next(path for path in EXAMPLES if path.stem == "night-calf-cramps")).stdout
    for words in ("Swedish", "pull the toes firmly toward your shin", "every two weeks", "hardly been tested"):
        assert words in " ".join(text.split())


def test_standard_input_takes_json() -> None:
    result = run("--json", "-", text='{"id": "x", "facts": {"chest_pain_now": true}}')
    assert json.loads(result.stdout)["disposition"] == "EMERGENCY"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "a case is a mapping"),
        (b"- a\n- b", "a case is a mapping"),
        (b"facts: [", "line 1"),
        (b"facts: {fever: true", "line 1"),
        (b"\tfacts: {}", "line 1"),
        (b"\xff\xfe", "not UTF-8"),
        (b"facts: {fever: true, fever: false}", "a name is said twice"),
        (b"a: &x [1]\nb: *x", "aliases"),
        (b"facts: !!python/object/apply:os.system ['true']", "could not determine a constructor"),
        (b"facts: {age_years: 2020-13-45}", "month must be in 1..12"),
        (b"facts: {age_years: 2020-02-30}", "cannot be read"),
        (b"facts: {age_years: 2020-02-20}", "allowed: a whole number"),
        (b"facts: {feaver: true}", "did you mean 'fever'?"),
        (b"facts: {fever: perhaps}", "allowed: true, false"),
        (b"[" * 2000, "cannot be read"),
        (b"a: " + b"x" * 1_000_001, "at most 1,000,000 bytes"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_is_wrong_gets_one_clear_line(text: bytes, message: str) -> None:
    result = run("-", text=text)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [(), ("nowhere.yaml",), ("--batch", "nowhere.jsonl"), ("--json", "--batch", __file__), (__file__, "--out", "x")],
)
def test_a_wrong_call_is_explained(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stderr


def batch(lines: list[str], folder: Path, *more: str) -> tuple[Result, list[dict[str, Any]]]:
    (folder / "cases.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("--batch", folder / "cases.jsonl", "--out", folder / "results.jsonl", *more)
    return result, [json.loads(line) for line in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()]


def test_all_cases_of_the_authors_come_out_of_a_batch_as_expected(tmp_path: Path) -> None:
    people = list(vignettes())
    result, got = batch([json.dumps(person.case) for person in people], tmp_path)
    assert result.exit_code == 0
    differ = []
    for person, line in zip(people, got, strict=True):
        said = (line["disposition"], sorted(line["rules"]), line["advice"])
        level = "SEE_DOCTOR" if person.expected == "NOT_FINAL" else person.expected
        want = (level, sorted(person.fired), list(person.advice))
        if (line["id"], *said) != (person.name, *want):
            differ.append(f"{person.name}: expected {want}, got {said}")
    assert not differ, "\n".join(differ)


def test_a_bad_line_is_named_and_nothing_else_is_lost(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "facts": {"chest_pain_now": True}})
    bad = ["{", "[]", '{"facts": {"feaver": true}}', '"x"', "\\", '{"id": "b", "facts": {"fever": 1}}', "[" * 3000]
    lines = [good, *bad, "", good.replace("good", "last")]
    result, got = batch(lines, tmp_path)
    assert result.exit_code == 1
    assert [line["id"] for line in got] == ["good", "last"]
    for number in range(2, 2 + len(bad)):
        assert f"line {number}: " in result.stderr
    assert "line 2: not JSON: Expecting property name enclosed in double quotes" in result.stderr
    assert "line 3: a case is a mapping" in result.stderr
    assert "line 4: there is no fact 'feaver'; did you mean 'fever'?" in result.stderr
    assert "line 7: case b: fever is 1" in result.stderr


def test_a_batch_ends_with_a_summary(tmp_path: Path) -> None:
    lines = [json.dumps({"facts": facts}) for facts in ({"chest_pain_now": True}, {}, {}, {"feaver": True})]
    result, _ = batch(lines, tmp_path)
    summary = [line.split() for line in result.stderr.strip().splitlines()[-5:]]
    assert summary == [
        ["result", "cases", "share"],
        ["EMERGENCY", "1", "33.3%"],
        ["not", "final", "2", "66.7%"],
        ["judged", "3"],
        ["bad", "lines", "1"],
    ]


def test_several_processes_write_what_one_writes_in_the_same_order(tmp_path: Path) -> None:
    people = [{**person.case, "id": str(place)} for place, person in enumerate(vignettes())]
    lines = [*map(json.dumps, people), "{", *map(json.dumps, people)]
    one, alone = batch(lines, tmp_path)
    two, together = batch(lines, tmp_path, "--jobs", "2")
    assert (two.exit_code, together) == (one.exit_code, alone)
    assert f"line {len(people) + 1}: not JSON" in two.stderr


def test_a_line_longer_than_any_case_is_named_and_the_next_one_is_judged(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "facts": {"chest_pain_now": True}})
    result, got = batch([good, json.dumps({"facts": {}, "about": "x" * 5_000_000}), good], tmp_path)
    assert result.exit_code == 1
    assert [line["id"] for line in got] == ["good", "good"]
    assert "line 2: a case is at most 1,000,000 bytes long" in result.stderr


def test_a_name_said_twice_is_not_taken_for_its_last_value(tmp_path: Path) -> None:
    result, got = batch(['{"facts": {"chest_pain_now": true, "chest_pain_now": false}}'], tmp_path)
    assert (result.exit_code, got) == (1, [])
    assert "line 1: not JSON: a name is said twice" in result.stderr


def test_results_are_not_written_over_the_cases(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"facts": {}}\n', encoding="utf-8")
    result = run("--batch", cases, "--out", tmp_path / "." / "cases.jsonl")
    assert result.exit_code == 2
    assert "the same file" in result.stderr
    assert cases.read_text(encoding="utf-8") == '{"facts": {}}\n'


def test_who_may_not_book_is_offered_nobody_and_the_database_is_not_asked() -> None:
    path = next(path for path in EXAMPLES if path.stem == "chest-pressure")
    assert json.loads(run("--json", "--offers", path).stdout)["offers"] == []
    assert "No visit is offered" in run("--offers", path).stdout
