"""One line of the doctor: how it is, what was found, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """`note` is worth knowing; `broken` keeps Unknot from working, or from being safe."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one thing, and what to do about it."""

    health: Health
    about: str
    found: str
    mend: str = ""

    def __str__(self) -> str:
        line = f"{self.health:<7} {self.about:<12} {self.found}"
        return f"{line}\n{'':21}{self.mend}" if self.mend else line
