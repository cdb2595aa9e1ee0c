"""The web server and the worker as child processes: started again when they die, ended together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import click

from unknot.cli.address import Address
from unknot.cli.django_setup import django_command

GRACE_S = 15  # for a page or a job that is under way
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0  # a child that lived this long starts again without a pause
PR_SET_PDEATHSIG = 1


def web_command(address: Address) -> list[str]:
    """Granian with two workers; four threads each, fewer than its pool has connections."""
    words = [sys.executable, "-P", "-m", "granian", "--interface", "wsgi", "unknot.config.wsgi:application"]
    words += ["--host", address.host, "--port", str(address.port), "--http", "1", "--no-ws"]
    words += ["--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", "--respawn-interval", "0.5"]
    return [*words, "--workers-kill-timeout", "10", "--log-level", "warning"]


def worker_command() -> list[str]:
    return django_command("procrastinate", "worker", "--shutdown-graceful-timeout=10")


def end_with_parent() -> Callable[[], None] | None:
    """What a child does before it starts so that it ends when this process is killed; on Linux only."""
    if not sys.platform.startswith("linux"):
        return None
    libc, parent = ctypes.CDLL(None, use_errno=True), os.getpid()

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask


@dataclass(slots=True)
class Child:
    """One process of ours with all it started, in a session of its own: Ctrl-C reaches only the supervisor."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause_s: float = 0.0
    deaths: int = field(default=0)

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 — our own programs
            self.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent(),
        )

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal_all(self, number: int) -> None:
        """Signal the process and whatever it started."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def keep_alive(self) -> None:
        """Start it again when it died and its pause is over: 1, 2, 4 … 30 seconds, none after a steady life."""
        if self.process is None:
            if time.monotonic() >= self.started_at + self.pause_s:
                self.start_again()
        elif self.process.poll() is not None:
            self.signal_all(signal.SIGKILL)  # its own children would keep the port
            self.note_death(told(self.process.returncode))

    def start_again(self) -> None:
        """A machine without memory or processes to spare declines; that ends neither us nor the other children."""
        try:
            self.start()
        except (OSError, subprocess.SubprocessError) as problem:
            self.note_death(f"it could not be started: {problem}")

    def note_death(self, how: str) -> None:
        lived_s = time.monotonic() - self.started_at
        self.process, self.deaths = None, self.deaths + 1
        self.pause_s = 0.0 if lived_s > STEADY_S else min(LONGEST_PAUSE_S, max(1.0, self.pause_s * 2))
        self.started_at = time.monotonic()
        click.echo(f"The {self.name} ended ({how}); it starts again in {self.pause_s:.0f} s.", err=True)


def told(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def end_all(children: Sequence[Child]) -> None:
    """Ask all to end, give them time, and end what is left; a signal meanwhile ends them at once."""
    try:
        for child in children:
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + GRACE_S
        while any(child.is_alive() for child in children) and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        for child in children:
            child.signal_all(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
