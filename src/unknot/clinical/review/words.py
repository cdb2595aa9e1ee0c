"""A condition in words that a clinician can check against the rule: nested lines, one thing asked in each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from unknot.clinical.expressions import And, Compare, Count, Expression, Literal, Name, Not, Or, names_in, parse
from unknot.clinical.types import Value
from unknot.knowledge.types import Knowledge

_OPERATORS = {"==": "is", "!=": "is not", "<": "under", "<=": "at most", ">": "over", ">=": "at least"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a condition; `depth` 0 stands at the margin."""

    depth: int
    text: str


def in_words(condition: str, knowledge: Knowledge) -> tuple[Line, ...]:
    """The lines of a condition, and below them what each derived fact in it stands for.

    >>> from unknot.knowledge.loading import knowledge
    >>> for line in in_words("fever and not 'calf' in regions", knowledge()):
    ...     print("  " * line.depth + line.text)
    All of these:
      A fever (38 C or 100.4 F or more) or shaking chills [fever]
      Not: Place: calf
    """
    expression = parse(condition)
    lines = list(_lines(expression, 0, knowledge))
    for name in _derived_in(expression, knowledge):
        lines.append(Line(0, f"Here “{name.replace('_', ' ')}” means:"))
        lines.extend(_lines(parse(knowledge.derived[name]), 1, knowledge))
    return tuple(lines)


def fact_in_words(fact: str, value: Value, knowledge: Knowledge) -> str:
    """What it says about a person that a fact has this value, in the words of its question.

    >>> from unknot.knowledge.loading import knowledge
    >>> fact_in_words("onset", "today", knowledge()), fact_in_words("age_years", 35, knowledge())
    ('When did this problem start? Today', 'How old are you, or the person you answer for? 35')
    """
    question = knowledge.questions[knowledge.facts[fact].question]
    label = next((option.label for option in question.options if option.sets.get(fact) == value), None)
    if question.type == "multi_select":
        return label or f"{fact.replace('_', ' ')}: {value}"
    said = value if isinstance(value, tuple) else (label or str(value).replace("_", " "),)
    return f"{question.text} {', '.join(word.replace('_', ' ') for word in said)}"


def person_in_words(odd: Mapping[str, Value], knowledge: Knowledge) -> tuple[str, ...]:
    """What a person told that the healthy base would not."""
    return tuple(fact_in_words(fact, value, knowledge) for fact, value in odd.items())


def _lines(expression: Expression, depth: int, knowledge: Knowledge) -> Iterator[Line]:
    match expression:
        case And(parts):
            yield from _list("All of these:", parts, depth, knowledge)
        case Or(parts):
            yield from _list("Any of these:", parts, depth, knowledge)
        case Count(parts):
            yield from _list("How many of these:", parts, depth, knowledge)
        case Not(And() | Or() as part):
            first, *rest = _lines(part, depth, knowledge)
            yield Line(depth, f"Not: {first.text[0].lower()}{first.text[1:]}")
            yield from rest
        case Not(part):
            yield Line(depth, f"Not: {_one(part, knowledge)}")
        case Compare(Count(parts), op, Literal(value)):
            yield from _list(f"{_OPERATORS[op].capitalize()} {value} of these:", parts, depth, knowledge)
        case _:
            yield Line(depth, _one(expression, knowledge))


def _list(title: str, parts: Iterable[Expression], depth: int, knowledge: Knowledge) -> Iterator[Line]:
    """A title and its parts; places that stand beside each other share a line."""
    lines = [line for together in _together(parts) for line in _part(together, depth + 1, knowledge)]
    if sum(line.depth == depth + 1 for line in lines) > 1:
        yield Line(depth, title)
        yield from lines
    else:
        yield from (Line(line.depth - 1, line.text) for line in lines)


def _together(parts: Iterable[Expression]) -> Iterator[list[Expression]]:
    for is_place, group in groupby(parts, key=_is_place):
        if is_place:
            yield list(group)
        else:
            yield from ([part] for part in group)


def _part(together: list[Expression], depth: int, knowledge: Knowledge) -> Iterator[Line]:
    if len(together) > 1:
        yield Line(depth, f"Place: {' or '.join(_place(part) for part in together)}")
    else:
        yield from _lines(together[0], depth, knowledge)


def _is_place(expression: Expression) -> bool:
    return isinstance(expression, Compare) and expression.op == "in" and isinstance(expression.left, Literal)


def _place(expression: Expression) -> str:
    assert isinstance(expression, Compare)
    assert isinstance(expression.left, Literal)
    return str(expression.left.value).replace("_", " ")


def _one(expression: Expression, knowledge: Knowledge) -> str:
    match expression:
        case Name(id) if id in knowledge.derived:
            return id.replace("_", " ").capitalize()
        case Name(id):
            return f"{fact_in_words(id, True, knowledge)} [{id}]"
        case Compare(Literal(), op, Name()):
            return f"Place{'' if op == 'in' else ', not'}: {_place(expression)}"
        case Compare(Name(id), op, Literal(value)):
            return _compared(id, op, value if isinstance(value, tuple) else (value,), knowledge)
        case _:
            return "Everybody"


def _compared(name: str, op: str, values: tuple[bool | int | str, ...], knowledge: Knowledge) -> str:
    if name in knowledge.derived:
        return f"{name.replace('_', ' ').capitalize()}: {_OPERATORS[op]} {values[0]}"
    question = knowledge.questions[knowledge.facts[name].question]
    labels = [next((o.label for o in question.options if o.sets.get(name) == value), str(value)) for value in values]
    said = " / ".join(labels)
    relation = {"in": "", "==": "", "not in": "not: ", "!=": "not: "}.get(op, f"{_OPERATORS.get(op)} ")
    return f"{question.text} {relation}{said} [{name}]"


def _derived_in(expression: Expression, knowledge: Knowledge) -> dict[str, None]:
    """Derived facts in order, those within others after them."""
    found: dict[str, None] = {}
    waiting = [name for name in names_in(expression) if name in knowledge.derived]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += [inner for inner in names_in(parse(knowledge.derived[name])) if inner in knowledge.derived]
    return found
