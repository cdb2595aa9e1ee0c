"""Whether the tables of a database are those of this Unknot: none yet, older, the same, or made by a newer one."""

from collections.abc import Collection
from dataclasses import dataclass

import psycopg

from unknot.cli.django_setup import set_up_django


@dataclass(frozen=True, slots=True)
class Tables:
    """`missing`: migrations still to be made; `unknown`: those made by a newer Unknot. Both as `app.name`, sorted."""

    has_any: bool
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def tables_of(owner_url: str) -> Tables:
    """How the tables stand. Needs Django's settings, and a database that can be reached."""
    done = applied(owner_url)
    if not done:
        return Tables(has_any=False)
    strange = unknown(done)
    return Tables(has_any=True, unknown=strange, missing=() if strange else missing())


def applied(owner_url: str) -> tuple[str, ...]:
    """The migrations that the database has, as `app.name`; none for an empty one."""
    with psycopg.connect(owner_url, connect_timeout=10) as connection:
        if connection.execute("SELECT to_regclass('public.django_migrations')").fetchone() == (None,):
            return ()
        rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1").fetchall()
    return tuple(str(row[0]) for row in rows)


def known() -> set[str]:
    """The migrations of this version of Unknot and of the packages it uses."""
    set_up_django()
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    replaced = {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    return {f"{app}.{name}" for app, name in {*loader.disk_migrations, *replaced}}


def unknown(done: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(set(done) - known()))


def missing() -> tuple[str, ...]:
    set_up_django()
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple(sorted(f"{step.app_label}.{step.name}" for step, _backwards in plan))


def newer(unknown_ones: Collection[str]) -> str:
    """What a person is told of a database that a newer Unknot has changed."""
    return (
        f"The database was changed by a newer Unknot: this one does not know {next(iter(unknown_ones))}. "
        "Nothing was changed now. Install that version or a newer one, and try again."
    )
