"""Rules that are wrong in one place, to see whether the cases would notice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from unknot.clinical.expressions import And, Compare, Count, Expression, Literal, Name, Not, Or, parse
from unknot.clinical.types import Disposition
from unknot.knowledge.types import Level, Rule

_LEVELS: tuple[Level, ...] = ("CLEAR", "CAUTION", "CLEARANCE", "SEE_DOCTOR", "URGENT", "EMERGENCY")
_MIRROR: dict[type[And | Or], type[And | Or]] = {And: Or, Or: And}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one change; `change` says which, in words."""

    change: str
    rule: Rule


def mutants(rule: Rule) -> Iterator[Mutant]:
    """The rule negated, each of its atoms negated, each part dropped, and/or flipped, each number shifted by one, each
    word of a list dropped, and its level lowered by one.

    >>> from unknot.knowledge.loading import knowledge
    >>> [mutant.change for mutant in mutants(knowledge().rules[0])]
    ['negated: chest_pain_now', 'level lowered to URGENT']
    """
    whole = parse(rule.condition)
    seen = {as_text(whole)}
    for change, expression in _changes(whole):
        text = as_text(expression)
        if text not in seen:
            seen.add(text)
            yield Mutant(change, replace(rule, condition=text))
    rank = Disposition(rule.disposition).rank
    if rank > 1:
        lower = _LEVELS[rank - 2]
        yield Mutant(f"level lowered to {lower}", replace(rule, condition=as_text(whole), disposition=lower))


def as_text(expression: Expression) -> str:
    """The expression as a condition of the language.

    >>> as_text(parse("fever and onset in ['today']"))
    "fever and onset in ['today']"
    """
    match expression:
        case Name(id):
            return id
        case Literal(value):
            return repr(list(value) if isinstance(value, tuple) else value)
        case Not(part):
            return f"not {_inner(part)}"
        case And(parts):
            return " and ".join(map(_inner, parts))
        case Or(parts):
            return " or ".join(map(_inner, parts))
        case Count(parts):
            return f"count({', '.join(map(as_text, parts))})"
        case Compare(left, op, right):
            return f"{as_text(left)} {op} {as_text(right)}"


def _inner(part: Expression) -> str:
    text = as_text(part)
    return f"({text})" if isinstance(part, (And, Or, Not)) else text


def _changes(expression: Expression) -> Iterator[tuple[str, Expression]]:
    match expression:
        case And(parts) | Or(parts):
            yield f"negated: {as_text(expression)}", Not(expression)
            yield f"and/or flipped: {as_text(expression)}", _MIRROR[type(expression)](parts)
            yield from _of_parts(parts, type(expression))
        case Count(parts):
            yield from _of_parts(parts, Count)
        case Not(part):
            yield f"negated: {as_text(expression)}", Not(expression)
            yield from ((change, Not(changed)) for change, changed in _changes(part) if not isinstance(changed, Not))
        case Compare(left, op, right):
            yield f"negated: {as_text(expression)}", Not(expression)
            yield from ((change, Compare(changed, op, right)) for change, changed in _changes(left) if _counts(left))
            yield from (
                (change, Compare(left, op, changed)) for change, changed in _shifted(right, as_text(expression))
            )
        case Name() | Literal():
            yield f"negated: {as_text(expression)}", Not(expression)


def _counts(expression: Expression) -> bool:
    return isinstance(expression, Count)


def _of_parts(
    parts: tuple[Expression, ...], join: Callable[[tuple[Expression, ...]], Expression]
) -> Iterator[tuple[str, Expression]]:
    for place, part in enumerate(parts):
        before, after = parts[:place], parts[place + 1 :]
        left = (*before, *after)
        yield f"dropped: {as_text(part)}", left[0] if len(left) == 1 and join is not Count else join(left)
        for change, changed in _changes(part):
            yield change, join((*before, changed, *after))


def _shifted(right: Expression, owner: str) -> Iterator[tuple[str, Expression]]:
    match right:
        case Literal(bool()):
            return
        case Literal(int() as number):
            yield f"one more: {owner}", Literal(number + 1)
            yield f"one less: {owner}", Literal(number - 1)
        case Literal(tuple() as words) if len(words) > 1:
            for word in words:
                yield f"{word} dropped: {owner}", Literal(tuple(other for other in words if other != word))
