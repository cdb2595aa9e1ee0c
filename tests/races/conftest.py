"""One server and fifty people who have answered all questions, for all races."""

from collections.abc import Iterator

import psycopg
import pytest

from copies import copies_of
from server import Server, running_server
from unknot.postgres.cluster import Cluster
from visitor import Visitor

RACERS = 50


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server("--no-demo") as server:
        prefer_public_functions(server)
        yield server
        assert server.stop() == 0
        assert "Traceback" not in server.log.read_text()


def prefer_public_functions(server: Server) -> None:
    """Let a function in `public` stand in for one of PostgreSQL's own; the controls switch the locks off that way."""
    with psycopg.connect(Cluster(server.home).admin_url) as admin:
        admin.execute("ALTER ROLE unknot_app SET search_path = public, pg_catalog")
    server.stop()
    server.start()


@pytest.fixture(scope="session")
def racers(server: Server) -> Iterator[list[Visitor]]:
    """One answered all questions on the pages; the others are copies, each with a session and an assessment."""
    first = Visitor(server.url)
    first.assess()
    assert first.get("/plan/").status_code == 200
    keys = copies_of(first.http.cookies["unknot"], server, RACERS - 1)
    people = [first, *(Visitor(server.url, session=key) for key in keys)]
    yield people
    for person in people:
        person.http.close()
