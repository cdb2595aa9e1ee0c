"""A declined act: a code for machines, a sentence for people, and what to do next."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(eq=False)
class Refusal(Exception):
    """Raised by an act that declines to happen. Nothing was written.

    `code` reads `room.reason`. `__str__` says what was refused and what the person can do next.
    """

    code: ClassVar[str] = "web.refused"
    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return "This could not be done. Nothing was changed."
