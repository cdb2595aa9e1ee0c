"""The command itself: help, settings from a file, and clear words for wrong ones."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from unknot.cli.address import Address, address
from unknot.cli.main import COMMANDS, main
from unknot.home.env_file import parse_env_file
from unknot.home.environment import unknot_home

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS if name != "manage"), ["demo", "load"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    done = CliRunner().invoke(main, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage: " in done.output
    assert command in (["demo", "load"],) or "Examples:" in done.output


def test_the_help_is_shown_without_loading_django() -> None:
    seen = "import sys; sys.argv = ['unknot', '--help']\nfrom unknot.cli.main import main\n"
    seen += "try: main()\nexcept SystemExit: print('LOADED', {'django', 'psycopg', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert "LOADED set()" in done.stdout


def test_an_unknown_command_is_told_so() -> None:
    done = CliRunner().invoke(main, ["fly"])
    assert done.exit_code == 2
    assert "No such command 'fly'" in done.output


def test_a_settings_file_fills_in_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "unknot.env"
    file.write_text("UNKNOT_PORT=not-a-port\nUNKNOT_HOST=192.0.2.1\n")
    for name in ("UNKNOT_PORT", "UNKNOT_HOST"):  # set and deleted, so that what the file sets is undone after the test
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("UNKNOT_ENV_FILE", str(file))
    monkeypatch.setenv("UNKNOT_HOME", str(tmp_path / "home"))
    assert "UNKNOT_PORT is 'not-a-port'" in CliRunner(env={"UNKNOT_HOST": None}).invoke(main, ["up"]).output
    monkeypatch.setenv("UNKNOT_PORT", "70000")
    assert "UNKNOT_PORT is '70000'" in CliRunner().invoke(main, ["up"]).output


def test_a_settings_file_that_is_not_there_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNKNOT_ENV_FILE", "/nowhere/unknot.env")
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 1
    assert "there is no such file" in done.output


def test_the_example_names_every_setting_that_the_code_reads() -> None:
    listed = {line.lstrip("#").partition("=")[0] for line in EXAMPLE.read_text().splitlines() if "=" in line}
    package = EXAMPLE.parent / "src" / "unknot"
    words = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    read = {word.strip("\"'()[],:.") for word in words.split() if word.startswith(('"UNKNOT_', '"DATABASE_'))}
    assert not {name for name in read if name.isidentifier() and name.isupper()} - listed


def test_the_example_is_a_valid_settings_file() -> None:
    assert parse_env_file(EXAMPLE.read_text())["UNKNOT_PORT"] == "8420"


def test_the_address_for_people_is_the_one_on_which_passkeys_work() -> None:
    assert address({}).url == "http://localhost:8420"
    assert address({"UNKNOT_HOST": "0.0.0.0", "UNKNOT_PORT": "8500"}).url == "http://localhost:8500"  # noqa: S104
    assert Address("192.0.2.1", 80).url == "http://192.0.2.1:80"


def test_a_home_told_relative_is_one_place_wherever_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert unknot_home({"UNKNOT_HOME": "data"}) == tmp_path / "data"
