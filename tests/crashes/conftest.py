"""One server, a clinic with four therapists and four rooms, and four people who have answered all questions."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from cast import Clinic, open_clinic
from copies import copies_of
from server import Server, running_server
from visitor import Visitor

PEOPLE = 4


@dataclass(frozen=True)
class Town:
    server: Server
    clinic: Clinic
    people: list[Visitor]


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with running_server("--no-demo") as server:
        clinic = open_clinic(server, rooms=PEOPLE, therapists=PEOPLE)
        first = Visitor(server.url)
        first.assess()
        assert first.get("/plan/").status_code == 200
        keys = copies_of(first.http.cookies["unknot"], server, PEOPLE - 1)
        yield Town(server, clinic, [first, *(Visitor(server.url, session=key) for key in keys)])
