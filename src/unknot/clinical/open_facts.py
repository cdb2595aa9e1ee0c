"""Which unknown facts could still decide a condition: those in branches that nothing has settled yet.

A rule can rest on a dozen facts of which only one matters any more. In `a and (b or c)` nothing matters once `a` is
absent, and only `a` once `b` is present.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from unknot.clinical.conditions import compile_condition
from unknot.clinical.engine import Engine
from unknot.clinical.expressions import And, Compare, Count, Expression, Literal, Name, Not, Or, names_in, parse
from unknot.clinical.types import Disposition
from unknot.knowledge.types import Knowledge

Values = Mapping[str, Any]
OpenFacts = Callable[[Values], Iterable[str]]
_ASKED_ANYWAY = ("regions", "age_years")
_MANY = 100


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """Rule id, or question id for its `when`, to the facts that could still decide it.

    first: of a rule, those to ask for before the others: in `a and b`, one part; nothing once that part holds.
    """

    rules: Mapping[str, OpenFacts]
    first: Mapping[str, OpenFacts]
    triggers: Mapping[str, OpenFacts]


@lru_cache(maxsize=4)
def opened(knowledge: Knowledge) -> Opened:
    """For every rule and every trigger of an edition; the values handed in hold the derived facts too."""
    derived: dict[str, OpenFacts] = {}
    for name, text in knowledge.derived.items():
        derived[name] = _later(text, derived)
    questions = knowledge.questions.values()
    cost = partial(_cost, knowledge=knowledge)
    return Opened(
        rules={rule.id: _open(parse(rule.condition), derived) for rule in knowledge.rules},
        first={rule.id: _open(_first_to_ask(parse(rule.condition), cost), derived) for rule in knowledge.rules},
        triggers={q.id: _open(parse(q.when), derived) for q in questions if q.when is not None},
    )


def open_above(level: Disposition, values: Values, engine: Engine, *, only_first: bool = False) -> Iterator[str]:
    """Facts that could still make a rule above `level` fire; names can repeat. `values` holds derived facts too.

    only_first: those that come before the others, see `Opened`.
    """
    find = opened(engine.knowledge).first if only_first else opened(engine.knowledge).rules
    for ready in engine.rules:
        if ready.rank > level.rank and ready.holds(values) is None:
            yield from find[ready.rule.id](values)


def open_in(text: str, values: Values) -> frozenset[str]:
    """The unknown facts that could still decide `text`; none when its truth is known.

    >>> sorted(open_in("fever and (rash or chills)", {"fever": None, "rash": False, "chills": None}))
    ['chills', 'fever']
    >>> sorted(open_in("fever and (rash or chills)", {"fever": False, "rash": None, "chills": None}))
    []
    """
    return frozenset(_open(parse(text), {})(values))


def _first_to_ask(expression: Expression, cost: Callable[[Expression], int]) -> Expression:
    """Of `a and b` the cheaper part, of `a or b` both."""
    match expression:
        case And(parts):
            return min((_first_to_ask(part, cost) for part in parts), key=cost)
        case Or(parts):
            return Count(tuple(_first_to_ask(part, cost) for part in parts))
        case _:
            return expression


def _cost(expression: Expression, knowledge: Knowledge) -> int:
    """How many facts would have to be asked; those of follow-up questions come last."""
    names = {name for name in names_in(expression) if name not in _ASKED_ANYWAY}
    derived = (_cost(parse(knowledge.derived[name]), knowledge) for name in names if name in knowledge.derived)
    told = [knowledge.facts[name].question for name in names if name in knowledge.facts]
    follow_ups = sum(is_follow_up(question, knowledge) for question in told)
    return len(told) + _MANY * follow_ups + sum(derived)


def is_follow_up(question: str, knowledge: Knowledge) -> bool:
    """Whether it waits for an answer about the spasm or the health; age is known before any of them."""
    when = knowledge.questions[question].when
    return when is not None and not set(names_in(parse(when))) <= {"age_years"}


def _later(text: str, derived: Mapping[str, OpenFacts]) -> OpenFacts:
    """A derived fact may use one that is listed after it, so its own names are looked up when they are needed."""
    ready: list[OpenFacts] = []

    def facts(values: Values) -> Iterable[str]:
        if not ready:
            ready.append(_open(parse(text), derived))
        return ready[0](values)

    return facts


def _open(expression: Expression, derived: Mapping[str, OpenFacts]) -> OpenFacts:
    match expression:
        case Name(name):
            return _name(name, derived.get(name))
        case Literal():
            return lambda _: ()
        case Not(part):
            return _open(part, derived)
        case And(parts):
            return _undecided(parts, False, derived)
        case Or(parts):
            return _undecided(parts, True, derived)
        case Count(parts):
            return _undecided(parts, "never", derived)
        case Compare(left, _, right):
            return _compared(expression, _undecided((left, right), "never", derived))


def _name(name: str, derived: OpenFacts | None) -> OpenFacts:
    if derived is not None:
        return derived
    return lambda values: (name,) if values[name] is None else ()


def _undecided(parts: tuple[Expression, ...], decides: object, derived: Mapping[str, OpenFacts]) -> OpenFacts:
    """Open facts of all parts, unless one part decides by itself; a part that is known has none."""
    ready = [(compile_condition(part, {}), _open(part, derived)) for part in parts]

    def facts(values: Values) -> Iterable[str]:
        truths = [holds(values) for holds, _ in ready]
        if decides in truths:
            return ()
        unknown = (find for truth, (_, find) in zip(truths, ready, strict=True) if _is_unknown(truth))
        return [name for find in unknown for name in find(values)]

    return facts


def _compared(expression: Compare, inside: OpenFacts) -> OpenFacts:
    holds = compile_condition(expression, {})
    return lambda values: inside(values) if holds(values) is None else ()


def _is_unknown(truth: object) -> bool:
    return truth is None or isinstance(truth, range)
