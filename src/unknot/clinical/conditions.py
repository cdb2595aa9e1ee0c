"""Conditions as functions of the facts, in Kleene's three-valued logic: True, False, or None for unknown.

A choice or number that does not apply to the person has no value (`NO_VALUE`): it equals nothing, is in no list, and
is neither above nor below anything. `count` over unknown parts is a span; a comparison with it is known only when
every number of the span agrees.

>>> holds = compile_condition(parse("fever and onset in ['today']"), {})
>>> holds({"fever": None, "onset": "today"}) is None
True
>>> holds({"fever": None, "onset": "over_6_weeks"})
False
"""

import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from unknot.clinical.expressions import (
    And,
    Compare,
    ConditionError,
    Count,
    Expression,
    Literal,
    Name,
    Not,
    Or,
    parse,
)

Truth = bool | None
Values = Mapping[str, Any]
Compiled = Callable[[Values], Any]
NO_VALUE: Final = ""

_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda item, group: item in group,
    "not in": lambda item, group: item not in group,
}
_TRUE_WITHOUT_VALUE = ("!=", "not in")


def compile_condition(expression: Expression, derived: Mapping[str, Compiled]) -> Compiled:
    """A function of all facts (id to value) that gives True, False or None.

    derived: compiled derived facts by id; a name in it is computed, every other name is looked up.
    The function raises KeyError for a fact that is missing: not asked must be said as None, never left out.
    """
    match expression:
        case Name(id):
            return derived.get(id) or operator.itemgetter(id)
        case Literal(value):
            return lambda _: value
        case Not(part):
            return _not(compile_condition(part, derived))
        case And(parts):
            return _and(tuple(compile_condition(part, derived) for part in parts))
        case Or(parts):
            return _or(tuple(compile_condition(part, derived) for part in parts))
        case Count(parts):
            return _count(tuple(compile_condition(part, derived) for part in parts))
        case Compare(left, op, right):
            return _compare(left, op, right, derived)


def compile_text(text: str, derived: Mapping[str, Compiled] | None = None) -> Compiled:
    """`parse` and `compile_condition` in one step.

    >>> compile_text("count(a, b) >= 1")({"a": None, "b": True})
    True
    """
    return compile_condition(parse(text), derived or {})


def _not(part: Compiled) -> Compiled:
    def opposite(values: Values) -> Truth:
        truth = part(values)
        return None if truth is None else not truth

    return opposite


def _and(parts: tuple[Compiled, ...]) -> Compiled:
    def all_of(values: Values) -> Truth:
        result: Truth = True
        for part in parts:
            truth = part(values)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    return all_of


def _or(parts: tuple[Compiled, ...]) -> Compiled:
    def any_of(values: Values) -> Truth:
        result: Truth = False
        for part in parts:
            truth = part(values)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return any_of


def _count(parts: tuple[Compiled, ...]) -> Compiled:
    def how_many(values: Values) -> int | range:
        truths = [part(values) for part in parts]
        sure = truths.count(True)
        most = sure + truths.count(None)
        return sure if sure == most else range(sure, most + 1)

    return how_many


def _compare(left: Expression, op: str, right: Expression, derived: Mapping[str, Compiled]) -> Compiled:
    if op in ("in", "not in") and isinstance(left, Literal) and isinstance(right, Name):
        return _on_body_map(left.value, op == "in", compile_condition(right, derived))
    if not isinstance(right, Literal):
        raise ConditionError(f"only a word, number or list may stand after {op}")
    return _against(compile_condition(left, derived), op, right.value)


def _on_body_map(word: Any, wanted: bool, places: Compiled) -> Compiled:
    def marked(values: Values) -> Truth:
        where = places(values)
        return None if where is None else (word in where) is wanted

    return marked


def _against(value: Compiled, op: str, other: Any) -> Compiled:
    test = _TESTS[op]
    without = op in _TRUE_WITHOUT_VALUE

    def compared(values: Values) -> Truth:
        found = value(values)
        if found is None:
            return None
        if found == NO_VALUE:
            return without
        if isinstance(found, range):
            ends = {test(number, other) for number in found}
            return ends.pop() if len(ends) == 1 else None
        return test(found, other)

    return compared
