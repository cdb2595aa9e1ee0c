"""A slot is held, then confirmed; everything is asked again at each step."""

from datetime import date, timedelta

import pytest

from bookings.acts.world import ANA, HOUR, NINE, NOW, World, book, confirm, hold, world
from unknot.assessments.refusals import GateClosed
from unknot.audit.models import AuditLine
from unknot.bookings import queries
from unknot.bookings.models import Booking
from unknot.bookings.refusals import (
    AlreadyCancelled,
    HoldExpired,
    NotOffered,
    NotYours,
    OwnOverlap,
    SlotTaken,
    TooManyVisits,
)
from unknot.bookings.values import HOLD, MAX_VISITS_A_DAY, MAX_VISITS_AHEAD, BookingState
from unknot.clients.models import Client
from unknot.notices.models import OutboxMessage
from unknot.practice.models import Room, Service
from unknot.therapists.models import Insurance, Leave, Licence

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=2)
AFTER_HOLD = HOLD + timedelta(seconds=1)


@pytest.fixture
def here() -> World:
    return world()


def test_a_held_slot_is_confirmed_with_what_was_typed(here: World) -> None:
    booking_id = confirm(hold(here), NOW + SOON)
    view = queries.booking_view(booking_id=booking_id, now=NOW + SOON)
    assert (view.state, view.starts_at, view.sequence) == (BookingState.CONFIRMED, NINE, 0)
    assert (view.client_name, view.client_email, view.price_cents) == (ANA["name"], ANA["email"], 5500)


def test_the_act_its_audit_line_and_its_mail_stand_together(here: World) -> None:
    booking_id = book(here)
    acts = AuditLine.objects.filter(about=f"Booking:{booking_id}").values_list("act", flat=True)
    assert list(acts) == ["bookings.hold_slot", "bookings.confirm_booking"]
    assert list(OutboxMessage.objects.values_list("kind", "about_id", "version")) == [
        ("bookings.confirmed", booking_id, 0)
    ]


def test_a_form_sent_twice_is_one_visit_and_one_mail(here: World) -> None:
    booking_id = hold(here)
    assert confirm(booking_id) == confirm(booking_id, NOW + SOON, name="Somebody Else") == booking_id
    assert OutboxMessage.objects.count() == 1
    assert Booking.objects.get().contact_name == ANA["name"]


def test_a_held_slot_is_taken_for_everybody_else_and_the_refusal_names_other_times(here: World) -> None:
    hold(here)
    with pytest.raises(SlotTaken) as refused:
        hold(here, holder="another browser")
    assert refused.value.next_free[0] == NINE + timedelta(minutes=45)
    assert len(refused.value.next_free) == 5


def test_the_minutes_after_a_visit_are_taken_too(here: World) -> None:
    hold(here)
    with pytest.raises(SlotTaken):
        hold(here, at=NINE + timedelta(minutes=30), holder="another browser")
    hold(here, at=NINE + timedelta(minutes=45), holder="another browser")


def test_a_hold_that_ran_out_is_free_again_and_can_not_be_confirmed(here: World) -> None:
    first = hold(here)
    second = hold(here, now=NOW + AFTER_HOLD, holder="another browser")
    with pytest.raises(HoldExpired) as refused:
        confirm(first, NOW + AFTER_HOLD)
    assert refused.value.next_free
    assert confirm(second, NOW + AFTER_HOLD, holder="another browser") == second
    assert queries.booking_view(booking_id=first, now=NOW + AFTER_HOLD).state is BookingState.EXPIRED


def test_somebody_elses_hold_is_not_there(here: World) -> None:
    booking_id = hold(here)
    for holder in ("another browser", ""):
        with pytest.raises(NotYours):
            confirm(booking_id, holder=holder)
    with pytest.raises(NotYours):
        confirm(booking_id + 1)


def test_a_new_hold_takes_the_place_of_the_one_before(here: World) -> None:
    first = hold(here)
    second = hold(here, at=NINE + timedelta(minutes=15))
    assert queries.booking_view(booking_id=first, now=NOW).state is BookingState.EXPIRED
    with pytest.raises(HoldExpired):
        confirm(first)
    assert confirm(second) == second


def test_a_refused_new_hold_keeps_the_one_before(here: World) -> None:
    first = hold(here)
    hold(here, at=NINE + HOUR, holder="another browser")
    with pytest.raises(SlotTaken):
        hold(here, at=NINE + HOUR)
    assert confirm(first) == first


def test_the_same_slot_asked_for_again_is_the_same_hold(here: World) -> None:
    first = hold(here)
    assert hold(here, now=NOW + SOON) == first
    assert Booking.objects.get().held_until == NOW + HOLD


def test_one_browser_books_four_visits_a_day_whoever_they_are_for(here: World) -> None:
    for number in range(MAX_VISITS_A_DAY):
        book(here, at=NINE + number * HOUR, email=f"person{number}@example.org")
    one_more = hold(here, at=NINE + 5 * HOUR)
    with pytest.raises(TooManyVisits) as refused:
        confirm(one_more, email="one.more@example.org")
    assert "+1 312 555 0111" in str(refused.value)
    assert queries.booking_view(booking_id=one_more, now=NOW).state is BookingState.HELD
    next_day = NOW + timedelta(days=1)
    book(here, at=NINE + 5 * HOUR, now=next_day, email="one.more@example.org")


