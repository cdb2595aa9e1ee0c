"""What loading the demo tells."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str], None]
"""Called with one line of plain words as each part is done."""


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """How much was loaded, and (e-mail address, password) of the people who may sign in."""

    clinics: int
    therapists: int
    bookings: int
    sign_ins: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        lines = [f"Demo: {self.clinics} clinics, {self.therapists} therapists, {self.bookings} visits. All made up."]
        lines += ["Sign in at /staff/ as:", *(f"  {email}  {password}" for email, password in self.sign_ins)]
        return "\n".join(lines)
