"""From plain values, as YAML gives them, to the frozen values of `types`; every error names file and entry."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from unknot.knowledge.care import Care
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.questions import shape_fact, shape_question
from unknot.knowledge.types import (
    Advice,
    Area,
    CrosswalkEntry,
    ExclusionWord,
    Knowledge,
    Rule,
    ScreenPlan,
)

Trees = Mapping[str, Any]


def shape_knowledge(trees: Trees, digest: str) -> Knowledge:
    """All files as one frozen value; `digest` is the hex hash of their content and ends the edition."""
    facts = trees["facts.yaml"]
    shaped_facts = {name: shape_fact(name, entry) for name, entry in facts["facts"].items()}
    questions = {q["id"]: shape_question(q, shaped_facts) for q in facts["questions"]}
    words = convert_all("facts.yaml", "techniques", facts["techniques"], ExclusionWord)
    areas = convert_all("facts.yaml", "areas", facts["areas"], Area)
    crosswalk = {k: v for k, v in facts["technique_crosswalk"].items() if k != "note"}
    return Knowledge(
        edition=f"{facts['meta']['version']}+{digest[:12]}",
        facts=shaped_facts,
        derived={name: entry["expression"] for name, entry in facts["derived_facts"].items()},
        questions=questions,
        screens=convert_all("facts.yaml", "screens", facts["question_plan"]["screens"]["list"], ScreenPlan),
        may_lower=frozenset(facts["meta"]["may_lower"]),
        rules=_rules(trees),
        advice=convert_all("advice.yaml", "advice", trees["advice.yaml"]["advice"], Advice),
        areas={area.id: area for area in areas},
        exclusion_words={word.id: word for word in words},
        positions={p["id"]: p["label"] for p in facts["positions"]},
        technique_crosswalk={k: convert("facts.yaml", k, v, CrosswalkEntry) for k, v in crosswalk.items()},
        care=Care(),
    )


def convert_all[T](file: str, section: str, entries: Iterable[Any], wanted: type[T]) -> tuple[T, ...]:
    """Every entry of a list as `wanted`; entries are named by their id, or by their place when they have none."""
    named = ((f"{section}.{_name(entry, place)}", entry) for place, entry in enumerate(entries))
    return tuple(convert(file, name, entry, wanted) for name, entry in named)


def convert[T](file: str, name: str, entry: Any, wanted: type[T]) -> T:
    """One entry as `wanted`; raises `KnowledgeError` that names file, entry and field."""
    try:
        return msgspec.convert(entry, wanted)
    except msgspec.ValidationError as error:
        raise KnowledgeError(file, name, str(error)) from None


def _rules(trees: Trees) -> tuple[Rule, ...]:
    flags = trees["red_flags.yaml"]["red_flags"]
    limits = trees["contraindications.yaml"]["contraindications"]
    return (
        *convert_all("red_flags.yaml", "red_flags", flags, Rule),
        *convert_all("contraindications.yaml", "contraindications", limits, Rule),
    )


def _name(entry: Any, place: int) -> str:
    if isinstance(entry, dict):
        return str(entry.get("id") or entry.get("screen") or place + 1)
    return str(place + 1)
