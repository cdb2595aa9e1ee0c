"""A caught mail, taken apart for a page."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaughtCard:
    id: int
    caught_at: datetime
    recipients: str
    subject: str


@dataclass(frozen=True, slots=True)
class MailPart:
    number: int
    content_type: str
    filename: str
    content: bytes

    @property
    def is_calendar(self) -> bool:
        return self.content_type == "text/calendar"


@dataclass(frozen=True, slots=True)
class CaughtView:
    card: CaughtCard
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    files: tuple[MailPart, ...]
