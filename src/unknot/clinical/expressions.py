"""The language of conditions, parsed once into a small typed tree. Nothing is ever evaluated as Python.

The language is a subset of Python's boolean expressions: `and`, `or`, `not`, the six comparisons, `in`, `not in`,
parentheses, words, whole numbers, `True`, lists of words, and `count(a, b, ...)`.

>>> parse("feel_cramp and onset != 'today'")
And(parts=(Name(id='feel_cramp'), Compare(left=Name(id='onset'), op='!=', right=Literal(value='today'))))
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

OPERATORS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


class ConditionError(ValueError):
    """A condition uses something that the language does not have."""


@dataclass(frozen=True, slots=True)
class Name:
    """A fact or a derived fact."""

    id: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A truth, a whole number, a word, or a list of words."""

    value: bool | int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """True when all parts are, False as soon as one is."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True as soon as one part is, False when all are."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many parts are true; a span of numbers while some are unknown."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`left op right`, with `op` one of the eight in `OPERATORS`."""

    left: "Expression"
    op: str
    right: "Expression"


Expression = Name | Literal | Not | And | Or | Count | Compare


def parse(text: str) -> Expression:
    """The tree of `text`; raises `ConditionError` for anything outside the language."""
    try:
        tree = ast.parse(" ".join(text.split()), mode="eval")
    except SyntaxError as error:
        raise ConditionError(f"{error.msg}: {text}") from None
    return _expression(tree.body)


def names_in(expression: Expression) -> Iterator[str]:
    """Ids of the facts and derived facts in the order in which they stand; repeated where they are.

    >>> list(names_in(parse("'calf' in regions and not fever")))
    ['regions', 'fever']
    """
    match expression:
        case Name(id):
            yield id
        case Not(part):
            yield from names_in(part)
        case And(parts) | Or(parts) | Count(parts):
            for part in parts:
                yield from names_in(part)
        case Compare(left, _, right):
            yield from names_in(left)
            yield from names_in(right)
        case Literal():
            return


def _expression(node: ast.expr) -> Expression:
    match node:
        case ast.BoolOp(op=ast.And()):
            return And(tuple(map(_expression, node.values)))
        case ast.BoolOp():
            return Or(tuple(map(_expression, node.values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_expression(operand))
        case ast.Name(id=id):
            return Name(id)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in OPERATORS:
            return Compare(_expression(left), OPERATORS[type(op)], _expression(right))
        case ast.Call(func=ast.Name(id="count"), args=args, keywords=[]) if args:
            return Count(tuple(map(_expression, args)))
        case _:
            return _literal(node)


def _literal(node: ast.expr) -> Literal:
    match node:
        case ast.Constant(value=bool() | int() | str() as value):
            return Literal(value)
        case ast.List(elts=elements):
            words = tuple(e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str))
            if len(words) == len(elements):
                return Literal(words)
    raise ConditionError(f"not part of the language: {ast.unparse(node)}")
