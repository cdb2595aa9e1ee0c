"""All checks of an edition, each with a name and what it found; empty is well."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from unknot.clinical.review.names import unknown_in_conditions, unknown_names
from unknot.clinical.review.people import Base
from unknot.clinical.review.reach import (
    advice_never_given,
    facts_without_question,
    idle_questions,
    rules_that_never_decide,
)
from unknot.clinical.review.remarks import benefits_claimed, remarks_told
from unknot.clinical.review.scales import words_off_the_scale
from unknot.clinical.review.sources import sources_told_otherwise, unknown_sources, wrong_counts
from unknot.clinical.review.told import Told, told
from unknot.clinical.review.witness import Witness
from unknot.knowledge.types import Knowledge


@dataclass(frozen=True, slots=True)
class Checked:
    """A check, how many things it looked at, and what it found wrong."""

    name: str
    looked_at: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is checked.

    trees: the files as plain values. base: a healthy person. witnesses: for each rule, whom it decides for.
    shown: texts for the person outside the knowledge.
    """

    knowledge: Knowledge
    trees: Mapping[str, Any]
    base: Base
    witnesses: Mapping[str, Witness | None]
    shown: tuple[Told, ...] = ()


def all_checks(edition: Edition) -> Iterator[Checked]:
    """Every check in turn."""
    known, trees, base = edition.knowledge, edition.trees, edition.base
    texts = (*told(known), *edition.shown)
    rules = len(known.rules)
    yield _checked("Facts and values in conditions are known", len(known.facts), unknown_in_conditions(known))
    yield _checked("Words, places, techniques and muscles are known", len(known.exclusion_words), unknown_names(known))
    yield _checked("Every source key exists", len(trees), unknown_sources(trees))
    yield _checked("A source is told in one way", len(trees), sources_told_otherwise(trees))
    yield _checked("Grades, verdicts and policies are words of a scale", len(trees), words_off_the_scale(trees))
    yield _checked("What files count of themselves is so", len(trees), wrong_counts(trees))
    yield _checked("Every fact has a question that sets it", len(known.facts), facts_without_question(known))
    yield _checked("Every question reaches a rule or the plan", len(known.questions), idle_questions(known))
    yield _checked("Every rule decides for somebody", rules, rules_that_never_decide(edition.witnesses))
    yield _checked("All advice is given to somebody", len(known.advice), advice_never_given(known, base))
    yield _checked("No benefit that must not be claimed", len(texts), benefits_claimed(texts, known))
    yield _checked("No rule id and no reviewer's remark for the public", len(texts), remarks_told(texts))


def _checked(name: str, looked_at: int, problems: Iterable[str]) -> Checked:
    return Checked(name, looked_at, tuple(problems))
