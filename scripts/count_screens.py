#!/usr/bin/env python
"""Count the screens that different people meet, and write docs/reference/screens.md; --check only compares.

Exit code 1 when the page has drifted, or when the median of healthy adults is above the bar.
"""

import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from unknot.clinical.asking import AskedQuestion, Screen, answer_to_part, with_answers
from unknot.clinical.repeat import SAME, STILL_SO, confirmed, next_screen_again
from unknot.clinical.triage import triage
from unknot.clinical.types import Answer
from unknot.knowledge.loading import author_cases, knowledge

PAGE = Path(__file__).parents[1] / "docs/reference/screens.md"
BAR = 16
WORDS_PER_MINUTE = 238  # silent reading of adults: Brysbaert 2019, doi:10.1016/j.jml.2019.104047
KNOWN = knowledge()
THEN = datetime(2026, 11, 1, tzinfo=UTC)
SINCE_MONTHS = {"onset": "over_3_months", "feel_tight": True}
HEALTHY: dict[str, dict[str, Any]] = {
    "Healthy adult, tight neck for months": {"regions": ["neck"], **SINCE_MONTHS},
    "Healthy adult, stiff low back this week": {"regions": ["low_back"], "feel_ache": True},
    "Healthy adult, night calf cramps now and then": {
        "regions": ["calf"],
        "onset": "over_3_months",
        "feel_cramp": True,
        "cramp_when": "night",
        "frequency": "few_a_month",
        "spasm_duration": "under_10_min",
    },
    "Healthy adult, tight forearm from desk work": {"regions": ["forearm"], **SINCE_MONTHS},
    "Healthy adult of 70, tight low back for months": {"age_years": 70, "regions": ["low_back"], **SINCE_MONTHS},
    "Healthy adult, tight neck, back and thigh": {"regions": ["neck", "low_back", "thigh"], **SINCE_MONTHS},
}
OTHERS: dict[str, dict[str, Any]] = {
    "Pregnant 24 weeks, calf cramps": {
        **HEALTHY["Healthy adult, night calf cramps now and then"],
        "pregnancy_status": "pregnant",
        "weeks_pregnant": 24,
        "provider_ok_pregnancy": True,
    },
    "Parent, for a child of 13 with a tight shoulder": {
        "respondent": "cared_for",
        "age_years": 13,
        "regions": ["shoulder"],
        "guardian_present": True,
    },
    "Many conditions: diabetes, old clot, blood pressure, cancer long ago, baclofen": {
        "age_years": 68,
        "regions": ["low_back"],
        **SINCE_MONTHS,
        **dict.fromkeys(["hx_diabetes", "hx_clot_past", "hx_high_bp", "rx_baclofen", "hx_ms"], True),
        "cancer_status": "past",
    },
    "A doctor first: weight loss": {"weight_loss": True},
    "Care today: one leg swollen": {"regions": ["calf"], "limb_swollen_one_side": True},
    "Emergency: chest pain": {"chest_pain_now": True},
}


@dataclass(frozen=True)
class Walk:
    """What one person met."""

    screens: tuple[Screen, ...]
    result: str

    @property
    def most_choices(self) -> int:
        return max((sum(len(asked.options) for asked in screen.questions) for screen in self.screens), default=0)

    @property
    def minutes(self) -> float:
        texts = (text for screen in self.screens for asked in screen.questions for text in _texts(asked))
        return sum(len(text.split()) for text in texts) / WORDS_PER_MINUTE


def _texts(asked: AskedQuestion) -> Iterator[str]:
    yield asked.text
    yield asked.why_asked or ""
    yield from (option.label for option in asked.options)
    yield from asked.said


def walk(changes: Mapping[str, Any], *, again_after_days: int | None = None) -> Walk:
    """The first interview, or the one of somebody who comes back after so many days with nothing changed."""
    facts = {**author_cases()["base"], **changes}
    met, answers = _met(facts, {}, {}, THEN)
    if again_after_days is not None:
        met, answers = _met(facts, answers, dict.fromkeys(answers, THEN), THEN + timedelta(days=again_after_days))
    return Walk(tuple(met), triage(answers, KNOWN).disposition.value)


