"""Servers of their own for the tests that kill them, and empty databases on the shared one."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from unknot.postgres.cluster import Cluster
from unknot.postgres.credentials import OWNER


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
def make_database(cluster: Cluster) -> Iterator[Callable[[], str]]:
    """Makes empty databases on the shared server; gives the owner's address of each."""
    made: list[str] = []

    def make() -> str:
        made.append(f"made_{secrets.token_hex(6)}")
        cluster.create_database(made[-1])
        return cluster.url(OWNER, made[-1])

    yield make
    for name in made:
        cluster.drop_database(name)
