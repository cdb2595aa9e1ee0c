"""The database for the length of one command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import click
import psycopg

from unknot.cli.problems import NO_TABLES, unreachable
from unknot.home.environment import unknot_home
from unknot.postgres.cluster import Cluster
from unknot.postgres.layout import Layout
from unknot.postgres.urls import database_urls, is_embedded


@contextmanager
def running_database() -> Iterator[Cluster | None]:
    """The embedded server, started when needed and stopped when nobody else uses it; None with DATABASE_URL."""
    if not is_embedded():
        check_addresses()
        yield None
        return
    cluster = Cluster(unknot_home())
    if not cluster.is_running():
        click.echo("Starting the database …", err=True)
    with cluster.running():
        yield cluster


@contextmanager
def ready_database() -> Iterator[None]:
    """The same with all its tables, for what reads or writes them; otherwise a clear line on what to do."""
    refuse_empty_home()
    with running_database():
        check_tables(*reachable())
        yield


def refuse_empty_home() -> None:
    home = unknot_home()
    if is_embedded() and not Layout(home).data.is_dir():
        raise click.ClickException(f"There is no data in {home} yet. Start Unknot once, which makes it: unknot up")


def check_addresses() -> None:
    """Before any driver reads them: it would quote a whole address, password included."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        told = os.environ.get(name)
        if told and not is_address(told):
            raise click.ClickException(
                f"{name} is no address of a PostgreSQL database.\n"
                "Write it as postgresql://user:password@host:5432/name, with % signs for special characters."
            )


def is_address(told: str) -> bool:
    try:
        parts = urlsplit(told)
        return parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1 and parts.port != 0
    except ValueError:
        return False


def reachable() -> tuple[str, str]:
    """The application's and the owner's address, after both were let in."""
    urls = database_urls()
    for url in urls:
        try:
            psycopg.connect(url, connect_timeout=10).close()
        except psycopg.Error as problem:
            raise click.ClickException(unreachable(problem)) from problem
    return urls


def check_tables(_app_url: str, owner_url: str) -> None:
    from unknot.cli.tables import newer, tables_of

    found = tables_of(owner_url)
    if not found.has_any:
        raise click.ClickException(NO_TABLES)
    if found.unknown:
        raise click.ClickException(newer(found.unknown))
    if found.missing:
        raise click.ClickException("The tables are those of an older Unknot. This brings them up to date: unknot up")


class OnReadyDatabase(click.Command):
    """A command that asks for what it needs only where it can use the answers."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not {"-h", "--help"} & set(args):
            refuse_empty_home()
        return super().parse_args(ctx, args)
