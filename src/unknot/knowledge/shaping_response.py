"""The progress part of `dose.yaml`: plain values to the frozen values of `response`."""

from collections.abc import Iterator, Mapping
from typing import Any

from unknot.knowledge.convert import by_id, convert, convert_all
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.outcomes import Outcomes
from unknot.knowledge.response import (
    ContinuousModel,
    CountModel,
    DecisionRule,
    Numbers,
    Primary,
    Response,
    Simulated,
    Trigger,
)

Trees = Mapping[str, Any]
FILE = "dose.yaml"
_UNREAD = ("notation", "low_baseline_rule", "missing_data")


def shape_response(tree: Trees, outcomes: Outcomes) -> Response:
    """The response model and the rules that it drives; raises `KnowledgeError` that names the entry."""
    model = tree["response_model"]
    primary = convert_all(FILE, "primary_outcome_choice", tree["primary_outcome_choice"], Primary)
    whole = convert(
        FILE, "response_model", {name: model[name] for name in ("purpose", "combining", "provenance")}, dict
    )
    return Response(
        continuous=_continuous(model["continuous"], outcomes),
        counts=_counts(model["counts"]),
        numbers=convert(FILE, "response_model.decision_numbers", model["decision_numbers"], Numbers),
        rules=tuple(_rules(model["decision_rules"])),
        simulated=convert(FILE, "response_model.simulated_behaviour", model["simulated_behaviour"], Simulated),
        primary={row.goal: _known(row, outcomes) for row in primary},
        attribution=tree["attribution_text"],
        triggers=by_id(FILE, "referral_triggers", _triggers(tree["referral_triggers"]), Trigger),
        **whole,
    )


def _continuous(entry: Trees, outcomes: Outcomes) -> ContinuousModel:
    defaults = {name.lower(): value for name, value in entry["defaults"].items()}
    scales = {name: value for name, value in defaults.items() if isinstance(value, dict)}
    for name in scales:
        if name not in outcomes.instruments:
            raise KnowledgeError(FILE, f"continuous.defaults.{name}", "there is no such instrument")
    ready = {name: value for name, value in entry.items() if name not in (*_UNREAD, "defaults", "test_vectors")}
    figures = {name: value for name, value in defaults.items() if name not in scales}
    lists = {"vectors": entry["test_vectors"], "scales": {name: _lower(value) for name, value in scales.items()}}
    return convert(FILE, "response_model.continuous", {**ready, **figures, **lists}, ContinuousModel)


def _counts(entry: Trees) -> CountModel:
    defaults = {name: value for name, value in entry["defaults"].items() if name != "note"}
    renamed = {"why_half": entry["why_half_and_not_a_quarter"], "vectors": entry["test_vectors"]}
    kept = {name: entry[name] for name in ("applies_to", "formulas", "sources")}
    return convert(FILE, "response_model.counts", {**kept, **defaults, **renamed}, CountModel)


def _lower(entry: Trees) -> dict[str, Any]:
    return {name.lower(): value for name, value in entry.items()}


def _rules(entries: list[Trees]) -> Iterator[DecisionRule]:
    for place, entry in enumerate(entries, start=1):
        name = f"decision_rules.{entry.get('name', place)}"
        if entry.get("order") != place:
            raise KnowledgeError(FILE, name, f"is number {place} and says {entry.get('order')}")
        yield convert(
            FILE, name, {("if_" if key == "if" else key): value for key, value in entry.items()}, DecisionRule
        )


def _known(row: Primary, outcomes: Outcomes) -> Primary:
    for name in row.instruments:
        if name not in outcomes.instruments:
            raise KnowledgeError(FILE, f"primary_outcome_choice.{row.goal}", f"there is no instrument {name}")
    return row


def _triggers(groups: list[Trees]) -> Iterator[dict[str, Any]]:
    for group in groups:
        for trigger in group["triggers"]:
            yield {**trigger, "urgency": group["urgency"], "sources": group["sources"]}