def _met(
    facts: Mapping[str, Any], answers: dict[str, Answer], times: dict[str, datetime], now: datetime
) -> tuple[list[Screen], dict[str, Answer]]:
    met = []
    while screen := next_screen_again(answers, times, now, KNOWN):
        met.append(screen)
        if screen.id == STILL_SO:
            answers = confirmed(answers, {asked.id: SAME for asked in screen.questions})
        else:
            answers = with_answers(answers, {asked.id: _answer(facts, asked) for asked in screen.questions})
        times = {**times, **{asked.id: now for asked in screen.questions}}
    return met, answers


def _answer(facts: Mapping[str, Any], asked: AskedQuestion) -> Answer:
    question = KNOWN.questions[asked.id]
    ticked = [option.id for option in asked.options if facts.get(option.id)]
    if asked.type == "one_by_one":
        return {option.id: "yes" if option.id in ticked else "no" for option in asked.options}
    if asked.type == "multi_select":
        return answer_to_part(asked, ticked or ["none"])
    if asked.type == "yes_no_unsure":
        return "yes" if facts.get(question.facts[0]) else "no"
    if asked.type in ("number", "body_map"):
        value = facts[question.facts[0]]
        return tuple(value) if isinstance(value, list) else int(value)
    fitting = [o for o in asked.options if all((facts.get(fact) or False) == word for fact, word in o.sets.items())]
    return max(fitting, key=lambda option: len(option.sets)).id


def page() -> tuple[str, float]:
    """The page, and the median of healthy adults."""
    healthy = {name: walk(changes) for name, changes in HEALTHY.items()}
    median = statistics.median(len(found.screens) for found in healthy.values())
    minutes = statistics.median(found.minutes for found in healthy.values())
    first = next(iter(HEALTHY.values()))
    again = {f"{days} days later": walk(first, again_after_days=days) for days in (2, 3, 8, 29, 181)}
    rows = [*_rows(healthy), *_rows({name: walk(changes) for name, changes in OTHERS.items()})]
    text = "\n".join(
        [
            "# Screens",
            "",
            "How many screens people meet, counted by `scripts/count_screens.py`, which writes this page.",
            "",
            f"Median of the healthy adults: {median:g} screens (the project's bar: {BAR} at most).",
            "",
            *_table("Person", rows),
            "",
            'Choices: all options on the longest screen; every list among them has its own "None of these".',
            f"To read every word once takes a healthy adult about {minutes:.0f} minutes at {WORDS_PER_MINUTE} words a",
            "minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047); nobody was timed, and who skims lists needs less.",
            "",
            "The healthy adult with the tight neck, coming back in the same browser with nothing changed:",
            "",
            *_table("Comes back", _rows(again)),
            "",
            "Screens in the order in which that person meets them the first time:",
            "",
            *(
                f"{n}. `{s.id}`: {', '.join(f'`{q.id}`' for q in s.questions)}"
                for n, s in enumerate(_first(healthy), 1)
            ),
            "",
        ]
    )
    return text, median


def _first(walks: Mapping[str, Walk]) -> tuple[Screen, ...]:
    return next(iter(walks.values())).screens


def _table(what: str, rows: list[str]) -> list[str]:
    return [f"| {what} | Screens | Choices, at most | Result |", "|---|---:|---:|---|", *rows]


def _rows(walks: Mapping[str, Walk]) -> list[str]:
    return [
        f"| {name} | {len(found.screens)} | {found.most_choices} | {found.result} |" for name, found in walks.items()
    ]


def main() -> int:
    """Write the page, or say with --check that it has drifted."""
    text, median = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    is_current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
    state = "is current" if is_current else "has drifted: run scripts/count_screens.py"
    sys.stdout.write(f"median {median:g} screens; {PAGE.name} {state}\n")
    return 0 if is_current and median <= BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