def test_one_address_has_six_visits_ahead_at_a_clinic_from_however_many_browsers(here: World) -> None:
    for number in range(MAX_VISITS_AHEAD):
        book(here, at=NINE + number * HOUR, holder=f"browser {number}")
    one_more = hold(here, at=NINE + 7 * HOUR, holder="one more")
    with pytest.raises(TooManyVisits):
        confirm(one_more, holder="one more", email="ANA@example.org")
    assert Booking.objects.filter(confirmed_at__isnull=False).count() == MAX_VISITS_AHEAD
    assert confirm(one_more, holder="one more", email="somebody.else@example.org") == one_more


def test_the_price_is_fixed_when_the_slot_is_held(here: World) -> None:
    booking_id = hold(here)
    Service.objects.update(price_cents=9900)
    assert queries.booking_view(booking_id=confirm(booking_id)).price_cents == 5500


def test_visits_take_the_rooms_there_are_and_then_no_more() -> None:
    here = world(rooms=1)
    hold(here)
    with pytest.raises(SlotTaken):
        hold(here, here.dora, holder="another browser")
    Room.objects.create(clinic_id=here.clinic_id, name="Room 2")
    hold(here, here.dora, holder="another browser")
    assert len(set(Booking.objects.values_list("room_id", flat=True))) == 2


def test_a_closed_room_takes_no_visit() -> None:
    here = world(rooms=1)
    Room.objects.update(is_active=False)
    with pytest.raises(SlotTaken) as refused:
        hold(here)
    assert refused.value.next_free == ()


def test_a_client_is_never_in_two_places_and_keeps_the_hold(here: World) -> None:
    book(here)
    second = hold(here, here.dora)
    with pytest.raises(OwnOverlap):
        confirm(second, email="ANA@example.org")
    assert queries.booking_view(booking_id=second, now=NOW).state is BookingState.HELD
    assert confirm(second, email="other@example.org") == second


def test_a_known_address_is_one_client_whose_record_stays_hidden_and_unchanged(here: World) -> None:
    book(here)
    second = book(here, at=NINE + HOUR, name="Somebody Typing", email="Ana@Example.org")
    assert Client.objects.get().name == ANA["name"]
    assert queries.booking_view(booking_id=second).client_name == "Somebody Typing"


def test_no_visit_on_a_day_on_which_the_licence_has_lapsed() -> None:
    here = world(licence_until=date(2026, 11, 25))
    hold(here)
    with pytest.raises(NotOffered) as refused:
        hold(here, at=NINE + timedelta(days=1))
    assert refused.value.why == "papers"


def test_no_visit_on_a_day_on_which_the_insurance_has_lapsed() -> None:
    here = world(insurance_until=date(2026, 11, 24))
    with pytest.raises(NotOffered):
        hold(here)


def test_a_licence_of_another_state_counts_for_nothing(here: World) -> None:
    Licence.objects.update(state="WI")
    with pytest.raises(NotOffered):
        hold(here)


def test_papers_leave_and_hours_are_asked_again_at_confirm(here: World) -> None:
    booking_id = hold(here)
    leave = Leave.objects.create(clinic_id=here.clinic_id, therapist_id=here.boris, during=(NINE - HOUR, NINE + HOUR))
    with pytest.raises(NotOffered):
        confirm(booking_id)
    leave.delete()
    Insurance.objects.update(expires_on=date(2026, 1, 1))
    with pytest.raises(NotOffered):
        confirm(booking_id)


def test_what_is_not_on_the_grid_in_the_hours_or_in_reach_is_not_offered(here: World) -> None:
    odd = (NINE + timedelta(minutes=5), NINE - HOUR, NINE + timedelta(days=60), NOW + HOUR)
    whys = []
    for at in odd:
        with pytest.raises(NotOffered) as refused:
            hold(here, at=at)
        whys.append(refused.value.why)
    assert whys == ["off_grid", "closed", "too_far", "too_soon"]


def test_the_notice_counts_from_when_the_slot_was_held(here: World) -> None:
    booking_id = hold(here, at=NOW + 2 * HOUR)
    assert confirm(booking_id, NOW + timedelta(minutes=9)) == booking_id


def test_a_gate_that_aged_out_closes_hold_and_confirm(here: World) -> None:
    later = NOW + timedelta(days=2)
    booking_id = hold(here, at=NINE + timedelta(days=14), now=later)
    with pytest.raises(GateClosed):
        confirm(booking_id, later + SOON)
    with pytest.raises(GateClosed):
        hold(here, at=NINE + timedelta(days=14), now=later + SOON)


def test_a_plan_of_another_assessment_books_nothing(here: World) -> None:
    with pytest.raises(NotYours):
        hold(here, plan_id=here.ana.plan_id + 1)


def test_a_therapist_without_the_plans_techniques_is_not_bookable(here: World) -> None:
    from unknot.therapists.models import Therapist

    Therapist.objects.update(techniques=["iastm"])
    with pytest.raises(NotOffered):
        hold(here)


def test_a_cancelled_visit_is_not_confirmed_again(here: World) -> None:
    from unknot.bookings.actions import cancel_booking

    booking_id = book(here)
    cancel_booking(booking_id=booking_id, reason="", by="client", now=NOW)
    with pytest.raises(AlreadyCancelled):
        confirm(booking_id)
