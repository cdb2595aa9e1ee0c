"""kill -9 in the middle of bookings: it comes up, nothing is half-made, and nothing that was answered is missing."""

from collections.abc import Callable

import pytest

from crashes import processes
from crashes.conftest import Town
from crashes.stream import Stream
from crashes.whole import assert_all_mail_arrives, assert_nothing_half_made, assert_nothing_lost
from server import Server, wait_until

Victims = Callable[[Server], list[int]]
KILLS = 2


def alive(victims: Victims, server: Server) -> list[int]:
    """What there is to kill; after the kill before, it may still be coming back."""
    wait_until("it lives", lambda: victims(server), patience_s=60)
    return victims(server)


@pytest.mark.parametrize("victims", [processes.web, processes.jobs, processes.postmaster])
def test_a_part_that_is_killed_comes_back_by_itself_and_nothing_is_lost(town: Town, victims: Victims) -> None:
    with Stream(town) as stream:
        for _ in range(KILLS):
            stream.wait_for_more(3)
            processes.kill(alive(victims, town.server))
        stream.wait_for_more(3)
    assert_nothing_half_made(town.server)
    assert_nothing_lost(town.server, stream.booked)
    assert_all_mail_arrives(town.server, stream.booked)


def test_all_killed_at_once_come_up_with_the_next_start_and_nothing_is_lost(town: Town) -> None:
    server = town.server
    assert server.process
    with Stream(town) as stream:
        for _ in range(KILLS):
            stream.wait_for_more(3)
            processes.kill(processes.everything(server))
            server.process.wait(10)
            server.start("--no-demo")
        stream.wait_for_more(3)
    assert_nothing_half_made(server)
    assert_nothing_lost(server, stream.booked)
    assert_all_mail_arrives(server, stream.booked)
    assert server.stop() == 0
    server.start()
    assert_nothing_lost(server, stream.booked)
