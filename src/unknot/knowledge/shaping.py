"""From plain values, as YAML gives them, to the frozen values of `types`; every error names file and entry."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from unknot.knowledge.convert import by_id, convert, convert_all
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.questions import shape_fact, shape_question
from unknot.knowledge.shaping_care import shape_care
from unknot.knowledge.shaping_outcomes import shape_outcomes
from unknot.knowledge.shaping_response import shape_response
from unknot.knowledge.types import (
    Advice,
    Area,
    CrosswalkEntry,
    ExclusionWord,
    Knowledge,
    Rule,
    ScreenPlan,
    Validity,
)

Trees = Mapping[str, Any]


def shape_knowledge(trees: Trees, digest: str) -> Knowledge:
    """All files as one frozen value; `digest` is the hex hash of their content and ends the edition."""
    facts = trees["facts.yaml"]
    shaped_facts = {name: shape_fact(name, entry) for name, entry in facts["facts"].items()}
    questions = {q["id"]: shape_question(q, shaped_facts) for q in facts["questions"]}
    outcomes = shape_outcomes(trees["outcomes.yaml"])
    crosswalk = {k: v for k, v in facts["technique_crosswalk"].items() if k != "note"}
    return Knowledge(
        edition=f"{facts['meta']['version']}+{digest[:12]}",
        facts=shaped_facts,
        derived={name: entry["expression"] for name, entry in facts["derived_facts"].items()},
        questions=questions,
        screens=convert_all("facts.yaml", "screens", facts["question_plan"]["screens"]["list"], ScreenPlan),
        validity=dict(_validity(facts["question_plan"]["validity"]["groups"], questions)),
        may_lower=frozenset(facts["meta"]["may_lower"]),
        rules=_rules(trees),
        advice=convert_all("advice.yaml", "advice", trees["advice.yaml"]["advice"], Advice),
        areas=by_id("facts.yaml", "areas", facts["areas"], Area),
        exclusion_words=by_id("facts.yaml", "techniques", facts["techniques"], ExclusionWord),
        positions={p["id"]: p["label"] for p in facts["positions"]},
        technique_crosswalk={k: convert("facts.yaml", k, v, CrosswalkEntry) for k, v in crosswalk.items()},
        care=shape_care(trees),
        outcomes=outcomes,
        response=shape_response(trees["dose.yaml"], outcomes),
    )


def _validity(groups: Sequence[Any], questions: Collection[str]) -> Iterator[tuple[str, Validity]]:
    """Question to its validity; every question has exactly one."""
    for validity in convert_all("facts.yaml", "validity", groups, Validity):
        yield from ((question, validity) for question in validity.questions)
    named = [question for group in groups for question in group["questions"]]
    for question in {*questions, *named}:
        if named.count(question) != 1 or question not in questions:
            raise KnowledgeError("facts.yaml", "validity", f"names {question} {named.count(question)} times, not once")


def _rules(trees: Trees) -> tuple[Rule, ...]:
    flags = trees["red_flags.yaml"]["red_flags"]
    limits = trees["contraindications.yaml"]["contraindications"]
    return (
        *convert_all("red_flags.yaml", "red_flags", flags, Rule),
        *convert_all("contraindications.yaml", "contraindications", limits, Rule),
    )
