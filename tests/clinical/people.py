"""People for the tests: the authors' own, and made-up ones answering at random."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from unknot.clinical.facts import settle
from unknot.clinical.interview import AskedQuestion
from unknot.clinical.types import Answer, Settled
from unknot.knowledge.loading import author_cases, knowledge

RARELY_CHOSEN = 12


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


def answer_to(question: AskedQuestion, data: st.DataObject) -> Answer:
    """An answer that can be given; dangers are rare, so that many interviews are long."""
    options = [option.id for option in question.options]
    if question.type == "number":
        assert question.range
        return data.draw(st.integers(question.range.min, question.range.max))
    if question.type == "body_map":
        return tuple(data.draw(st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True)))
    if question.type == "one_by_one":
        odd = data.draw(st.dictionaries(st.sampled_from(options), st.sampled_from(["yes", "not_sure"]), max_size=2))
        return {**dict.fromkeys(options, "no"), **odd}
    if question.type == "multi_select":
        return several_of([option for option in options if option not in ("none", "not_sure")], data)
    return data.draw(st.sampled_from(options))


def several_of(options: list[str], data: st.DataObject) -> Answer:
    luck = data.draw(st.integers(0, RARELY_CHOSEN))
    if luck == RARELY_CHOSEN:
        return "not_sure"
    if luck > 2:
        return ("none",)
    return tuple(data.draw(st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True)))
