"""A visit moves as one row, and is cancelled by a row that says so."""

from datetime import UTC, datetime, timedelta

import pytest

from bookings.acts.world import HOUR, NINE, NOW, World, book, confirm, hold, world
from unknot.accounts.actions import add_staff
from unknot.assessments.refusals import GateClosed
from unknot.audit.models import AuditLine
from unknot.bookings import queries
from unknot.bookings.actions import cancel_booking, move_booking
from unknot.bookings.models import Booking, Cancellation
from unknot.bookings.refusals import (
    AlreadyCancelled,
    LinkBroken,
    LinkExpired,
    NotOffered,
    NotYours,
    OwnOverlap,
    SlotTaken,
    TooLate,
)
from unknot.bookings.values import BookingState
from unknot.notices.models import OutboxMessage

pytestmark = pytest.mark.django_db
TEN = NINE + HOUR


@pytest.fixture
def here() -> World:
    return world()


def move(booking_id: int, at: datetime, now: datetime = NOW, by: str = "client") -> int:
    return move_booking(booking_id=booking_id, starts_at=at, by=by, now=now)


def cancel(booking_id: int, now: datetime = NOW, by: str = "client") -> int:
    return cancel_booking(booking_id=booking_id, reason="I am away", by=by, now=now)


def mails() -> list[tuple[str, int]]:
    return list(OutboxMessage.objects.order_by("id").values_list("kind", "version"))


def test_a_moved_visit_is_the_same_row_with_the_next_sequence(here: World) -> None:
    booking_id = book(here)
    uid = Booking.objects.get().uid
    assert move(booking_id, TEN) == booking_id
    row = Booking.objects.get()
    assert (row.during.lower, row.occupied.upper - row.during.upper) == (TEN, timedelta(minutes=15))
    assert (row.sequence, row.uid) == (1, uid)
    assert mails() == [("bookings.confirmed", 0), ("bookings.moved", 1)]


def test_the_old_time_is_free_at_once_and_the_new_one_is_not(here: World) -> None:
    move(book(here), TEN)
    hold(here, holder="another browser")
    with pytest.raises(SlotTaken):
        hold(here, at=TEN, holder="another browser")


def test_a_visit_may_move_into_its_own_time(here: World) -> None:
    booking_id = book(here)
    move(booking_id, NINE + timedelta(minutes=15))
    assert Booking.objects.get().during.lower == NINE + timedelta(minutes=15)


def test_moved_to_where_it_is_it_changes_and_mails_nothing(here: World) -> None:
    booking_id = book(here)
    assert move(booking_id, NINE) == booking_id
    assert (Booking.objects.get().sequence, len(mails())) == (0, 1)


def test_a_refused_move_leaves_the_visit_where_it_was(here: World) -> None:
    booking_id = book(here)
    hold(here, at=TEN, holder="another browser")
    with pytest.raises(SlotTaken) as refused:
        move(booking_id, TEN)
    assert refused.value.next_free
    with pytest.raises(NotOffered):
        move(booking_id, TEN + timedelta(minutes=1))
    row = Booking.objects.get(id=booking_id)
    assert (row.during.lower, row.sequence, row.released_at) == (NINE, 0, None)


def test_a_move_takes_another_room_when_its_own_is_gone(here: World) -> None:
    booking_id = book(here)
    book(here, here.dora, at=TEN, email="other@example.org")
    first, second = Booking.objects.order_by("id")
    assert first.room_id == second.room_id
    move(booking_id, TEN)
    assert Booking.objects.get(id=booking_id).room_id != second.room_id


def test_a_move_into_the_clients_own_other_visit_is_refused(here: World) -> None:
    booking_id = book(here)
    book(here, here.dora, at=TEN)
    with pytest.raises(OwnOverlap):
        move(booking_id, TEN)
    assert Booking.objects.get(id=booking_id).during.lower == NINE


def test_a_move_asks_the_gate(here: World) -> None:
    now = NOW + timedelta(days=1)
    booking_id = book(here, at=NINE + timedelta(days=14), now=now)
    with pytest.raises(GateClosed):
        move(booking_id, TEN + timedelta(days=14), NOW + timedelta(days=3))


