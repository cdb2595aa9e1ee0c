"""Load PostgreSQL's dump into an empty database: pg_restore writes SQL, psql runs it in one transaction."""

import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from unknot.postgres.archive import copy_dump
from unknot.postgres.problems import PostgresError
from unknot.postgres.tools import client, connection_environment, server_major

FIRST_WITH_TRANSACTION_TIMEOUT = 17
TOO_NEW = b"SET transaction_timeout = 0;\n"  # pg_restore 17 and newer writes it for every server


def load_dump(url: str, file: Path) -> None:
    """Load the dump in `file`, rights included, everything owned by the role of the address. All of it, or nothing."""
    major = server_major(url)
    pg_restore = str(client("pg_restore", major))
    with tempfile.NamedTemporaryFile("w", suffix=".list") as chosen:
        chosen.write(wanted(listing(pg_restore, file)))
        chosen.flush()
        command = [pg_restore, "--no-owner", f"--use-list={chosen.name}", "--file=-"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as source:  # noqa: S603
            assert source.stdin is not None
            assert source.stdout is not None
            feeder = threading.Thread(target=copy_dump, args=(file, source.stdin))
            feeder.start()
            run_sql(url, major, source.stdout)
            feeder.join()
    if source.returncode != 0:
        raise PostgresError("The dump in the backup could not be read to its end. Nothing was changed.")


def listing(pg_restore: str, file: Path) -> str:
    """The table of contents of the dump."""
    with subprocess.Popen([pg_restore, "--list"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdin is not None
        assert process.stdout is not None
        feeder = threading.Thread(target=copy_dump, args=(file, process.stdin))
        feeder.start()
        text = process.stdout.read().decode()
        feeder.join()
    if process.returncode != 0:
        raise PostgresError("The dump in the backup cannot be read. Nothing was changed.")
    return text


def wanted(contents: str) -> str:
    """All but the rights on future tables: they name the old owner, and the restore gives them anew."""
    return "\n".join(line for line in contents.splitlines() if " DEFAULT ACL " not in line) + "\n"


def run_sql(url: str, major: int, lines: Iterable[bytes]) -> None:
    command = [str(client("psql", major)), "--no-psqlrc", "--quiet", "--single-transaction"]
    command += ["--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with tempfile.TemporaryFile() as words:
        with subprocess.Popen(command, env=connection_environment(url), stdin=subprocess.PIPE, stderr=words) as psql:  # noqa: S603
            assert psql.stdin is not None
            feed(psql.stdin, lines, leave_out=TOO_NEW if major < FIRST_WITH_TRANSACTION_TIMEOUT else b"")
        if psql.returncode != 0:
            words.seek(0)
            said = words.read().decode(errors="replace").strip().splitlines()
            raise PostgresError("The restore failed, and nothing was changed.\n" + "\n".join(said[-5:]))


def feed(target: IO[bytes], lines: Iterable[bytes], *, leave_out: bytes) -> None:
    """Pass the lines on, without the first one that equals `leave_out`."""
    for line in lines:
        if leave_out and line == leave_out:
            leave_out = b""
            continue
        try:
            target.write(line)
        except BrokenPipeError:  # psql stopped at an error, and says so
            return
