"""Fifty people press the same button in the same moment, over HTTP, on the real server with its two web workers.

The acts take advisory locks, and look once more before they write, so that most races end before they begin. That alone
could hide a missing constraint. So the same race runs four times: as the product is; with the locks switched off, where
the constraints alone decide; and, as controls that must oversell, with the constraints dropped: once with the locks
still held, once without. The locks are switched off by a function in `public` of the name and arguments of
PostgreSQL's own, which the application's role finds first (see conftest.py). So that a control never depends on luck,
two acts meet after they have looked: before the insert where the locks are off, before the lock where they are held.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Barrier

import httpx
import pytest

from cast import Clinic, open_clinic
from races.conftest import RACERS
from server import Server, wait_until
from visitor import Starts, Visitor, where

MEETING = """
CREATE SEQUENCE public.come;
CREATE FUNCTION public.meet() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE give_up timestamptz := clock_timestamp() + interval '20 s';
BEGIN
    PERFORM nextval('public.come');
    WHILE (SELECT last_value FROM public.come) < 2 AND clock_timestamp() < give_up LOOP
        PERFORM pg_sleep(0.01);
    END LOOP;
END $$;
"""
LOCKS_OFF = f"""{MEETING}
CREATE FUNCTION public.pg_advisory_xact_lock(bigint) RETURNS void LANGUAGE sql AS 'SELECT NULL::void';
CREATE FUNCTION public.meet_before_writing() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN PERFORM public.meet(); RETURN NEW; END';
CREATE TRIGGER meet_before_writing BEFORE INSERT ON bookings_booking
    FOR EACH ROW EXECUTE FUNCTION public.meet_before_writing();
"""
LOCKS_TAKEN_TOGETHER = f"""{MEETING}
CREATE FUNCTION public.pg_advisory_xact_lock(key bigint) RETURNS void LANGUAGE plpgsql
    AS $$ BEGIN
        -- An act locks its holder first, then looks, then locks the day: there the two meet.
        IF EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) THEN
            PERFORM public.meet();
        END IF;
        PERFORM pg_catalog.pg_advisory_xact_lock(key);
    END $$;
"""
LOCKS_AS_EVER = """
DROP TRIGGER IF EXISTS meet_before_writing ON bookings_booking;
DROP FUNCTION IF EXISTS public.meet_before_writing();
DROP FUNCTION public.pg_advisory_xact_lock(bigint);
DROP FUNCTION public.meet();
DROP SEQUENCE public.come;
"""
CONSTRAINTS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'x' AND conrelid = 'bookings_booking'::regclass
"""
LIVE_AT = """
SELECT count(*) FROM bookings_booking WHERE clinic_id = %s AND lower(during) = %s AND released_at IS NULL
"""


@pytest.fixture(scope="module")
def one_room(server: Server) -> Clinic:
    return open_clinic(server, rooms=1, therapists=2)


@pytest.fixture(scope="module")
def one_therapist(server: Server) -> Clinic:
    return open_clinic(server, rooms=4, therapists=1)


def all_at_once(people: list[Visitor], act: Callable[[int], httpx.Response]) -> list[httpx.Response]:
    barrier = Barrier(len(people))

    def go(number: int) -> httpx.Response:
        barrier.wait(60)
        return act(number)

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(go, range(len(people))))


def race(people: list[Visitor], clinic: Clinic, slot: str) -> list[httpx.Response]:
    """Everybody asks for a hold of this start, the therapists in turn."""

    def hold(number: int) -> httpx.Response:
        return people[number].hold(clinic.therapists[number % len(clinic.therapists)], clinic.service_id, slot)

    return all_at_once(people, hold)


def free_slot(person: Visitor, clinic: Clinic, number: int) -> str:
    """A start on a day of its own for each race."""
    on = datetime.now(UTC).date() + timedelta(days=2 + number)
    starts = person.starts(clinic.therapists[0], clinic.service_id, on.isoformat())
    return next(start for start in starts if start.startswith(f"{on}T18:00"))


def winners(answers: list[httpx.Response]) -> list[int]:
    assert {answer.status_code for answer in answers} <= {302, 409}, [a.text for a in answers if a.status_code > 409]
    return [number for number, answer in enumerate(answers) if answer.status_code == 302]


def assert_refused_with_other_times(answer: httpx.Response, slot: str) -> None:
    assert answer.status_code == 409
    assert 'data-code="bookings.slot_taken"' in answer.text
    assert "taken a moment ago" in answer.text
    others = Starts(answer.text).found
    assert others
    assert slot not in others


@contextmanager
def locks(server: Server, how: str) -> Iterator[None]:
    server.rows(how)
    try:
        yield
    finally:
        server.rows(LOCKS_AS_EVER)


