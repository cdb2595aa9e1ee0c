"""The mails about a booking, each written when it is sent, from the booking as it stands. They say nothing clinical."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.bookings import words
from unknot.bookings.calendar import Method, as_ics
from unknot.bookings.queries import booking_view, manage_token
from unknot.bookings.values import BookingState, BookingView
from unknot.notices.calendar_mail import CalendarMail
from unknot.notices.registry import register


@dataclass(frozen=True, slots=True)
class VisitMail:
    """A kind of mail: true as long as the booking is in that state and at that version."""

    state: BookingState
    method: Method
    subject: Promise
    template: str

    def render(self, *, about_id: int, version: int, now: datetime) -> EmailMessage | None:
        view = booking_view(booking_id=about_id, now=now)
        if view.state is not self.state or view.sequence != version:
            return None
        with translation.override(view.language):
            return self.written(view, now)

    def written(self, view: BookingView, now: datetime) -> EmailMessage:
        link = settings.BASE_URL + reverse("visit:see", args=[manage_token(view.id)])
        return CalendarMail(
            str(self.subject) % {"day": words.day(view.starts_at, view.zone)},
            render_to_string(self.template, {"view": view, "link": link, "base_url": settings.BASE_URL}),
            to=[view.client_email],
            reply_to=[view.clinic.email],
            calendar=as_ics(view, method=self.method, now=now),
            method=self.method,
        )


KINDS = {
    "bookings.confirmed": VisitMail(
        BookingState.CONFIRMED, Method.REQUEST, _("Your visit on %(day)s"), "bookings/mail/confirmed.txt"
    ),
    "bookings.moved": VisitMail(
        BookingState.CONFIRMED, Method.REQUEST, _("Your visit is now on %(day)s"), "bookings/mail/moved.txt"
    ),
    "bookings.cancelled": VisitMail(
        BookingState.CANCELLED, Method.CANCEL, _("Your visit on %(day)s is cancelled"), "bookings/mail/cancelled.txt"
    ),
}


def register_mails() -> None:
    for kind, mail in KINDS.items():
        register(kind, mail.render)
