"""What the bookings room gives to pages, mails and commands. Instants are UTC; show them in `zone`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from unknot.practice.values import ClinicCard, RoomCard, ServiceCard
from unknot.scheduling.values import Needs, Wishes

__all__ = ["BookingState", "BookingView", "ClinicCard", "Needs", "RoomCard", "ServiceCard", "TherapistOffer", "Wishes"]

HOLD_MIN: Final = 10
"""Minutes that a slot is held while the form is filled. The project's choice."""
MAX_VISITS_A_DAY: Final = 4
"""Visits that one browser session may confirm in 24 hours. The project's choice."""
MAX_VISITS_AHEAD: Final = 6
"""Visits to come that one e-mail address may have at a clinic. The project's choice."""
LINK_DAYS: Final = 30
"""Days after the visit's end for which its link opens. The project's choice."""
NEXT_FREE: Final = 5
"""Other times that a refusal names."""
HOLD: Final = timedelta(minutes=HOLD_MIN)


class BookingState(StrEnum):
    HELD = "held"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class TherapistOffer:
    """A therapist who fits, why, and their first free starts for that service."""

    therapist_id: int
    name: str
    about: str
    clinic: ClinicCard
    service: ServiceCard
    reasons: tuple[str, ...]
    first_starts: tuple[datetime, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class BookingView:
    """One booking as it stands. Client fields are what was typed for this visit; empty while it is held.

    `held_by` is the holder given to `hold_slot`: a page shows a held booking to that holder only.
    """

    id: int
    state: BookingState
    clinic: ClinicCard
    therapist_id: int
    therapist_name: str
    room: RoomCard
    service: ServiceCard
    starts_at: datetime
    ends_at: datetime
    zone: str
    client_id: int | None
    client_name: str
    client_email: str
    client_phone: str
    language: str
    held_by: str
    held_until: datetime | None
    confirmed_at: datetime | None
    uid: UUID
    sequence: int
    price_cents: int
    currency: str
    assessment_id: int
    plan_id: int

    @property
    def free_until(self) -> datetime:
        """Until then the clinic takes nothing for a cancelled visit."""
        return self.starts_at - timedelta(minutes=self.clinic.cancel_notice_min)
