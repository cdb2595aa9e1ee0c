"""Write all data to one file, as it was at one moment."""

import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import psycopg

from unknot.postgres.archive import BLOCK, DUMP, MANIFEST, HashingWriter, Manifest, manifest_text, written_whole
from unknot.postgres.problems import PostgresError
from unknot.postgres.tables import contents
from unknot.postgres.tools import client, connected, connection_environment

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


def backup(url: str, file: Path, *, app_role: str, schema_query: str, overwrite: bool = False) -> Manifest:
    """Back the database up into `file`, and return what is in it. People may go on working meanwhile.

    url: the owner's address. schema_query: SQL that lists the migrations applied, one text a row.
    """
    if file.exists() and not overwrite:
        raise PostgresError(f"{file} exists. Choose another name, or add --overwrite to replace it.")
    if not file.parent.is_dir():
        raise PostgresError(f"There is no folder {file.parent}. Make it, or choose another place.")
    with connected(url) as connection:
        connection.execute(SNAPSHOT)
        with written_whole(file) as target, zipfile.ZipFile(target, "w") as archive:
            with archive.open(DUMP, "w", force_zip64=True) as entry:
                digest = dump(url, connection, entry)
            manifest = described(connection, app_role=app_role, schema_query=schema_query, digest=digest)
            archive.writestr(MANIFEST, manifest_text(manifest))
    return manifest


def dump(url: str, connection: psycopg.Connection[Any], target: IO[bytes]) -> str:
    """Run pg_dump on the very snapshot of the connection; the SHA-256 of what it wrote."""
    snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert snapshot is not None
    pg_dump = client("pg_dump", connection.info.server_version // 10_000)
    command = [str(pg_dump), "--format=custom", "--no-owner", "--no-password", f"--snapshot={snapshot[0]}"]
    writer = HashingWriter(target)
    with subprocess.Popen(  # noqa: S603 — our own program
        command, env=connection_environment(url), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        shutil.copyfileobj(process.stdout, writer, BLOCK)
        words = process.stderr.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise PostgresError(f"The backup failed, and no file was written. {words}")
    return writer.digest.hexdigest()


def described(connection: psycopg.Connection[Any], *, app_role: str, schema_query: str, digest: str) -> Manifest:
    try:
        schema = [str(row[0]) for row in connection.execute(schema_query).fetchall()]
    except psycopg.errors.UndefinedTable as problem:
        raise PostgresError("This database holds nothing of Unknot's yet: there is nothing to back up.") from problem
    return Manifest(
        unknot=version("unknot"),
        taken_at=datetime.now(UTC).isoformat(timespec="seconds"),
        server=connection.info.server_version // 10_000,
        app_role=app_role,
        schema=schema,
        tables=contents(connection),
        sha256=digest,
    )