@contextmanager
def constraints_dropped(server: Server) -> Iterator[None]:
    """The oversold visits are released before the constraints come back."""
    made = [(str(name), str(definition)) for name, definition in server.rows(CONSTRAINTS)]
    assert len(made) == 3
    server.rows(";".join(f"ALTER TABLE bookings_booking DROP CONSTRAINT {name}" for name, _ in made))
    try:
        yield
    finally:
        server.rows("UPDATE bookings_booking SET released_at = now() WHERE released_at IS NULL")
        server.rows(";".join(f"ALTER TABLE bookings_booking ADD CONSTRAINT {name} {words}" for name, words in made))


@pytest.mark.parametrize(("which", "day"), [("one_room", 0), ("one_therapist", 1)])
def test_one_of_fifty_gets_the_visit_and_all_others_are_offered_other_times(
    server: Server, racers: list[Visitor], request: pytest.FixtureRequest, which: str, day: int
) -> None:
    clinic: Clinic = request.getfixturevalue(which)
    slot = free_slot(racers[0], clinic, day)
    answers = race(racers, clinic, slot)
    (first,) = winners(answers)
    refused = [answer for answer in answers if answer.status_code != 302]
    assert len(refused) == RACERS - 1
    for answer in refused:
        assert_refused_with_other_times(answer, slot)
    booked = racers[first].confirm(where(answers[first]), f"first{day}@example.org")
    assert where(booked).startswith("/book/done/")
    assert server.one(f"{LIVE_AT} AND confirmed_at IS NOT NULL", clinic.clinic_id, slot) == 1
    assert server.one(LIVE_AT, clinic.clinic_id, slot) == 1


def test_a_time_that_a_refusal_offers_can_be_had(racers: list[Visitor], one_room: Clinic) -> None:
    slot, late = free_slot(racers[0], one_room, 2), racers[1]
    assert racers[0].hold(one_room.therapists[0], one_room.service_id, slot).status_code == 302
    refused = late.hold(one_room.therapists[1], one_room.service_id, slot)
    other = Starts(refused.text).found[0]
    held = late.hold(one_room.therapists[1], one_room.service_id, other)
    assert late.get(where(held)).status_code == 200


def test_a_form_sent_ten_times_at_once_is_one_hold_one_visit_and_one_mail(
    server: Server, racers: list[Visitor], one_room: Clinic
) -> None:
    person, slot = racers[2], free_slot(racers[2], one_room, 3)
    held = all_at_once([person] * 10, lambda _: person.hold(one_room.therapists[0], one_room.service_id, slot))
    (details,) = {where(answer) for answer in held}
    done = all_at_once([person] * 10, lambda _: person.confirm(details, "ten@example.org"))
    assert len({where(answer) for answer in done}) == 1
    booking = int(details.strip("/").rsplit("/", 1)[-1])
    mails = "SELECT count(*) FROM notices_outboxmessage WHERE about_id = %s AND kind LIKE 'bookings.%%'"
    assert server.one(mails, booking) == 1
    wait_until(
        "the mail is caught",
        lambda: server.one("SELECT count(*) FROM notices_caughtmail WHERE recipients LIKE %s", "%ten@example.org%"),
        patience_s=30,
    )


@pytest.mark.parametrize(("which", "day"), [("one_room", 4), ("one_therapist", 5)])
def test_without_the_locks_the_constraints_alone_let_one_through(
    server: Server, racers: list[Visitor], request: pytest.FixtureRequest, which: str, day: int
) -> None:
    clinic: Clinic = request.getfixturevalue(which)
    slot = free_slot(racers[0], clinic, day)
    with locks(server, LOCKS_OFF):
        answers = race(racers, clinic, slot)
    assert len(winners(answers)) == 1
    assert server.one(LIVE_AT, clinic.clinic_id, slot) == 1


def test_control_without_the_constraints_the_locks_do_not_save_the_therapist(
    server: Server, racers: list[Visitor], one_therapist: Clinic
) -> None:
    slot = free_slot(racers[0], one_therapist, 6)
    with locks(server, LOCKS_TAKEN_TOGETHER), constraints_dropped(server):
        answers = race(racers, one_therapist, slot)
        assert len(winners(answers)) > 1
        assert server.one(LIVE_AT, one_therapist.clinic_id, slot) == len(winners(answers))


def test_control_without_locks_and_constraints_the_room_is_oversold(
    server: Server, racers: list[Visitor], one_room: Clinic
) -> None:
    slot = free_slot(racers[0], one_room, 7)
    with locks(server, LOCKS_OFF), constraints_dropped(server):
        answers = race(racers, one_room, slot)
        assert len(winners(answers)) > 1
        assert server.one(LIVE_AT, one_room.clinic_id, slot) == len(winners(answers))
