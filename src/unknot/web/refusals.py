"""A declined act: a code for machines, a sentence for people, and what to do next."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where the person can go from here."""

    label: str | Promise
    url: str


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 - a declined act is no error
    """Raised by an act that declines to happen. Nothing was written.

    `code` reads `room.reason`. `__str__` says what was refused and what the person can do next. A room shows more by
    a template of its own: `room/refusals/reason.html`, with a partial `notice` for fragments; it is given `refusal`.
    """

    code: ClassVar[str] = "web.refused"
    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return "This could not be done. Nothing was changed."

    def next_step(self) -> NextStep | None:
        """None means: back to where the person came from."""
        return None
