"""One server that says more than it does by default, and people in every state that a bad request can meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from assessments.walker import healthy
from cast import Clinic, open_clinic
from server import Server, running_server
from visitor import Visitor, where

LONG_AGO = """
UPDATE bookings_booking SET during = tstzrange(lower(during) - %s, upper(during) - %s),
    occupied = tstzrange(lower(occupied) - %s, upper(occupied) - %s) WHERE id = %s
"""


@dataclass(frozen=True)
class World:
    """`ana` has a hold, a visit, a cancelled visit and one of long ago. `names` are the words of paths and forms."""

    server: Server
    clinic: Clinic
    ana: Visitor
    ben: Visitor
    stranger: Visitor
    urgent: Visitor
    fuzzer: Visitor
    names: dict[str, str]

    def person(self, name: str) -> Visitor:
        found = getattr(self, name)
        assert isinstance(found, Visitor)
        return found


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    with running_server("--no-demo", UNKNOT_DEBUG="0", UNKNOT_DEV_TOOLS="0", UNKNOT_LOG_LEVEL="INFO") as server:
        clinic = open_clinic(server, rooms=4, therapists=4)
        people = [Visitor(server.url) for _ in range(5)]
        ana, ben, _stranger, urgent, fuzzer = people
        ana.assess()
        ben.assess_like(ana.sent)
        fuzzer.assess_like(ana.sent)
        urgent.assess(healthy(chest_pain_now=True))
        world = World(server, clinic, *people, names=names(server, clinic, ana, ben))
        yield world
        assert server.stop() == 0
        assert_silent(world)


def names(server: Server, clinic: Clinic, ana: Visitor, ben: Visitor) -> dict[str, str]:
    therapist, service = clinic.therapists[0], clinic.service_id
    on = datetime.now(UTC).date() + timedelta(days=3)
    free = [start for start in ana.starts(therapist, service, on.isoformat()) if start[14:16] == "00"]
    visit, cancelled, old = (book(ana, clinic, start) for start in free[2:5])
    held = where(ana.hold(therapist, service, free[0]))  # the last: one more would let go of it
    theirs = where(ben.hold(therapist, service, free[1]))
    assert ana.post(f"/visit/{token(cancelled)}/cancel/").status_code == 302
    ago = timedelta(days=60)
    server.rows(LONG_AGO, ago, ago, ago, ago, int(token(old).split(".")[0]))
    return {
        "therapist": str(therapist),
        "service": str(service),
        "held": last(held),
        "theirs": last(theirs),
        "token": token(visit),
        "token_cut": token(visit)[:-1],
        "token_upper": token(visit).upper(),
        "token_no_id": "." + token(visit).split(".")[1],
        "token_other": token(cancelled).split(".")[0] + "." + token(visit).split(".")[1],
        "cancelled": token(cancelled),
        "old": token(old),
        "booked": last(token(visit).split(".")[0]),
        "booked_start": free[2],
        "held_start": free[0],
        "free_start": free[6],
    }


def book(person: Visitor, clinic: Clinic, start: str) -> str:
    held = person.hold(clinic.therapists[0], clinic.service_id, start)
    return where(person.confirm(where(held), "ana@example.org"))


def token(done: str) -> str:
    return last(done)


def last(path: str) -> str:
    return path.strip("/").rsplit("/", 1)[-1]


def assert_silent(world: World) -> None:
    """No fault of ours in the log, and nothing about a person: no answer, address, key of a visit or of a session."""
    log = world.server.log.read_text()
    sessions = [person.http.cookies.get("unknot", "no session") for person in (world.ana, world.ben, world.urgent)]
    tokens = [world.names[name] for name in ("token", "cancelled", "old")]
    for word in ("Traceback", "Internal Server Error", "@example", "chest_pain", "q_", "/visit/", *sessions, *tokens):
        assert word not in log, f"{word!r} in the log:\n{around(log, word)}"


def around(log: str, word: str) -> str:
    at = log.index(word)
    return log[max(0, at - 1500) : at + 1500]
