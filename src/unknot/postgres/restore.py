"""Bring all data back from a backup: into a new database that takes the old one's place only when it is checked."""

import secrets
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from unknot.postgres.archive import Manifest, read_manifest
from unknot.postgres.load_dump import load_dump
from unknot.postgres.problems import PostgresError
from unknot.postgres.roles import grant_app
from unknot.postgres.tables import contents, has_rows
from unknot.postgres.tools import connected, database_of, in_database

Admin = psycopg.Connection[Any]
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type IS DISTINCT FROM 'autovacuum worker'"
)
LEAVING_S, LOOK_AGAIN_S = 3.0, 0.05  # a connection just closed takes a moment to end on the server


def restore(
    url: str,
    file: Path,
    *,
    app_role: str,
    known: Collection[str],
    replace: bool = False,
    finish: Callable[[str], None] | None = None,
) -> Manifest:
    """Put the backup in `file` in place of the database at `url`, and return what is in it.

    url: the owner's address. known: the migrations this version of Unknot knows. finish: called with the address of
    the new database before it takes the old one's place, to bring its tables up to date. Until then the old database
    is untouched; whatever fails leaves it as it was.
    """
    manifest = read_manifest(file)
    check_fits(manifest, app_role=app_role, known=known)
    name = database_of(url)
    fresh = f"{name[:40]}_restore_{secrets.token_hex(4)}"
    with administrator(url) as admin:
        check_target(admin, url, replace=replace)
        make_fresh(admin, fresh)
        try:
            fill(in_database(url, fresh), file, manifest, app_role, is_single=app_role == admin.info.user)
            if finish:
                finish(in_database(url, fresh))
            swap(admin, name, fresh)
        except BaseException:
            drop(admin, fresh)
            raise
    return manifest


def check_fits(manifest: Manifest, *, app_role: str, known: Collection[str]) -> None:
    if unknown := sorted(set(manifest.schema) - set(known)):
        raise PostgresError(
            f"The backup comes from a newer Unknot ({manifest.unknot}): this one does not know {unknown[0]}. "
            "Nothing was changed. Install that version or a newer one, and restore with it."
        )
    if manifest.app_role and manifest.app_role != app_role:
        raise PostgresError(
            f"The backup gives rights to the role {manifest.app_role!r}, and the application here is {app_role!r}. "
            f"Nothing was changed. Let DATABASE_URL use a role named {manifest.app_role!r}, and restore again."
        )


def administrator(url: str) -> Admin:
    """A connection beside the database that is replaced."""
    for beside in ("postgres", "template1"):
        try:
            return psycopg.connect(in_database(url, beside), autocommit=True)
        except psycopg.OperationalError as problem:
            last = problem
    raise PostgresError(f"The database server cannot be reached: {str(last).strip()}") from last


def check_target(admin: Admin, url: str, *, replace: bool) -> None:
    name = database_of(url)
    if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        raise PostgresError(
            f"There is no database {name!r} on the server. Make it first; its owner is your owner role."
        )
    with connected(url) as connection:
        if not replace and has_rows(connection):
            raise PostgresError(
                f"The database {name!r} holds data. Nothing was changed. To put the backup in its place, and lose what "
                "it holds now, add --replace; to keep it, back it up first."
            )
    deadline = time.monotonic() + LEAVING_S
    while admin.execute(OTHERS, [name]).fetchone() != (0,):
        if time.monotonic() > deadline:
            raise PostgresError(f"Somebody is connected to the database {name!r}. Stop Unknot, and restore again.")
        time.sleep(LOOK_AGAIN_S)


def make_fresh(admin: Admin, fresh: str) -> None:
    try:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(fresh)))
    except psycopg.errors.InsufficientPrivilege as problem:
        raise PostgresError(
            f"The role {admin.info.user!r} may not make databases, which a safe restore needs. Nothing was changed. "
            f"As the server's administrator: ALTER ROLE {admin.info.user} CREATEDB; and restore again."
        ) from problem


def fill(url: str, file: Path, manifest: Manifest, app_role: str, *, is_single: bool) -> None:
    """Load the dump and compare every table with the manifest."""
    load_dump(url, file)
    if not is_single:  # after the load: before, it would give back the rights a room had taken away
        grant_app(url, app_role)
    with connected(url) as connection:
        found = contents(connection)
    wrong = sorted(
        name for name in manifest.tables.keys() | found.keys() if manifest.tables.get(name) != found.get(name)
    )
    if wrong:
        raise PostgresError(f"The restored data differs from the backup in {', '.join(wrong)}. Nothing was changed.")


def swap(admin: Admin, name: str, fresh: str) -> None:
    """Exchange the names in one transaction, then remove the old database."""
    old = f"{name[:40]}_old_{secrets.token_hex(4)}"
    try:
        with admin.transaction():
            for before, after in ((name, old), (fresh, name)):
                rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
                admin.execute(rename.format(sql.Identifier(before), sql.Identifier(after)))
    except psycopg.errors.ObjectInUse as problem:
        raise PostgresError(
            f"Somebody connected to {name!r} meanwhile. Nothing was changed; stop Unknot first."
        ) from problem
    except psycopg.errors.InsufficientPrivilege as problem:
        raise PostgresError(
            f"The role {admin.info.user!r} does not own the database {name!r}. Nothing was changed. "
            f"As the server's administrator: ALTER DATABASE {name} OWNER TO {admin.info.user}; and restore again."
        ) from problem
    drop(admin, old)


def drop(admin: Admin, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
