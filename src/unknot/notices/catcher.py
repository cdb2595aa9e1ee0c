"""Catch mails in a table instead of sending them, where no mail server is set. `/outbox/` shows them."""

import email.policy
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from unknot.notices.models import CaughtMail


class CatchingBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            CaughtMail.objects.create(
                recipients=", ".join(mail.recipients())[:400],
                subject=str(mail.subject)[:200],
                source=mail.message(policy=email.policy.SMTP).as_bytes(),
            )
        return len(email_messages)
