"""A child is started again whatever became of it, and what cannot be started now is tried later."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from server import wait_until
from unknot.cli.children import Child, end_all

LIVES = [sys.executable, "-c", "import signal; signal.pause()"]


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child("worker", LIVES)
    yield child
    end_all([child])


def test_a_start_that_the_machine_declines_is_tried_again(child: Child, capfd: pytest.CaptureFixture[str]) -> None:
    child.command = ["/nowhere/at/all"]
    child.keep_alive()
    assert (child.is_alive(), child.deaths, child.pause_s) == (False, 1, 1.0)
    assert "The worker ended (it could not be started: " in capfd.readouterr().err
    child.command = LIVES
    child.keep_alive()
    assert not child.is_alive(), "its pause is not over"
    wait_until("it lives", lambda: child.keep_alive() or child.is_alive(), patience_s=20)


def test_one_that_was_killed_twice_lives_again(child: Child, capfd: pytest.CaptureFixture[str]) -> None:
    child.start()
    for _ in range(2):
        assert isinstance(child.process, subprocess.Popen)
        child.process.kill()
        wait_until("it is seen", lambda: child.keep_alive() or child.process is None, patience_s=20)
        wait_until("it lives", lambda: child.keep_alive() or child.is_alive(), patience_s=20)
    assert child.deaths == 2
    assert capfd.readouterr().err.count("ended (signal 9)") == 2
