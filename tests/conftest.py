"""The database of the tests: one server a run, one migrated database a worker.

An embedded server by default; UNKNOT_TEST_DATABASE_URL (application role) and UNKNOT_TEST_OWNER_URL (owner role, may
create databases) run the same tests on a server of your own.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from unknot.postgres.cluster import Cluster
from unknot.postgres.roles import grant_app
from unknot.postgres.urls import database_urls, is_embedded


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The embedded server of this run, shared by its workers; the last of them stops it."""
    with Cluster(Path(os.environ["UNKNOT_TEST_HOME"])).running() as running:
        yield running


@pytest.fixture(scope="session")
def server_urls(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The application's and the owner's address of a server that runs."""
    if is_embedded():
        request.getfixturevalue("cluster")
    return database_urls()


@pytest.fixture(scope="session")
def database_name() -> str:
    return f"test_unknot_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def in_database(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@pytest.fixture(scope="session")
def test_database(server_urls: tuple[str, str], database_name: str) -> Iterator[tuple[str, str]]:
    """An empty database of the owner's: the application's and the owner's address of it."""
    app_url, owner_url = server_urls
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database_name))
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database_name)))
    app_role = urlsplit(app_url).username
    assert app_role
    grant_app(in_database(owner_url, database_name), app_role)
    with psycopg.connect(in_database(owner_url, database_name)) as connection:
        # Django empties the tables between tests that really commit. Only a test's database gives this right.
        right = sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT TRUNCATE ON TABLES TO {}")
        connection.execute(right.format(sql.Identifier(app_role)))
    yield in_database(app_url, database_name), in_database(owner_url, database_name)
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(drop)


@pytest.fixture(scope="session")
def django_db_setup(test_database: tuple[str, str], database_name: str, django_db_blocker: object) -> Iterator[None]:
    """Migrate as the owner, run as the application: the tests meet the rights that production gives."""
    from django.core.management import call_command
    from django.db import connections

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        for alias in connections:
            connections[alias].settings_dict["NAME"] = database_name
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        yield
        connections["default"].close()
        connections["default"].close_pool()  # type: ignore[attr-defined]
        connections["owner"].close()
