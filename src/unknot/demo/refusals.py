"""When the demo declines to load."""

from dataclasses import dataclass
from typing import ClassVar

from unknot.web.refusals import Refusal


@dataclass(eq=False)
class RealDataHere(Refusal):
    code: ClassVar[str] = "demo.real_data"

    def __str__(self) -> str:
        return (
            "This installation holds a real clinic, so nothing made up was loaded or removed. "
            "Use an installation of its own for the demo: set UNKNOT_HOME to another folder."
        )


@dataclass(eq=False)
class DemoHere(Refusal):
    code: ClassVar[str] = "demo.loaded"

    def __str__(self) -> str:
        return "The demo is loaded already. Nothing was changed. To start afresh: unknot demo reset"
