"""Whole people: the authors' own, and made up at random with any choice and place and a few facts of some rules."""

from typing import Any

from hypothesis import strategies as st

from clinical.people import vignettes
from unknot.clinical.engine import ReadyRule, engine_for
from unknot.clinical.facts import settle
from unknot.clinical.types import Answer, Settled
from unknot.knowledge.loading import knowledge
from unknot.knowledge.questions import NONE, NOT_SURE
from unknot.knowledge.types import Fact, Question, Range

KNOWN = knowledge()
CHOICES = {name: fact for name, fact in KNOWN.facts.items() if fact.type != "bool"}
YES_OR_NO = sorted(set(KNOWN.facts) - set(CHOICES))
Told = dict[str, Any]

CALM = {"safety_concern": "none", "consent": "yes", "cancer_status": "never"}
"""Choices that decide alone; most people have these, or few other rules would ever matter."""


def value_of(fact: Fact) -> st.SearchStrategy[Any]:
    if isinstance(fact.allowed, Range):
        return st.integers(fact.allowed.min, fact.allowed.max)
    words = st.sampled_from(fact.allowed)
    return st.lists(words, min_size=1, max_size=3, unique=True) if fact.type == "set" else words


def present_for(rule: ReadyRule) -> st.SearchStrategy[set[str]]:
    """Some of the yes-or-no facts that the rule rests on."""
    names = [name for name in rule.facts if name in YES_OR_NO]
    return st.sets(st.sampled_from(names), max_size=5) if names else st.just(set())


def told_from(choices: Told, present: list[set[str]], calm: bool) -> Told:
    return {**choices, **(CALM if calm else {}), **dict.fromkeys(sorted(set().union(*present)), True)}


PRESENT = st.sampled_from(engine_for(KNOWN).rules).flatmap(present_for)
MADE_UP = st.builds(
    told_from,
    st.fixed_dictionaries({name: value_of(fact) for name, fact in CHOICES.items()}),
    st.lists(PRESENT, max_size=3),
    st.sampled_from([True, True, True, True, False]),
)
AUTHORS = [dict(person.case["facts"]) for person in vignettes()]
PEOPLE = st.one_of(MADE_UP, MADE_UP, st.sampled_from(AUTHORS))
"""What a whole case tells: each choice, and the yes-or-no facts that are present."""


def whole(told: Told, **left: Any) -> Settled:
    """The person, with every question answered but those left open."""
    return settle(told, KNOWN, answered=KNOWN.questions, **left)


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer, by the names of its options; a list mostly holds nothing."""
    options = [option.id for option in question.options]
    if question.range:
        return st.integers(question.range.min, question.range.max)
    if question.type in ("single_choice", "yes_no_unsure"):
        return st.sampled_from(options)
    words = st.sampled_from([option for option in options if option not in (NONE, NOT_SURE)])
    named = st.lists(words, min_size=1, max_size=3, unique=True)
    if question.type == "body_map":
        return named.map(tuple)
    items = st.fixed_dictionaries(dict.fromkeys(question.facts, st.sampled_from(["no", "no", "no", "yes", NOT_SURE])))
    return st.one_of(*[st.just((NONE,))] * 5, named.map(tuple), items, st.just(NOT_SURE))


ANSWERS = st.fixed_dictionaries({name: answer_to(question) for name, question in KNOWN.questions.items()})
"""An answer to every question, also to those that do not apply."""
