"""A mail that calendars understand: plain text, and beside it the same as an iMIP part (RFC 6047)."""

import email.message
import email.policy
from typing import Any

from django.core.mail import EmailMessage


class CalendarMail(EmailMessage):
    """`calendar` is an iCalendar text whose METHOD is `method`; mail programs need the method on the part as well."""

    def __init__(self, *args: Any, calendar: str, method: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar = calendar
        self.method = method

    def message(self, *, policy: Any = email.policy.default) -> email.message.EmailMessage:
        message = super().message(policy=policy)
        params = {"method": self.method, "name": "visit.ics"}
        message.add_alternative(self.calendar, subtype="calendar", charset="utf-8", params=params)
        return message
