"""Made-up people with sign-ins come unasked only where nobody but this machine reaches the pages."""

import stat
import sys
from pathlib import Path

import pytest

from server import Server, server_home
from unknot.cli.demo import SIGN_INS, keep_sign_ins, sign_ins

ASK = "from unknot.cli.demo import is_wanted; print(is_wanted())"
OPEN: list[dict[str, str]] = [
    {"UNKNOT_HOST": "0.0.0.0"},  # noqa: S104 — what must not be filled
    {"UNKNOT_BASE_URL": "https://clinic.example.org"},
    {"UNKNOT_DEV_TOOLS": "0"},
    {"DATABASE_URL": "postgresql://unknot_app@db.example.org/unknot"},
]


def wanted(server: Server, **settings: str) -> str:
    server.settings = settings
    done = server.run_program([sys.executable, "-P", "-c", ASK])
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("settings", OPEN, ids=str)
def test_no_demo_where_others_reach_the_pages(settings: dict[str, str]) -> None:
    with server_home() as server:
        assert wanted(server, **settings) == "False"


def test_a_checkout_on_this_machine_gets_it() -> None:
    with server_home() as server:
        assert wanted(server) == "True"


def test_the_sign_ins_are_for_this_user_alone(tmp_path: Path) -> None:
    (tmp_path / SIGN_INS).write_text("an older load, open to all")
    keep_sign_ins(tmp_path, "owner@example.net  a-password")
    assert stat.S_IMODE((tmp_path / SIGN_INS).stat().st_mode) == 0o600
    assert sign_ins(tmp_path) == "owner@example.net  a-password"
