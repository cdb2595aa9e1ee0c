"""Three-valued logic: unknown never becomes absent, and a settled answer stays whatever else is learned."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unknot.clinical.conditions import compile_text
from unknot.clinical.engine import engine_for
from unknot.clinical.triage import with_derived
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Fact, Range

T, F, U = True, False, None


@pytest.mark.parametrize(
    ("text", "a", "b", "expected"),
    [
        ("a and b", T, U, U),
        ("a and b", U, F, F),
        ("a and b", F, U, F),
        ("a or b", U, T, T),
        ("a or b", F, U, U),
        ("a or b", U, U, U),
        ("not a", U, F, U),
        ("not a", T, F, F),
        ("count(a, b) >= 1", T, U, T),
        ("count(a, b) >= 2", T, U, U),
        ("count(a, b) >= 2", F, U, F),
        ("count(a, b) == 0", U, U, U),
        ("a == 'x'", U, F, U),
        ("a != 'x'", U, F, U),
        ("a in ['x', 'y']", "y", F, T),
        ("a not in ['x', 'y']", "z", F, T),
        ("a >= 7", 7, F, T),
        ("a < 7", U, F, U),
        ("'calf' in a", ("calf", "foot"), F, T),
        ("'calf' in a", ("foot",), F, F),
        ("'calf' in a", U, F, U),
        ("'calf' not in a", ("foot",), F, T),
        ("True", U, U, T),
    ],
)
def test_kleene(text: str, a: object, b: object, expected: object) -> None:
    assert compile_text(text)({"a": a, "b": b}) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a == 'x'", F), ("a != 'x'", T), ("a in ['x']", F), ("a not in ['x']", T), ("a < 20", F), ("a >= 0", F)],
)
def test_a_choice_or_number_that_does_not_apply_has_no_value(text: str, expected: bool) -> None:
    assert compile_text(text)({"a": ""}) is expected


def test_a_fact_that_is_missing_altogether_is_an_error_and_never_absent() -> None:
    with pytest.raises(KeyError):
        compile_text("a or b")({"a": False})


def values_of(fact: Fact) -> st.SearchStrategy[object]:
    if fact.type == "bool":
        return st.booleans()
    if isinstance(fact.allowed, Range):
        return st.integers(fact.allowed.min, fact.allowed.max)
    words = st.sampled_from(fact.allowed)
    return st.lists(words, min_size=1, max_size=3).map(tuple) if fact.type == "set" else words


FACTS = knowledge().facts
PEOPLE = st.fixed_dictionaries({name: values_of(fact) for name, fact in FACTS.items()})


@given(PEOPLE, st.sets(st.sampled_from(sorted(FACTS)), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_what_is_settled_while_facts_are_unknown_stays_when_they_are_known(
    person: dict[str, object], unknown: set[str]
) -> None:
    """Kleene's promise, on every rule, advice, derived fact and trigger of the knowledge."""
    engine = engine_for(knowledge())
    told = with_derived(person, engine)
    partly = with_derived({**person, **dict.fromkeys(unknown)}, engine)
    conditions = [ready.holds for ready in engine.rules] + [holds for _, holds in engine.advice]
    conditions += [trigger.when for trigger in engine.triggers.values()]
    for holds in conditions:
        known_now = holds(partly)
        assert known_now is None or known_now is holds(told)
