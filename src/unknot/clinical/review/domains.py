"""What a condition asks of the facts: for each fact the values it may still have.

A body map is one entry for each place, `(fact, place)`, that is marked (True) or not (False).
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any

from unknot.clinical.expressions import And, Compare, Count, Expression, Literal, Name, Not, Or, parse
from unknot.clinical.types import NO_VALUE
from unknot.knowledge.types import FactValue, Knowledge, Range

Key = str | tuple[str, str]
Domains = Mapping[Key, frozenset[FactValue]]

_YES, _NO = frozenset({True}), frozenset({False})
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}
_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda value, words: value in words,
    "not in": lambda value, words: value not in words,
}


def one_way(expression: Expression, wanted: bool, knowledge: Knowledge, luck: Random) -> Domains | None:
    """One of the ways in which a complete person can make `expression` true (or false); None when this one fails.

    Where any of several parts would do, `luck` picks one, so that another call finds another way.

    >>> from unknot.knowledge.loading import knowledge
    >>> one_way(parse("fever and age_years < 2"), True, knowledge(), Random(1))
    {'fever': frozenset({True}), 'age_years': frozenset({0, 1})}
    """
    match expression:
        case Literal(value):
            return {} if bool(value) is wanted else None
        case Not(part):
            return one_way(part, not wanted, knowledge, luck)
        case Name(id) if id in knowledge.derived:
            return one_way(parse(knowledge.derived[id]), wanted, knowledge, luck)
        case Name(id):
            return {id: _YES if wanted else _NO}
        case And(parts):
            return _all(parts, True, knowledge, luck) if wanted else _any(parts, False, knowledge, luck)
        case Or(parts):
            return _any(parts, True, knowledge, luck) if wanted else _all(parts, False, knowledge, luck)
        case Compare(left, op, right):
            return _compared(left, op if wanted else _OPPOSITE[op], right, knowledge, luck)
        case Count(parts):
            return _count(parts, len(parts) if not wanted else luck.randint(1, len(parts)), knowledge, luck)


def both(first: Domains | None, second: Domains | None) -> Domains | None:
    """What is left when both must hold; None when nothing is left of some fact.

    >>> both({"age_years": frozenset({1, 2})}, {"age_years": frozenset({3})}) is None
    True
    """
    if first is None or second is None:
        return None
    merged = dict(first)
    for key, values in second.items():
        merged[key] = merged[key] & values if key in merged else values
        if not merged[key]:
            return None
    return merged


def _all(parts: Iterable[Expression], wanted: bool, knowledge: Knowledge, luck: Random) -> Domains | None:
    found: Domains | None = {}
    for part in parts:
        found = both(found, one_way(part, wanted, knowledge, luck))
    return found


def _any(parts: tuple[Expression, ...], wanted: bool, knowledge: Knowledge, luck: Random) -> Domains | None:
    return one_way(luck.choice(parts), wanted, knowledge, luck)


def _count(parts: tuple[Expression, ...], how_many: int, knowledge: Knowledge, luck: Random) -> Domains | None:
    """Exactly so many of the parts."""
    chosen = set(luck.sample(range(len(parts)), how_many))
    ways = (one_way(part, place in chosen, knowledge, luck) for place, part in enumerate(parts))
    found: Domains | None = {}
    for way in ways:
        found = both(found, way)
    return found


def _compared(left: Expression, op: str, right: Expression, knowledge: Knowledge, luck: Random) -> Domains | None:
    if isinstance(left, Literal) and isinstance(right, Name):
        return {(right.id, str(left.value)): _YES if op == "in" else _NO}
    if isinstance(left, Name) and left.id in knowledge.derived:
        return _compared(parse(knowledge.derived[left.id]), op, right, knowledge, luck)
    assert isinstance(right, Literal)
    if isinstance(left, Count):
        enough = [n for n in range(len(left.parts) + 1) if _TESTS[op](n, right.value)]
        return _count(left.parts, luck.choice(enough), knowledge, luck) if enough else None
    assert isinstance(left, Name)
    values = frozenset(value for value in _values(left.id, knowledge) if _TESTS[op](value, right.value))
    if op in ("!=", "not in"):
        values |= {NO_VALUE}
    return {left.id: values} if values else None


def _values(fact: str, knowledge: Knowledge) -> Iterable[FactValue]:
    allowed = knowledge.facts[fact].allowed
    if isinstance(allowed, Range):
        return range(allowed.min, allowed.max + 1)
    return allowed or (True, False)


def fact_of(key: Key) -> str:
    """The fact that an entry is about."""
    return key if isinstance(key, str) else key[0]


def told_in(domains: Domains) -> frozenset[str]:
    """The facts whose value only an answer can give; the others may be those of a question that does not apply."""
    return frozenset(fact_of(key) for key, values in domains.items() if values != _NO and NO_VALUE not in values)
