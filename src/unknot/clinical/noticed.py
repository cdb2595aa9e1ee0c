"""Which answers made a rule fire, in the words of the questions."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from unknot.clinical.conditions import Compiled, compile_condition
from unknot.clinical.engine import engine_for
from unknot.clinical.expressions import And, Compare, Count, Expression, Literal, Name, Or, parse
from unknot.clinical.triage import with_derived
from unknot.clinical.types import Settled
from unknot.knowledge.types import Knowledge, Rule


def noticed(rule: Rule, settled: Settled, knowledge: Knowledge) -> tuple[str, ...]:
    """What was told that made the rule fire, one answer each; places that were marked share a line.

    What is absent is left out, and so is every answer that was given in private. Empty for a rule that did not fire.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.knowledge.loading import knowledge
    >>> told = settle({"regions": ("jaw", "neck"), "sweaty_clammy": True, "fever": True}, knowledge())
    >>> rule = next(rule for rule in knowledge().rules if rule.id == "RF002")
    >>> noticed(rule, told, knowledge())
    ('Place: jaw, neck', 'Cold sweat, or gray, clammy skin')
    """
    values = with_derived(settled.facts, engine_for(knowledge))
    condition = parse(rule.condition)
    if _compiled(condition)(values) is not True:
        return ()
    found = tuple(dict.fromkeys(_behind(condition, values, knowledge)))
    places = ", ".join(place.replace("_", " ") for fact, place in found if fact == "regions")
    lines = [f"Place: {places}" if fact == "regions" else _line(fact, settled, knowledge) for fact, _ in found]
    return tuple(dict.fromkeys(lines))


def _behind(expression: Expression, values: Mapping[str, Any], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """The facts that make the expression true; for the body map also the place."""
    if _compiled(expression)(values) is False:
        return
    match expression:
        case And(parts) | Or(parts) | Count(parts) | Compare(Count(parts), _, _):
            for part in parts:
                if _compiled(part)(values) is True:
                    yield from _behind(part, values, knowledge)
        case Name(id) | Compare(Name(id), _, _) if id in knowledge.derived:
            yield from _behind(parse(knowledge.derived[id]), values, knowledge)
        case Compare(Literal(place), "in", Name(id)):
            yield id, str(place)
        case Name(id) | Compare(Name(id), "==" | "in" | "<" | "<=" | ">" | ">=", _):
            if not knowledge.questions[knowledge.facts[id].question].private:
                yield id, ""
        case _:
            return


@cache
def _compiled(expression: Expression) -> Compiled:
    """Derived facts stand among the values."""
    return compile_condition(expression, {})


def _line(fact: str, settled: Settled, knowledge: Knowledge) -> str:
    value = settled.facts[fact]
    question = knowledge.questions[knowledge.facts[fact].question]
    label = next((option.label for option in question.options if option.sets.get(fact) == value), str(value))
    asked = "" if question.type == "multi_select" else f"{question.text.partition('?')[0]}? "
    unsure = " (you were not sure)" if fact in settled.unsure else ""
    return f"{asked}{label}{unsure}"
