"""The language of conditions takes what it must and nothing else."""

import pytest

from unknot.clinical.expressions import And, Compare, ConditionError, Count, Literal, Name, Not, Or, names_in, parse
from unknot.knowledge.loading import knowledge


def test_every_condition_of_the_knowledge_is_in_the_language() -> None:
    known = knowledge()
    texts = [r.condition for r in known.rules] + [a.condition for a in known.advice] + list(known.derived.values())
    texts += [q.when for q in known.questions.values() if q.when]
    texts += [*known.care.features.values(), known.care.heat.not_when, known.care.cold.not_when]
    for text in texts:
        assert set(names_in(parse(text))) <= {*known.facts, *known.derived, *known.care.features}


def test_a_tree_holds_what_was_said() -> None:
    assert parse("a and not (b or x == 'y') or count(c, d) >= 2") == Or(
        (
            And((Name("a"), Not(Or((Name("b"), Compare(Name("x"), "==", Literal("y"))))))),
            Compare(Count((Name("c"), Name("d"))), ">=", Literal(2)),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "open('x')",
        "a.b",
        "a[0]",
        "lambda: a",
        "a if b else c",
        "[x for x in a]",
        "1 < a < 3",
        "a + 1 > 2",
        "f'{a}'",
        "a := True",
        "count()",
        "count(*a)",
        "count(a, start=1)",
        "max(a, b)",
        "-a",
        "1.5",
        "None",
        "b'x'",
        "a in [b]",
        "a in ['x', 1]",
        "a is True",
        "a; b",
        "a and",
        "",
        "(" * 300,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text)
