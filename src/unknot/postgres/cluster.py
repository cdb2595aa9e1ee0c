"""One embedded server: start it or join the one that runs, and let the last user stop it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from unknot.postgres import folders
from unknot.postgres.binaries import install_folder, program
from unknot.postgres.credentials import ADMIN, APP, DATABASE, OWNER, make_credentials
from unknot.postgres.layout import Layout
from unknot.postgres.locks import LOOK_AGAIN_S, Lock, waiting_for
from unknot.postgres.problems import PostgresError
from unknot.postgres.roles import grant_app, make_database, make_roles, set_passwords
from unknot.postgres.server_config import write_config
from unknot.postgres.server_user import server_user
from unknot.postgres.urls import embedded_url

RECOVERY_S = 600  # replaying the log after a crash may take minutes on a slow disk
STOP_S = 120


class Cluster:
    """The server below `home`. Between `start` and `stop` this process counts as one of its users.

    Three locks tell the state, and none of them outlives its holder: `start` is held while somebody starts or stops,
    `users` is shared by everybody who uses the server, `server` is inherited by the server and all its processes.
    """

    def __init__(self, home: Path) -> None:
        self.layout = Layout(home.absolute())
        self.users = Lock(self.layout.lock("users"))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def app_url(self) -> str:
        return self.url(APP)

    @property
    def owner_url(self) -> str:
        return self.url(OWNER)

    @property
    def admin_url(self) -> str:
        return self.url(ADMIN, ADMIN)

    def url(self, role: str, database: str = DATABASE) -> str:
        return embedded_url(self.layout, role, database)

    def is_running(self) -> bool:
        """Whether any process of the server lives; a leftover pid file does not count."""
        return Lock(self.layout.lock("server")).is_held_elsewhere()

    def pid(self) -> int | None:
        """The process number of the running server."""
        mark = self.layout.data / "postmaster.pid"
        return int(mark.read_text().split("\n", 1)[0]) if self.is_running() and mark.is_file() else None

    def prepare(self) -> None:
        """Make the folder and the passwords, so that the addresses are whole before the first start."""
        folders.make_root(self.layout)
        if not self.layout.data.is_dir():
            make_credentials(self.layout.credentials)

    def start(self) -> bool:
        """Start the server, or join one that runs; True when this call started it."""
        folders.make_root(self.layout)
        with waiting_for(self.layout.lock("start"), "starting the database", patience_s=RECOVERY_S):
            self.users.take(shared=True)
            try:
                return self._start_or_join()
            except BaseException:
                self._leave("INT")
                raise

    def stop(self, *, at_once: bool = False) -> bool:
        """Leave the server; the last user stops it. True when it is stopped.

        at_once: do not wait for its last tidy write to disk; the next start replays the log instead. Nothing is lost.
        """
        with waiting_for(self.layout.lock("start"), "starting the database", patience_s=RECOVERY_S):
            return self._leave("QUIT" if at_once else "INT")

    def _leave(self, how: str) -> bool:
        is_last = self.users.take()
        try:
            if is_last:
                self._shut_down(how)
        finally:
            self.users.release()
        return is_last

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        """Use the server for a while: started when needed, stopped when nobody else uses it."""
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def create_database(self, name: str, template: str | None = None) -> None:
        """A database of the owner's with the application's rights, copied from `template` when one is named."""
        with psycopg.connect(self.url(OWNER, "postgres"), autocommit=True) as connection:
            make_database(connection, name, template)
        grant_app(self.url(OWNER, name))

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        with psycopg.connect(self.url(OWNER, "postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _start_or_join(self) -> bool:
        is_joined = self._joins()
        if not is_joined:
            self._start_server()
        self._set_up()
        return not is_joined

    def _joins(self) -> bool:
        """Wait for a server that lives; one that was killed leaves processes behind, which end within moments."""
        deadline = time.monotonic() + RECOVERY_S
        while self.is_running():
            if self._connects():
                return True
            if time.monotonic() > deadline:
                raise PostgresError(f"Processes of an earlier server still hold {self.layout.data}; end them first.")
            time.sleep(LOOK_AGAIN_S)
        return False

    def _start_server(self) -> None:
        user = server_user(self.layout.data, install_folder())
        folders.check_version(self.layout)
        folders.make_folders(self.layout, user)
        lost_passwords = self.layout.data.is_dir() and not self.layout.credentials.is_file()
        credentials = make_credentials(self.layout.credentials)
        if not self.layout.data.is_dir():
            folders.make_data(self.layout, user, credentials)
        words = write_config(self.layout)
        self._remove_stale_marks()
        if lost_passwords:
            set_passwords(user, words, credentials)
        self._launch([*user.prefix, str(program("postgres")), *words])
        self._wait_until_it_answers()

    def _remove_stale_marks(self) -> None:
        """Nobody holds the server's lock, so these are left from a killed one.

        PostgreSQL itself asks whether the process they name lives, which a zombie that nobody reaps still does.
        """
        for mark in (self.layout.data / "postmaster.pid", self.layout.socket_folder / ".s.PGSQL.5432.lock"):
            mark.unlink(missing_ok=True)

    def _launch(self, command: list[str]) -> None:
        """Start the server in a session of its own, so that Ctrl-C does not reach it, and hand it its lock."""
        lock = Lock(self.layout.lock("server"))
        while not lock.take():  # somebody is just asking whether the server runs
            time.sleep(LOOK_AGAIN_S)
        assert lock.descriptor is not None
        self.layout.first_words.touch(0o600)
        with self.layout.first_words.open("w") as words:
            self.process = subprocess.Popen(  # noqa: S603 — our own program
                command,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=server_environment(),
                pass_fds=[lock.descriptor],
                start_new_session=True,
            )
        lock.release()

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + RECOVERY_S
        while not self._connects():
            if self.process is None or self.process.poll() is not None or time.monotonic() > deadline:
                raise PostgresError(f"PostgreSQL did not start.\n{self._last_words()}")
            time.sleep(LOOK_AGAIN_S)

    def _connects(self) -> bool:
        try:
            psycopg.connect(self.admin_url, connect_timeout=10).close()
        except psycopg.OperationalError as refused:
            if "password authentication failed" in str(refused):
                raise PostgresError(
                    f"The server in {self.layout.data} does not know the passwords in {self.layout.credentials}. "
                    "Stop Unknot, remove that file and start again: new passwords are made and set."
                ) from refused
            return False
        return True

    def _set_up(self) -> None:
        """Roles, database and rights: each step is done only when it is missing, after an interrupted start too."""
        credentials = make_credentials(self.layout.credentials)
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            make_roles(admin, credentials)
            make_database(admin, DATABASE)
        grant_app(self.owner_url)

    def _shut_down(self, how: str) -> None:
        deadline = time.monotonic() + STOP_S
        asked = False
        while self.is_running():
            if not asked and (pid := self.pid()):
                user = server_user(self.layout.data, install_folder())
                # By the server's own user: root would signal whatever number a damaged file holds.
                command = [*user.prefix, str(program("pg_ctl")), "kill", how, str(pid)]
                asked = subprocess.run(command, check=False, capture_output=True, cwd="/").returncode == 0  # noqa: S603
            if time.monotonic() > deadline:
                raise PostgresError(f"PostgreSQL is still stopping after {STOP_S} s; see {self.layout.log}.")
            time.sleep(LOOK_AGAIN_S)
        if self.process is not None:
            self.process.wait()
            self.process = None

    def _last_words(self) -> str:
        logs = sorted(self.layout.log.glob("*.log"), key=lambda path: path.stat().st_mtime)
        text = "\n".join(path.read_text(errors="replace")[-1500:] for path in (self.layout.first_words, *logs[-1:]))
        return text.strip()


def server_environment() -> dict[str, str]:
    """The server's environment: nothing of ours, and in particular no secret."""
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
