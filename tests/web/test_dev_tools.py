"""The mail page is for the person at this machine: off as soon as Unknot is meant for others."""

import os
import subprocess
import sys

import pytest

ASK = "from unknot.config import settings; print(settings.DEV_TOOLS)"


def dev_tools(**told: str) -> str:
    mine = {name: value for name, value in os.environ.items() if name not in {"UNKNOT_DEV_TOOLS", "UNKNOT_BASE_URL"}}
    done = subprocess.run(
        [sys.executable, "-P", "-c", ASK], env={**mine, **told}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_in_a_checkout_on_this_machine_they_are_on() -> None:
    assert dev_tools() == "True"


@pytest.mark.parametrize(
    "told",
    [
        {"UNKNOT_HOST": "0.0.0.0"},  # noqa: S104
        {"UNKNOT_BASE_URL": "https://unknot.example.org"},
        {"UNKNOT_BEHIND_PROXY": "1"},
    ],
)
def test_meant_for_others_they_are_off(told: dict[str, str]) -> None:
    assert dev_tools(**told) == "False"
