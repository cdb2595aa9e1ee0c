"""The real `unknot up`, in a home and on a port of its own, for tests that need the whole of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from unknot.postgres.locks import waiting_for
from unknot.postgres.urls import database_urls

START_S, STOP_S, LOOK_AGAIN_S = 120, 60, 0.05
UNKNOT = [sys.executable, "-P", "-m", "unknot.cli"]
NOT_PASSED_ON = {"DATABASE_URL", "DATABASE_OWNER_URL"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(what: str, is_so: Callable[[], object], *, patience_s: float) -> None:
    """Look until it is so; fail with the words of `what` when the time is over."""
    assert is_soon(is_so, patience_s=patience_s), f"not within {patience_s:.0f} s: {what}"


def is_soon(is_so: Callable[[], object], *, patience_s: float = 5) -> bool:
    """Look until it is so, or the time is over."""
    deadline = time.monotonic() + patience_s
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(LOOK_AGAIN_S)
    return True


@dataclass
class Server:
    """One home. It may be started and stopped again and again, and keeps its port."""

    home: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """All that it said, over all its starts."""
        return self.home.parent / f"{self.home.name}.log"

    @property
    def owner_url(self) -> str:
        return database_urls({"UNKNOT_HOME": str(self.home)})[1]

    def environment(self) -> dict[str, str]:
        mine = {k: v for k, v in os.environ.items() if not k.startswith("UNKNOT_") and k not in NOT_PASSED_ON}
        told = {"UNKNOT_HOME": str(self.home), "UNKNOT_PORT": str(self.port), **self.settings}
        return mine | told | {"DJANGO_SETTINGS_MODULE": "unknot.config.settings"}

    def start(self, *words: str) -> None:
        """Come back when the pages are served."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*UNKNOT, "up", *words],
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        before = self.log.stat().st_size
        wait_until("the pages are served", lambda: self._is_up(before), patience_s=START_S)

    def _is_up(self, before: int) -> bool:
        assert self.process
        said = self.log.read_bytes()
        assert self.process.poll() is None, said[-4000:].decode(errors="replace")
        return f"Unknot runs at {self.url}".encode() in said[before:]

    def stop(self) -> int:
        """Ask it to end, as Ctrl-C does; its exit code."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(STOP_S)
        self.process = None
        return code

    def run(self, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
        """One command of Unknot on this home."""
        return self.run_program([*UNKNOT, *words], **more)

    def run_program(self, command: list[str], **more: object) -> subprocess.CompletedProcess[str]:
        env, timeout_s = self.environment(), 120
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command, env=env, timeout=timeout_s, check=False, capture_output=True, text=True, **more
        )

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What the database answers to its owner."""
        with psycopg.connect(self.owner_url) as connection:
            done = connection.execute(query.encode(), values or None)
            return done.fetchall() if done.description else []

    def one(self, query: str, *values: object) -> object:
        return self.rows(query, *values)[0][0]


@contextmanager
def server_home(**settings: str) -> Iterator[Server]:
    """A server that is not started yet. Whatever of it still runs at the end is ended."""
    # A short path that others may walk through: the database has a user of its own when tests run as root.
    folder = Path(tempfile.mkdtemp(prefix="unknot-"))
    folder.chmod(0o711)
    server = Server(folder / "home", settings=settings)
    try:
        yield server
    finally:
        try:
            if server.process is not None:
                server.stop()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_server(*words: str, **settings: str) -> Iterator[Server]:
    """`unknot up` with these words, in a new home; without the demo, in one whose tables are made."""
    with server_home(**settings) as server:
        if "--no-demo" in words:
            subprocess.run(["cp", "-a", str(made_home()), str(server.home)], check=True)
        server.start(*words)
        yield server


def made_home() -> Path:
    """A home after a first start, made once in a test run; to copy, for tests that are not about that start."""
    made = Path(os.environ["UNKNOT_TEST_HOME"]) / "made-home"
    with waiting_for(made.with_suffix(".lock"), "making a home", patience_s=START_S):
        if not made.exists():
            with server_home() as server:
                server.start("--no-demo")
                assert server.stop() == 0
                aside = made.with_suffix(".aside")
                subprocess.run(["cp", "-a", str(server.home), str(aside)], check=True)
                aside.rename(made)
    return made
