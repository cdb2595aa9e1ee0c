"""The same rules for a public rule engine: JsonLogic, evaluated by a Python package that is kept up.

JsonLogic knows two truths, so it is given whole cases only. Derived facts are worked out once for a case and looked up
by the rules, as ours are. A number that does not apply to the person is null; the rules ask first whether it applies.
"""

from collections.abc import Mapping
from typing import Any

from json_logic import jsonLogic

from unknot.clinical.engine import engine_for
from unknot.clinical.expressions import And, Compare, Count, Expression, Literal, Name, Not, Or, parse
from unknot.clinical.types import NO_VALUE, Settled
from unknot.knowledge.types import Knowledge

Logic = Any
"""A JsonLogic rule: plain values, as they would be read from JSON."""


class JsonRules:
    """All derived facts and rules of the knowledge, as JsonLogic."""

    def __init__(self, knowledge: Knowledge) -> None:
        derived = {name: knowledge.derived[name] for name, _compute in engine_for(knowledge).derived}
        self.derived = {name: as_logic(parse(text)) for name, text in derived.items()}
        self.rules = {rule.id: as_logic(parse(rule.condition)) for rule in knowledge.rules}
        self.numbers = [fact.id for fact in knowledge.facts.values() if fact.type == "int"]

    def fired(self, facts: Mapping[str, Any]) -> list[str]:
        """Ids of the rules that hold, in the order of the knowledge."""
        data = dict(facts)
        for name, logic in self.derived.items():
            data[name] = jsonLogic(logic, data)
        return [name for name, logic in self.rules.items() if jsonLogic(logic, data)]

    def as_data(self, case: Settled) -> dict[str, Any]:
        """The facts of a whole case as plain values; raises ValueError when one of them is unknown."""
        if unknown := [name for name, value in case.facts.items() if value is None]:
            raise ValueError(f"not a whole case: {', '.join(unknown)}")
        data = {name: list(value) if isinstance(value, tuple) else value for name, value in case.facts.items()}
        return data | {name: None for name in self.numbers if data[name] == NO_VALUE}


def as_logic(expression: Expression) -> Logic:
    match expression:
        case Name(id):
            return {"var": id}
        case Literal(value):
            return list(value) if isinstance(value, tuple) else value
        case Not(part):
            return {"!": [as_logic(part)]}
        case And(parts):
            return {"and": [as_logic(part) for part in parts]}
        case Or(parts):
            return {"or": [as_logic(part) for part in parts]}
        case Count(parts):
            return {"+": [{"if": [as_logic(part), 1, 0]} for part in parts]}
        case Compare(left, "not in", right):
            return {"!": [{"in": [as_logic(left), as_logic(right)]}]}
        case Compare(left, op, right):
            return {op: [as_logic(left), as_logic(right)]}
