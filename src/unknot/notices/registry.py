"""Who writes which mail: a room registers the renderer of its kinds when it is ready."""

from datetime import datetime
from typing import Protocol

from django.core.mail import EmailMessage


class Render(Protocol):
    """Makes the mail from the state of now; None when the fact of that version is no longer true."""

    def __call__(self, *, about_id: int, version: int, now: datetime) -> EmailMessage | None: ...


_renderers: dict[str, Render] = {}


class UnknownKindError(LookupError):
    """No room has registered this kind of mail."""


def register(kind: str, render: Render) -> None:
    if _renderers.setdefault(kind, render) is not render:
        raise ValueError(f"The mail kind {kind!r} is registered twice.")


def renderer(kind: str) -> Render:
    try:
        return _renderers[kind]
    except KeyError:
        raise UnknownKindError(kind) from None
