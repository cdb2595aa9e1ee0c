"""The acts of booking. Each happens whole or not at all, and asks the gate, the papers and the free time itself."""

from unknot.bookings.actions.cancel import cancel_booking
from unknot.bookings.actions.confirm import confirm_booking
from unknot.bookings.actions.hold import hold_slot
from unknot.bookings.actions.move import move_booking

__all__ = ["cancel_booking", "confirm_booking", "hold_slot", "move_booking"]
