"""The same form again, as a double click, the back button or an old tab sends it: never twice done, always answered."""

from datetime import UTC, datetime, timedelta

import pytest

from bad_input.conftest import World, last
from bad_input.row import NOT_OFFERED
from visitor import Visitor, where


@pytest.fixture
def person(world: World) -> Visitor:
    """Somebody new for each test, with the answers of Ana."""
    found = Visitor(world.server.url)
    found.assess_like(world.ana.sent)
    return found


@pytest.fixture
def starts(world: World, person: Visitor) -> list[str]:
    on = datetime.now(UTC).date() + timedelta(days=10)
    found = person.starts(world.clinic.therapists[1], world.clinic.service_id, on.isoformat())
    return [start for start in found if start[14:16] == "00"]


def hold(world: World, person: Visitor, start: str) -> str:
    return where(person.hold(world.clinic.therapists[1], world.clinic.service_id, start))


def mails(world: World, booking: str) -> list[str]:
    rows = world.server.rows("SELECT kind FROM notices_outboxmessage WHERE about_id = %s ORDER BY id", int(booking))
    return [str(row[0]) for row in rows]


def test_hold_and_confirm_sent_again_are_one_visit(world: World, person: Visitor, starts: list[str]) -> None:
    details = hold(world, person, starts[0])
    assert hold(world, person, starts[0]) == details
    done = where(person.confirm(details, "again@example.org"))
    assert where(person.confirm(details, "other@example.org")) == done
    assert where(person.get(details)) == done
    late = person.hold(world.clinic.therapists[1], world.clinic.service_id, starts[0])
    assert late.status_code == 409
    assert "taken a moment ago" in late.text
    assert mails(world, last(details)) == ["bookings.confirmed"]


def test_move_and_cancel_sent_again_change_nothing_more(world: World, person: Visitor, starts: list[str]) -> None:
    details = hold(world, person, starts[1])
    visit = f"/visit/{last(where(person.confirm(details, 'again@example.org')))}/"
    for _ in range(2):
        assert where(person.post(f"{visit}move/", {"starts_at": starts[2]})) == visit
    for _ in range(2):
        assert where(person.post(f"{visit}cancel/", {"reason": "ill"})) == visit
    assert mails(world, last(details)) == ["bookings.confirmed", "bookings.moved", "bookings.cancelled"]
    for answer in (
        person.post(f"{visit}move/", {"starts_at": starts[1]}),
        person.get(f"{visit}move/"),
        person.get(f"{visit}cancel/"),
        person.confirm(details, "again@example.org"),
    ):
        assert answer.status_code == 409
        assert "This visit was cancelled before" in answer.text
    assert person.get(f"{visit}calendar.ics").status_code == 200


def test_a_hold_that_ran_out_is_told_and_other_times_are_offered(
    world: World, person: Visitor, starts: list[str]
) -> None:
    details = hold(world, person, starts[3])
    world.server.rows("UPDATE bookings_booking SET held_until = now() WHERE id = %s", int(last(details)))
    for answer in (person.confirm(details, "late@example.org"), person.get(details)):
        assert answer.status_code == 409
        assert "This one was let go" in answer.text
    assert hold(world, person, starts[3]) != details


def test_a_move_to_where_another_visit_is_keeps_the_old_time(world: World, person: Visitor, starts: list[str]) -> None:
    visits = []
    for start in starts[4:6]:
        done = where(person.confirm(hold(world, person, start), f"{start[11:13]}@example.org"))
        visits.append(f"/visit/{last(done)}/")
    refused = person.post(f"{visits[0]}move/", {"starts_at": starts[5]})
    assert refused.status_code == 409
    assert "taken a moment ago" in refused.text
    assert NOT_OFFERED in person.post(f"{visits[0]}move/", {"starts_at": "2000-01-01T00:00:00+00:00"}).text
    assert person.post(f"{visits[0]}move/", {"starts_at": starts[4]}).status_code == 302


def test_answers_that_are_forgotten_open_nothing_more(world: World, person: Visitor, starts: list[str]) -> None:
    details = hold(world, person, starts[6])
    assert person.post("/check/forget/").status_code == 302
    assert person.get(details).status_code == 404
    assert person.get("/book/").status_code == 409
    assert person.get("/check/result/").status_code == 302
