"""PostgreSQL's client programs: the embedded ones, or those on the PATH for a newer server."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg

from unknot.postgres.binaries import MAJOR, program
from unknot.postgres.problems import PostgresError


def server_major(url: str) -> int:
    """The major version of the server at this address."""
    with connected(url) as connection:
        return connection.info.server_version // 10_000


def connected(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """A connection with fixed settings, so that a value reads the same on every server."""
    try:
        return psycopg.connect(url, options="-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1")
    except psycopg.OperationalError as problem:
        raise PostgresError(f"The database cannot be reached: {str(problem).strip()}") from problem


def client(name: str, major: int) -> Path:
    """`pg_dump`, `pg_restore` or `psql` that is at least as new as the server."""
    if major <= MAJOR:
        return program(name)
    found = shutil.which(name)
    if found and program_major(found) >= major:
        return Path(found)
    raise PostgresError(
        f"The server is PostgreSQL {major}, and this Unknot brings {name} {MAJOR}. "
        f"Install the client programs of PostgreSQL {major} so that {name} is on the PATH, and try again."
    )


def program_major(path: str) -> int:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"\b(\d+)(?:\.\d+|[a-z]+\d*)\b", told)
    return int(found[1]) if found else 0


def connection_environment(url: str) -> dict[str, str]:
    """The address for a client program by its environment: on a command line everybody could read the password."""
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    told = {
        "PGHOST": options.pop("host", None) or parts.hostname,
        "PGPORT": options.pop("port", None) or (str(parts.port) if parts.port else None),
        "PGUSER": unquote(parts.username or "") or None,
        "PGPASSWORD": unquote(parts.password or "") or None,
        "PGDATABASE": unquote(parts.path.lstrip("/")) or None,
        "PGSSLMODE": options.get("sslmode"),
        "PGSSLROOTCERT": options.get("sslrootcert"),
    }
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return ours | {name: value for name, value in told.items() if value}


def database_of(url: str) -> str:
    return unquote(urlsplit(url).path.lstrip("/"))


def in_database(url: str, name: str) -> str:
    """The same address with another database."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()
