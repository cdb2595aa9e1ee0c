"""How a booking act declines: what happened, and what to do next. Nothing was written, unless the text says so."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unknot.web.refusals import NextStep, Refusal


@dataclass(eq=False)
class SlotTaken(Refusal):
    """Somebody was faster, or no room is free. `next_free`: other starts of the same therapist and service, UTC."""

    code: ClassVar[str] = "bookings.slot_taken"
    starts_at: datetime
    next_free: tuple[datetime, ...] = ()

    def __str__(self) -> str:
        if self.next_free:
            return _("This time was taken a moment ago. Nothing was booked. Pick another time below.")
        return _("This time was taken a moment ago. Nothing was booked. Please choose another therapist.")


@dataclass(eq=False)
class NotOffered(Refusal):
    """The start is not one that we offer; `why` is a `scheduling.free.WhyNot`, or `service` or `therapist`."""

    code: ClassVar[str] = "bookings.not_offered"
    why: str
    starts_at: datetime | None = None
    next_free: tuple[datetime, ...] = ()

    def __str__(self) -> str:
        return _("We do not offer this time. Nothing was booked. Please pick one of the times shown.")


@dataclass(eq=False)
class TherapistLeft(Refusal):
    """The therapist, or the service, is not on the menu any more, though a booking of theirs stands."""

    code: ClassVar[str] = "bookings.therapist_left"

    def __str__(self) -> str:
        return _("This therapist has no more times that we could show you. Please choose another therapist.")

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("See who else fits"), reverse("book:offers"))


@dataclass(eq=False)
class HoldExpired(Refusal):
    """The hold ran out, or another time was picked, before it was confirmed."""

    code: ClassVar[str] = "bookings.hold_expired"
    starts_at: datetime
    next_free: tuple[datetime, ...] = ()

    def __str__(self) -> str:
        return _(
            "We keep one time for you, for 10 minutes. This one was let go, and nothing was booked. Please pick again."
        )


@dataclass(eq=False)
class TooManyVisits(Refusal):
    """One browser, or one e-mail address at a clinic, has as many visits as the pages give. The hold is kept."""

    code: ClassVar[str] = "bookings.too_many_visits"
    phone: str

    def __str__(self) -> str:
        return _("You have booked several visits already. To book more, please call the clinic: %(phone)s.") % {
            "phone": self.phone
        }


@dataclass(eq=False)
class AnswersChanged(Refusal):
    """Other answers than those behind the hold count in this browser now, and they do not allow a visit (yet)."""

    code: ClassVar[str] = "bookings.answers_changed"

    def __str__(self) -> str:
        return _(
            "Your answers have changed since you picked this time. Nothing was booked. Please see your result first."
        )

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("See your result"), reverse("assessments:result"))


@dataclass(eq=False)
class PlanOutdated(Refusal):
    """The answers were judged anew, and nobody has seen the plan that follows from them."""

    code: ClassVar[str] = "bookings.plan_outdated"

    def __str__(self) -> str:
        return _(
            "Your answers have changed, and so has your plan. Nothing was booked. Please look at the new plan first."
        )

    def next_step(self) -> NextStep:
        return NextStep(gettext_lazy("See your plan"), reverse("plans:plan"))


@dataclass(eq=False)
class OwnOverlap(Refusal):
    """The client has another visit then. The hold is kept."""

    code: ClassVar[str] = "bookings.own_overlap"
    starts_at: datetime

    def __str__(self) -> str:
        return _("You already have a visit at this time. Nothing new was booked. Please pick another time.")


@dataclass(eq=False)
class TryAgain(Refusal):
    """Two acts stood in each other's way. A hold is kept."""

    code: ClassVar[str] = "bookings.try_again"

    def __str__(self) -> str:
        return _("This could not be saved just now, and nothing was changed. Please press the button once more.")


@dataclass(eq=False)
class TooLate(Refusal):
    code: ClassVar[str] = "bookings.too_late"
    starts_at: datetime

    def __str__(self) -> str:
        return _("This visit has begun or is over. It can not be changed here. Please call the clinic.")


@dataclass(eq=False)
class AlreadyCancelled(Refusal):
    code: ClassVar[str] = "bookings.already_cancelled"

    def __str__(self) -> str:
        return _("This visit was cancelled before. You can book a new one at any time.")


@dataclass(eq=False)
class NotYours(Refusal):
    """Another person's, or none at all: both are answered the same way."""

    code: ClassVar[str] = "bookings.not_found"
    status: ClassVar[int] = 404

    def __str__(self) -> str:
        return _("We could not find this. Please start again from the first page.")


@dataclass(eq=False)
class LinkBroken(Refusal):
    code: ClassVar[str] = "bookings.link_broken"
    status: ClassVar[int] = 404

    def __str__(self) -> str:
        return _("This link does not work. Please open it again from your mail, or call the clinic.")


@dataclass(eq=False)
class LinkExpired(Refusal):
    code: ClassVar[str] = "bookings.link_expired"
    status: ClassVar[int] = 410

    def __str__(self) -> str:
        return _("This link has run out, since the visit was long ago. You can book a new visit at any time.")
