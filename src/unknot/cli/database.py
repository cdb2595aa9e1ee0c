"""The database for the length of one command."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from unknot.home.environment import unknot_home
from unknot.postgres.cluster import Cluster
from unknot.postgres.urls import is_embedded


@contextmanager
def running_database() -> Iterator[Cluster | None]:
    """The embedded server, started when needed and stopped when nobody else uses it; None with DATABASE_URL."""
    if not is_embedded():
        yield None
        return
    cluster = Cluster(unknot_home())
    if not cluster.is_running():
        click.echo("Starting the database …", err=True)
    with cluster.running():
        yield cluster
