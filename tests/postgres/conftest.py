"""Servers of their own for the tests that kill them, and empty databases on the shared one."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import LiteralString
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from unknot.postgres.cluster import Cluster
from unknot.postgres.roles import grant_app
from unknot.postgres.tools import in_database


@pytest.fixture
def own_cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A server nobody else uses; whatever the test did to it, it is stopped at the end."""
    cluster = Cluster(tmp_path / "home")
    yield cluster
    if cluster.layout.root.exists():
        ender = Cluster(cluster.layout.home)
        cluster.users.release()
        if ender.is_running():
            ender.start()
            ender.stop(at_once=True)


@pytest.fixture
def make_database(server_urls: tuple[str, str]) -> Iterator[Callable[[], str]]:
    """Makes empty databases on the server of this run, external or not; gives the owner's address of each."""
    app, owner_url = urlsplit(server_urls[0]).username, server_urls[1]
    made: list[str] = []

    def make() -> str:
        made.append(f"made_{secrets.token_hex(6)}")
        administer("CREATE DATABASE {}", made[-1])
        grant_app(in_database(owner_url, made[-1]), str(app))
        return in_database(owner_url, made[-1])

    def administer(statement: LiteralString, name: str) -> None:
        with psycopg.connect(owner_url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))

    yield make
    for name in made:
        administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
