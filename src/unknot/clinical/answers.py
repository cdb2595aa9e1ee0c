"""From answers (question id to what was chosen) to settled facts.

- several choices: an option id, or a tuple or list of them; `"none"` says that nothing fits. Empty is no answer.
  "not_sure" alone says that the person is unsure about the list as a whole: each item is then asked one by one.
- one by one: a mapping of option id to "yes", "no" or "not_sure", for the items of a list.
- one choice: the option id. Number: a whole number. Body map: a region, or a tuple or list of them.
- None is no answer. "not_sure" is an answer for a choice or number whose facts say what it stands for; otherwise it
  leaves the question open.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from unknot.clinical.facts import settle
from unknot.clinical.types import Answer, Answers, Settled
from unknot.clinical.values import AnswerError, did_you_mean
from unknot.knowledge.questions import NONE, NOT_SURE
from unknot.knowledge.types import Knowledge, Question

_ITEM_WORDS: Mapping[object, bool] = {"yes": True, "no": False, True: True, False: False}


def answers_to_facts(answers: Answers, knowledge: Knowledge) -> Settled:
    """All facts of one person; raises `AnswerError` that names question, answer and what is allowed.

    >>> from unknot.knowledge.loading import knowledge
    >>> settled = answers_to_facts({"q_age": 40, "q_now_1": ("none",)}, knowledge())
    >>> settled.facts["age_years"], settled.facts["chest_pain_now"], settled.facts["fever"]
    (40, False, None)
    """
    told, unsure = facts_told(answers, knowledge)
    return settle(told, knowledge, unsure=unsure)


def facts_told(answers: Mapping[str, Any], knowledge: Knowledge) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts that answers tell, and those answered with "not sure"; raises `AnswerError` as above.

    >>> from unknot.knowledge.loading import knowledge
    >>> facts_told({"q_preg_weeks": "not_sure", "q_pain": 3}, knowledge())
    ({'pain_now': 3}, ('weeks_pregnant',))
    """
    told: dict[str, Any] = {}
    unsure: list[str] = []
    for name, answer in answers.items():
        question = _question(name, knowledge)
        for fact, value in () if answer is None else _facts_told(question, answer):
            if value == NOT_SURE:
                unsure.append(fact)
            else:
                told[fact] = value
    return told, tuple(unsure)


def _question(name: str, knowledge: Knowledge) -> Question:
    if name not in knowledge.questions:
        raise AnswerError(f"there is no question {name!r}{did_you_mean(name, knowledge.questions)}")
    return knowledge.questions[name]


def _facts_told(question: Question, answer: Answer) -> Iterator[tuple[str, Any]]:
    if question.type == "multi_select":
        yield from _several(question, answer)
    elif answer == NOT_SURE:
        yield from ((fact, NOT_SURE) for fact in question.facts)
    elif question.type in ("number", "body_map"):
        yield question.facts[0], _number_or_places(question, answer)
    else:
        yield from _one(question, answer)


def _number_or_places(question: Question, answer: Answer) -> Answer:
    return (answer,) if question.type == "body_map" and isinstance(answer, str) else answer


def _one(question: Question, answer: Answer) -> Iterator[tuple[str, Any]]:
    options = {option.id: option for option in question.options}
    if isinstance(answer, bool) and "yes" in options:
        answer = "yes" if answer else "no"
    if not isinstance(answer, str) or answer not in options:
        allowed = ", ".join([*options, NOT_SURE])
        raise AnswerError(f"{question.id} is {answer!r}; allowed: {allowed}{did_you_mean(answer, options)}")
    chosen = {fact: False for fact in question.facts if any(o.sets.get(fact) is True for o in question.options)}
    yield from {**chosen, **options[answer].sets}.items()


def _several(question: Question, answer: Answer) -> Iterator[tuple[str, Any]]:
    if isinstance(answer, Mapping):
        yield from _one_by_one(question, answer)
    elif answer == NOT_SURE or answer in ((NOT_SURE,), [NOT_SURE]):
        return
    elif isinstance(answer, str):
        yield from _ticked(question, (answer,))
    elif isinstance(answer, (tuple, list)):
        yield from _ticked(question, answer)
    else:
        raise AnswerError(f"{question.id} is {answer!r}; allowed: a list of options, or ['none']")


def _ticked(question: Question, ticked: tuple[str, ...] | list[str]) -> Iterator[tuple[str, Any]]:
    for option in ticked:
        _item(question, option, (NONE,))
    if NONE in ticked and len(ticked) > 1:
        raise AnswerError(f"{question.id} has 'none' together with {ticked[0] if ticked[0] != NONE else ticked[1]!r}")
    if ticked:
        yield from ((fact, fact in ticked) for fact in question.facts)


def _one_by_one(question: Question, items: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Items without a word stay open: `settle` must not take the rest of the list for absent."""
    words = {}
    for item, word in items.items():
        _item(question, item)
        if not isinstance(word, (str, bool)) or word not in (*_ITEM_WORDS, NOT_SURE):
            raise AnswerError(f"{question.id}: {item} is {word!r}; allowed: yes, no, not_sure")
        words[item] = _ITEM_WORDS.get(word, NOT_SURE)
    yield from ((fact, words.get(fact)) for fact in question.facts)


def _item(question: Question, item: object, also: tuple[str, ...] = ()) -> None:
    if item not in question.facts and item not in also:
        known = (*question.facts, *also)
        raise AnswerError(f"{question.id} has no option {item!r}{did_you_mean(item, known)}")
