"""The doctor names settings that are unsafe together."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server import Server, running_server, server_home
from unknot.cli.doctor_database import owner_finding
from unknot.cli.doctor_settings import tools_findings
from unknot.cli.doctor_work import backup_finding, clock_finding, note_backup, outbox_finding, worker_finding
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


NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("beat_at", "waits_since", "is_up", "health", "said"),
    [
        (None, None, False, Health.OK, "does not run"),
        (None, None, True, Health.BROKEN, "no sign of life"),
        (NOW - 2 * MINUTE, None, True, Health.BROKEN, "no sign of life"),
        (NOW, NOW - 9 * MINUTE, True, Health.BROKEN, "work waits for 9 min"),
        (NOW, NOW - MINUTE, True, Health.OK, "lives"),
    ],
)
def test_a_worker_that_is_dead_or_late_is_broken(
    beat_at: datetime | None, waits_since: datetime | None, is_up: bool, health: Health, said: str
) -> None:
    finding = worker_finding(NOW, beat_at, waits_since, is_up=is_up)
    assert (finding.health, said in finding.found) == (health, True), finding


def test_mails_given_up_or_late_and_a_clock_that_is_off_are_broken() -> None:
    assert outbox_finding(NOW, 0, NOW - MINUTE).health is Health.OK
    assert "waits for 6 min" in outbox_finding(NOW, 0, NOW - 6 * MINUTE).found
    assert outbox_finding(NOW, 2, None).health is Health.BROKEN
    assert clock_finding(NOW, NOW + timedelta(seconds=29)).health is Health.OK
    assert clock_finding(NOW, NOW - timedelta(seconds=31)).health is Health.BROKEN


def test_the_last_backup_is_known_by_its_age(tmp_path: Path) -> None:
    assert "none is known" in backup_finding(tmp_path, NOW).found
    note_backup(tmp_path, tmp_path / "a.backup", NOW)
    assert backup_finding(tmp_path, NOW + timedelta(days=2)).health is Health.OK
    assert "8 days old" in backup_finding(tmp_path, NOW + timedelta(days=8)).found
    (tmp_path / "last-backup.txt").write_text("yesterday, I think")
    assert backup_finding(tmp_path, NOW).health is Health.NOTE


def test_on_a_server_that_runs_it_sees_the_work_and_what_is_stuck() -> None:
    with running_server("--no-demo") as server:
        code, words = told(server)
        assert code == 0, words
        for line in ("worker       lives", "outbox       no mail", "clock        goes", "knowledge    edition"):
            assert line in words
        stuck = "INSERT INTO notices_outboxmessage (kind, about_id, version, queued_at, due_at, attempts, last_error"
        server.rows(f"{stuck}, parked_at) VALUES ('tests.stuck', 1, 0, now(), now(), 10, 'Refused', now())")
        code, words = told(server)
        assert (code, "1 mails could not be sent" in words) == (1, True), words
        server.stop()
        assert "worker       does not run" in told(server)[1]