def test_a_cancelled_visit_says_who_and_why_and_frees_its_time(here: World) -> None:
    booking_id = book(here)
    cancel(booking_id)
    said = Cancellation.objects.get()
    assert (said.booking_id, said.by, said.reason, said.at) == (booking_id, "client", "I am away", NOW)
    view = queries.booking_view(booking_id=booking_id)
    assert (view.state, view.sequence) == (BookingState.CANCELLED, 1)
    assert mails()[-1] == ("bookings.cancelled", 1)
    book(here)


@pytest.mark.parametrize(("before", "is_late"), [(timedelta(days=1), False), (timedelta(hours=23), True)])
def test_a_late_cancellation_is_possible_and_marked(here: World, before: timedelta, is_late: bool) -> None:
    cancel(book(here), NINE - before)
    assert AuditLine.objects.get(act="bookings.cancel_booking").detail["is_late"] is is_late


def test_cancelled_twice_or_moved_after_is_refused(here: World) -> None:
    booking_id = book(here)
    cancel(booking_id)
    for again in (lambda: cancel(booking_id), lambda: move(booking_id, TEN)):
        with pytest.raises(AlreadyCancelled):
            again()
    assert Cancellation.objects.count() == 1


def test_a_visit_that_has_begun_is_neither_moved_nor_cancelled(here: World) -> None:
    booking_id = book(here)
    for late in (lambda: cancel(booking_id, NINE), lambda: move(booking_id, TEN, NINE)):
        with pytest.raises(TooLate):
            late()


def test_a_hold_is_neither_moved_nor_cancelled(here: World) -> None:
    with pytest.raises(NotYours):
        cancel(hold(here))


def test_staff_of_another_clinic_may_not_touch_a_visit(here: World) -> None:
    booking_id = book(here)
    desk = staff(here.clinic_id, "desk")
    auditor = staff(here.clinic_id, "auditor")
    for stranger in (f"user:{auditor}", "user:0"):
        with pytest.raises(NotYours):
            cancel(booking_id, by=stranger)
    cancel(booking_id, by=f"user:{desk}")


def staff(clinic_id: int, role: str) -> int:
    password = "correct horse battery"
    return add_staff(
        email=f"{role}@example.org", name=role, password=password, clinic_id=clinic_id, role=role, by="test", now=NOW
    )


def test_the_day_is_shown_to_those_who_work_there(here: World) -> None:
    book(here)
    on = NINE.date()
    desk, therapist = staff(here.clinic_id, "desk"), staff(here.clinic_id, "therapist")
    of_day = queries.bookings_of_day(clinic_id=here.clinic_id, on=on, by=desk, now=NOW)
    assert [view.client_name for view in of_day] == ["Ana Example"]
    assert queries.bookings_of_day(clinic_id=here.clinic_id, on=on, by=therapist, now=NOW) == ()
    with pytest.raises(NotYours):
        queries.bookings_of_day(clinic_id=here.clinic_id, on=on, by=0, now=NOW)


def test_a_link_opens_its_visit_until_thirty_days_after_it(here: World) -> None:
    booking_id = book(here)
    token = queries.manage_token(booking_id)
    end = NINE + timedelta(minutes=30, days=30)
    assert queries.booking_id_of(token, now=end) == booking_id
    with pytest.raises(LinkExpired):
        queries.booking_id_of(token, now=end + timedelta(seconds=1))


def test_a_forged_link_opens_nothing(here: World) -> None:
    booking_id, held = book(here), hold(here, at=TEN)
    token = queries.manage_token(booking_id)
    number, _, signature = token.partition(".")
    forged = ("", number, f"{held}.{signature}", f"{token}x", f"-1.{signature}", "ü.ü", queries.manage_token(held))
    for one in forged:
        with pytest.raises(LinkBroken):
            queries.booking_id_of(one, now=datetime(2026, 11, 23, tzinfo=UTC))


def test_a_move_lets_go_of_a_hold_that_ran_out(here: World) -> None:
    booking_id = book(here)
    hold(here, at=TEN, holder="another browser")
    move(booking_id, TEN, NOW + timedelta(minutes=11))
    assert confirm(booking_id) == booking_id
