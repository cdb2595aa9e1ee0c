"""`unknot up`, whole and real: it starts, says so, stops without a trace, and comes back after the worst."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from server import Server, running_server, server_home, wait_until
from unknot.postgres.cluster import Cluster


@pytest.fixture(scope="module")
def up() -> Iterator[Server]:
    """One that runs without the demo, for all tests here that leave it as it is."""
    with running_server("--no-demo") as server:
        yield server


def processes_of(server: Server) -> list[int]:
    """Everything on this machine that works for this home, the supervisor included."""
    home = str(server.home).encode()
    return [pid for pid in all_pids() if home in read(pid, "environ") + read(pid, "cmdline")]


def all_pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def read(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except OSError:
        return b""


def answers(server: Server) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", server.port)) == 0


def test_a_second_start_names_the_first_and_is_no_fault(up: Server) -> None:
    done = up.run("up")
    assert done.returncode == 0
    assert f"Unknot already runs at {up.url}" in done.stdout


def test_the_doctor_finds_all_well(up: Server) -> None:
    done = up.run("doctor")
    assert done.returncode == 0, done.stdout
    assert f"Unknot answers at {up.url}" in done.stdout
    assert "unknot_app owns no table and is no superuser" in done.stdout
    assert "up to date" in done.stdout


def test_the_doctor_says_what_is_broken_and_how_to_mend_it(up: Server) -> None:
    up.settings |= {"UNKNOT_SMTP_URL": "smtp://127.0.0.1:9", "UNKNOT_BASE_URL": "nonsense"}
    done = up.run("doctor")
    up.settings.clear()
    assert done.returncode == 1
    assert "127.0.0.1:9 is not reachable" in done.stdout
    assert "Write it as https://" in done.stdout


def test_a_restore_while_it_runs_is_refused(up: Server, tmp_path: Path) -> None:
    assert up.run("backup", str(tmp_path / "a.backup")).returncode == 0
    done = up.run("restore", "--replace", str(tmp_path / "a.backup"))
    assert done.returncode == 1
    assert "Unknot is running. Stop it" in done.stderr


def test_djangos_own_commands_work_beside_it(up: Server) -> None:
    done = up.run("manage", "migrate", "--check", "--database", "owner")
    assert done.returncode == 0, done.stderr
    assert Cluster(up.home).is_running()


def test_an_owner_cannot_be_made_without_a_clinic(up: Server) -> None:
    up.settings["UNKNOT_OWNER_PASSWORD"] = "a long enough one"
    done = up.run("create-owner", "--email", "chen@example.org", "--name", "Chen")
    assert done.returncode == 1
    assert "There is no clinic yet" in done.stderr


def test_a_child_that_was_killed_is_started_again(up: Server) -> None:
    webs = [pid for pid in processes_of(up) if b"granian" in read(pid, "cmdline")]
    for pid in webs:
        os.kill(pid, signal.SIGKILL)
    wait_until("the pages are gone", lambda: not answers(up), patience_s=10)
    wait_until("the pages are back", lambda: answers(up), patience_s=60)


def test_a_database_that_was_killed_is_started_again(up: Server) -> None:
    cluster = Cluster(up.home)
    before = cluster.pid()
    assert before
    os.kill(before, signal.SIGKILL)
    wait_until("the database is back", lambda: cluster.pid() not in {None, before}, patience_s=60)


def test_a_database_that_cannot_be_started_is_tried_again_until_it_can(up: Server) -> None:
    cluster, sockets = Cluster(up.home), up.home / "postgres" / "run"
    before = cluster.pid()
    assert before
    sockets.rename(sockets.with_name("run-away"))
    sockets.touch()  # a file where the server's folder has to be
    os.kill(before, signal.SIGKILL)
    said = b"The database does not start: "
    wait_until("two starts have failed", lambda: up.log.read_bytes().count(said) > 1, patience_s=60)
    assert b"It is tried again in 1 s." in up.log.read_bytes()
    assert up.process
    assert up.process.poll() is None
    sockets.unlink()
    sockets.with_name("run-away").rename(sockets)
    wait_until("the database is back", lambda: cluster.pid() not in {None, before}, patience_s=60)
    wait_until("the pages are back", lambda: up.run("doctor").returncode == 0, patience_s=60)


def test_a_port_that_is_taken_is_named_with_the_setting() -> None:
    with server_home() as server, socket.socket() as other:
        other.bind(("127.0.0.1", server.port))
        other.listen()
        done = server.run("up")
    assert done.returncode == 1
    assert f"Port {server.port} is taken" in done.stderr
    assert "UNKNOT_PORT" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything_and_the_next_start_is_quick(number: int, stopped: Server) -> None:
    started = time.monotonic()
    stopped.start("--no-demo")
    took_s = time.monotonic() - started
    assert stopped.process
    supervisor = stopped.process
    assert processes_of(stopped)
    supervisor.send_signal(number)
    assert supervisor.wait(60) == 0
    stopped.process = None
    assert processes_of(stopped) == []
    assert took_s < 30, "far more than the five seconds of a quiet machine"


@pytest.fixture(scope="module")
def stopped() -> Iterator[Server]:
    """One that was started and stopped before."""
    with running_server("--no-demo") as server:
        server.stop()
        yield server


def test_a_supervisor_that_was_killed_takes_pages_and_worker_along_and_the_next_start_joins(stopped: Server) -> None:
    stopped.start("--no-demo")
    assert stopped.process
    database = Cluster(stopped.home).pid()
    stopped.process.kill()
    stopped.process.wait()
    stopped.start("--no-demo")
    assert Cluster(stopped.home).pid() == database
    with psycopg.connect(stopped.owner_url) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM django_migrations").fetchone() == (True,)
    assert stopped.stop() == 0
    assert processes_of(stopped) == []
