"""`unknot knowledge` and `unknot explain`, as their users run them."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unknot.cli.explain import explain
from unknot.cli.knowledge import knowledge
from unknot.knowledge.loading import installed_files
from unknot.knowledge.loading import knowledge as known


def run(*words: str) -> Result:
    return CliRunner().invoke(knowledge, words)


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    """An older edition in a folder: its first rule asked for more."""
    folder = tmp_path / "spring"
    folder.mkdir()
    for name, text in installed_files().items():
        (folder / name).write_bytes(text)
    rules = (folder / "red_flags.yaml").read_text()
    changed = rules.replace("    condition: chest_pain_now\n", "    condition: chest_pain_now and sweaty_clammy\n", 1)
    assert changed != rules
    (folder / "red_flags.yaml").write_text(changed)
    return folder


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    file = tmp_path / "cases.jsonl"
    lines = [json.dumps({"id": "a", "facts": {"chest_pain_now": True}}), "", json.dumps({"facts": {"fever": True}})]
    file.write_text("\n".join(lines) + "\n")
    return file


def test_an_edition_is_exported_once_and_is_the_same_edition_again(tmp_path: Path) -> None:
    file = tmp_path / "now.zip"
    assert known().edition in run("export", str(file)).output
    assert run("diff", str(file), "current").exit_code == 0
    again = run("export", str(file))
    assert (again.exit_code, "is there already" in again.output) == (1, True)
    run("export", str(tmp_path / "twin.zip"))
    assert (tmp_path / "twin.zip").read_bytes() == file.read_bytes()


def test_what_changed_and_who_would_be_judged_otherwise_is_told(spring: Path, cases: Path) -> None:
    result = run("diff", str(spring), "current", "--replay", str(cases))
    assert result.exit_code == 1
    assert "- rule RF001: condition: chest_pain_now and sweaty_clammy -> chest_pain_now" in result.output
    assert "line 1\n    disposition: SEE_DOCTOR -> EMERGENCY" in result.output
    assert "1 of 2 cases would be judged otherwise" in result.output


def test_a_line_that_cannot_be_read_is_told_and_the_rest_goes_on(spring: Path, cases: Path) -> None:
    cases.write_text("nonsense\n" + json.dumps({"facts": {"feaver": True}}) + "\n" + cases.read_text())
    result = run("diff", str(spring), "current", "--replay", str(cases))
    assert result.exit_code == 2
    assert "line 1: not JSON" in result.output
    assert "did you mean 'fever'" in result.output
    assert "1 of 2 cases would be judged otherwise; lines that could not be read: 2." in result.output


def test_an_edition_that_is_none_is_told(tmp_path: Path, spring: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "half.zip", "w") as half:
        half.writestr("facts.yaml", "meta: {}\n")
    for name in ("text.zip", "half.zip", "nowhere.zip"):
        result = run("diff", str(tmp_path / name), "current")
        assert (result.exit_code, "is no edition" in result.output) == (2, True)
    rules = (spring / "red_flags.yaml").read_text()
    (spring / "red_flags.yaml").write_text(rules.replace("sweaty_clammy", "sweaty", 1))
    result = run("diff", "current", str(spring))
    assert (result.exit_code, "no fact is named sweaty" in result.output) == (2, True)
    (spring / "dose.yaml").write_text("meta: {}\n")
    result = run("diff", "current", str(spring))
    assert (result.exit_code, "dose.yaml" in result.output) == (2, True)


def test_an_archive_of_a_checkout_is_an_edition_too(tmp_path: Path, spring: Path) -> None:
    nested = tmp_path / "src" / "data"
    shutil.copytree(spring, nested)
    archive = shutil.make_archive(str(tmp_path / "checkout"), "zip", tmp_path, "src")
    assert run("diff", archive, str(spring)).exit_code == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("RF003", ["EMERGENCY, now", "All of these:", "Decides for", "Sources"]),
        ("ci006", ["CAUTION", "Pressure at most 2 of 5", "Decides for"]),
        ("AD001", ["advice, ", "See a doctor if"]),
        ("swedish", ["technique", "Evidence by outcome", "Points"]),
        ("C055", ["do not claim", "What we say"]),
        ("q_now_1", ["asked of everybody", "Answers"]),
    ],
)
def test_everything_with_an_id_is_explained(name: str, says: list[str]) -> None:
    result = CliRunner().invoke(explain, [name])
    assert result.exit_code == 0
    assert [words for words in says if words not in result.output] == []


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(explain, ["RF30"])
    assert result.exit_code == 1
    assert "RF030" in result.output
    assert CliRunner().invoke(explain, ["nothing at all"]).exit_code == 1


def test_pages_that_drifted_are_told_and_written_again(tmp_path: Path) -> None:
    first = run("check", "--pages", str(tmp_path))
    assert first.exit_code == 1
    assert first.output.count("has drifted. Write it again: make knowledge WRITE=1") == 4
    written = run("check", "--pages", str(tmp_path), "--write")
    assert (written.exit_code, "All is well." in written.output) == (0, True)
    (tmp_path / "rules.md").write_text("Mine.\n")
    assert "rules.md has drifted" in run("check", "--pages", str(tmp_path)).output


def test_pages_need_a_folder_to_be_written_to() -> None:
    assert run("check", "--write").exit_code == 2
