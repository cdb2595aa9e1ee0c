"""Read the mails that were caught instead of sent, and the state of the outbox."""

import email.policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from typing import cast

from unknot.notices.models import CaughtMail
from unknot.notices.values import CaughtCard, CaughtView, MailPart

SHOWN = 100


def caught_mails() -> tuple[CaughtCard, ...]:
    return tuple(card(row) for row in CaughtMail.objects.defer("source").order_by("-pk")[:SHOWN])


def caught_mail(mail_id: int) -> CaughtView | None:
    row = CaughtMail.objects.filter(pk=mail_id).first()
    return taken_apart(row) if row else None


def card(row: CaughtMail) -> CaughtCard:
    return CaughtCard(id=row.pk, caught_at=row.caught_at, recipients=row.recipients, subject=row.subject)


def taken_apart(row: CaughtMail) -> CaughtView:
    message = BytesParser(policy=email.policy.default).parsebytes(bytes(row.source))
    leaves = [cast("MIMEPart", part) for part in message.walk() if not part.is_multipart()]
    return CaughtView(
        card=card(row),
        headers=tuple((name, str(value)) for name, value in message.items()),
        text=body(message, "plain"),
        html=body(message, "html"),
        files=tuple(as_part(n, part) for n, part in enumerate(leaves) if is_file(part)),
    )


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part else ""


def is_file(part: MIMEPart) -> bool:
    return bool(part.get_filename()) or part.get_content_type() not in {"text/plain", "text/html"}


def as_part(number: int, part: MIMEPart) -> MailPart:
    return MailPart(
        number=number,
        content_type=part.get_content_type(),
        filename=part.get_filename() or f"part-{number}",
        content=cast("bytes", part.get_payload(decode=True)),
    )
