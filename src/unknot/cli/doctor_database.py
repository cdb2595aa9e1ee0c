"""What the doctor finds about the database: reachable, new enough, rights apart, tables up to date."""

from collections.abc import Iterator
from pathlib import Path

import click
import psycopg

from unknot.cli.address import address
from unknot.cli.database import reachable, running_database
from unknot.cli.doctor_work import work_findings
from unknot.cli.findings import Finding, Health
from unknot.cli.tables import newer, tables_of
from unknot.postgres.cluster import Cluster
from unknot.postgres.problems import PostgresError
from unknot.postgres.urls import is_embedded

OLDEST = 15
ABOUT_ROLE = """
SELECT current_user, current_setting('server_version_num')::int / 10000, current_setting('server_version'),
       rolsuper OR rolcreaterole,
       EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user)
FROM pg_roles WHERE rolname = current_user
"""


def database_findings(home: Path) -> Iterator[Finding]:
    cluster = Cluster(home)
    if is_embedded() and not cluster.layout.data.is_dir():
        yield Finding(Health.NOTE, "database", "Unknot's own has not been made yet.", "unknot up makes it.")
        return
    try:
        with running_database():
            yield from findings_of(*reachable())
    except PostgresError as problem:
        yield Finding(Health.BROKEN, "database", str(problem))
    except click.ClickException as problem:
        found, _, mend = problem.message.rpartition("\n")
        yield Finding(Health.BROKEN, "database", found or mend, mend if found else "")


def findings_of(app_url: str, owner_url: str) -> Iterator[Finding]:
    with psycopg.connect(app_url, connect_timeout=10) as connection:
        row = connection.execute(ABOUT_ROLE).fetchone()
    assert row is not None
    app, major, version, is_mighty, owns_tables = row
    whose = "Unknot's own" if is_embedded() else "external"
    yield version_finding(f"PostgreSQL {version}, {whose}", major)
    yield role_finding(app, is_mighty=is_mighty, owns_tables=owns_tables)
    with psycopg.connect(owner_url, connect_timeout=10) as connection:
        yield owner_finding(connection.info.user, app)
    tables = tables_finding(owner_url)
    yield tables
    if tables.health is Health.OK:
        yield from work_findings(app_url, is_up=address().answers())


def version_finding(told: str, major: int) -> Finding:
    if major < OLDEST:
        return Finding(Health.BROKEN, "database", told, f"Unknot needs PostgreSQL {OLDEST} or newer.")
    return Finding(Health.OK, "database", told)


def role_finding(app: str, *, is_mighty: bool, owns_tables: bool) -> Finding:
    if is_mighty or owns_tables:
        mend = "Let DATABASE_URL use a plain role, and DATABASE_OWNER_URL the owner: see docs/howto/run.md."
        return Finding(Health.NOTE, "app role", f"{app} may do more than it should.", mend)
    return Finding(Health.OK, "app role", f"{app} owns no table and is no superuser")


def owner_finding(owner: str, app: str) -> Finding:
    if owner == app:
        found = f"{owner} is the application's role too, so pages could change the history and the audit lines."
        return Finding(
            Health.BROKEN, "owner role", found, "Let DATABASE_OWNER_URL name another: see docs/howto/run.md."
        )
    return Finding(Health.OK, "owner role", owner)


def tables_finding(owner_url: str) -> Finding:
    found = tables_of(owner_url)
    if found.unknown:
        return Finding(Health.BROKEN, "tables", newer(found.unknown), "Put the newer Unknot back.")
    if not found.has_any or found.missing:
        behind = "not up to date." if found.has_any else "none yet."
        return Finding(Health.NOTE, "tables", behind, "unknot up brings them up to date.")
    return Finding(Health.OK, "tables", "up to date")
