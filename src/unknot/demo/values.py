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
        for password in dict.fromkeys(password for _, password in self.sign_ins):
            mine = [email for email, known in self.sign_ins if known == password]
            lines += ["To sign in at /staff/, use one of these e-mail addresses:", *(f"  {email}" for email in mine)]
            lines += ["and this password, which they share:", f"  {password}"]
        return "\n".join(lines)
