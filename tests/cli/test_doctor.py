"""The doctor names settings that are unsafe together."""

import pytest

from server import Server, server_home
from unknot.cli.doctor_database import owner_finding
from unknot.cli.doctor_settings import tools_findings
from unknot.cli.findings import Health


def doctor(**settings: str) -> tuple[int, str]:
    with server_home(**settings) as server:
        return told(server)


def told(server: Server) -> tuple[int, str]:
    done = server.run("doctor")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


@pytest.mark.parametrize("tool", ["UNKNOT_DEV_TOOLS", "UNKNOT_DEBUG"])
@pytest.mark.parametrize(
    "public", [{"UNKNOT_BASE_URL": "https://clinic.example.org"}, {"UNKNOT_BEHIND_PROXY": "1"}], ids=str
)
def test_a_developers_tools_where_others_come_are_broken(tool: str, public: dict[str, str]) -> None:
    code, words = doctor(**{tool: "1"}, **public)
    assert code == 1
    assert f"broken  dev tools    {tool}" in words
    assert f"{tool}=0" in words


def test_both_are_named_and_on_this_machine_they_are_fine() -> None:
    (finding,) = tools_findings(["UNKNOT_DEBUG", "UNKNOT_DEV_TOOLS"], is_public=True)
    assert finding.mend == "Set UNKNOT_DEBUG=0 and UNKNOT_DEV_TOOLS=0."
    (finding,) = tools_findings(["UNKNOT_DEBUG"], is_public=False)
    assert finding.health is Health.OK


def test_https_alone_is_well() -> None:
    code, words = doctor(UNKNOT_BASE_URL="https://clinic.example.org", UNKNOT_BEHIND_PROXY="1")
    assert (code, "dev tools    off" in words) == (0, True), words


def test_a_setting_that_cannot_be_read_is_named() -> None:
    code, words = doctor(UNKNOT_DEBUG="perhaps")
    assert code == 1
    assert "UNKNOT_DEBUG is 'perhaps'" in words


def test_one_role_for_both_is_broken() -> None:
    assert owner_finding("unknot", "unknot").health is Health.BROKEN
    assert owner_finding("unknot_owner", "unknot_app").health is Health.OK
