"""People for the tests: the authors' own, and a healthy one to build on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unknot.clinical.facts import settle
from unknot.clinical.types import Settled
from unknot.knowledge.loading import author_cases, knowledge


@dataclass(frozen=True)
class Vignette:
    """A case with the result its author expects; `case` is what a case file would say."""

    name: str
    group: str
    expected: str
    fired: tuple[str, ...]
    advice: tuple[str, ...]
    case: Mapping[str, Any]


def vignettes() -> Iterator[Vignette]:
    cases = author_cases()
    for raw in (*cases["vignettes"], *cases["open_answers"]):
        yield Vignette(
            name=raw["name"],
            group=raw["group"],
            expected=raw["expected"],
            fired=tuple(raw["all_fired"]),
            advice=tuple(raw.get("advice", ())),
            case={
                "id": raw["name"],
                "facts": {**cases["base"], **raw.get("set_facts", {})},
                "answered": "all",
                "not_sure": raw.get("not_sure", []),
                "not_answered": raw.get("not_answered", []),
            },
        )


def healthy(**told: object) -> Settled:
    """An adult of 35 with a mild sore low back this week, all questions answered, and whatever is told besides."""
    return settle({**author_cases()["base"], **told}, knowledge(), answered=knowledge().questions)
