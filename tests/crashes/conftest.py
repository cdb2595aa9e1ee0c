"""One server, a clinic with four therapists and four rooms, and many people who have answered all questions."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from cast import Clinic, open_clinic
from copies import copies_of
from server import Server, running_server
from visitor import Visitor

AT_ONCE = 4
PEOPLE = 400  # one browser may only have a few visits a day, and a stream books without a pause


@dataclass(frozen=True)
class Town:
    server: Server
    clinic: Clinic
    sessions: Iterator[str]

    def newcomer(self) -> Visitor:
        return Visitor(self.server.url, session=next(self.sessions))


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with running_server("--no-demo") as server:
        clinic = open_clinic(server, rooms=AT_ONCE, therapists=AT_ONCE)
        first = Visitor(server.url)
        first.assess()
        assert first.get("/plan/").status_code == 200
        yield Town(server, clinic, iter(copies_of(first.http.cookies["unknot"], server, PEOPLE)))
