"""From a line that was typed to the answer of one question."""

import re

from unknot.clinical.asking import AskedQuestion, answer_to_part
from unknot.clinical.types import Answer
from unknot.knowledge.questions import NONE, NOT_SURE
from unknot.knowledge.types import Option

_WORDS = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "u": NOT_SURE}
_UNSURE = Option(NOT_SURE, "Not sure", {})
_NO_DOUBT = frozenset({NOT_SURE, "unsure", "prefer_not", "none"})


class ReplyError(ValueError):
    """A line that answers nothing; the text says what would."""


def options_of(question: AskedQuestion) -> tuple[Option, ...]:
    """The choices as they are numbered; "not sure" is added where it is an answer and no choice says so."""
    options = question.options
    doubts = question.may_be_unsure and question.type in ("single_choice", "yes_no_unsure") and question.id != "q_who"
    return (*options, _UNSURE) if doubts and _NO_DOUBT.isdisjoint(o.id for o in options) else options


def read_reply(question: AskedQuestion, line: str) -> Answer:
    """The answer that `line` gives; raises `ReplyError`. An empty line is never taken for "none".

    >>> from unknot.clinical.asking import asked
    >>> from unknot.knowledge.loading import knowledge
    >>> read_reply(asked(knowledge().questions["q_age"], {}, knowledge()), "40")
    40
    """
    words = re.split(r"[\s,;]+", line.strip()) if line.strip() else []
    if question.range is not None:
        return _number(question, words)
    if question.type == "one_by_one":
        return _one_by_one(question, words)
    chosen = [_option(question, word) for word in words]
    if question.type not in ("multi_select", "body_map"):
        if len(chosen) != 1:
            raise ReplyError("Please type one number.")
        return chosen[0]
    if not chosen:
        raise ReplyError("Please type the numbers that fit; “None of these” has a number too.")
    return _several(question, chosen)


def _several(question: AskedQuestion, chosen: list[str]) -> Answer:
    if NONE in chosen and len(chosen) > 1:
        raise ReplyError("You chose “None of these” and something else. Which is right?")
    if NOT_SURE in chosen and len(chosen) > 1:
        return {item: "yes" for item in chosen if item != NOT_SURE}
    if question.is_part:
        return answer_to_part(question, chosen)
    return NOT_SURE if chosen == [NOT_SURE] else tuple(dict.fromkeys(chosen))


def _option(question: AskedQuestion, word: str) -> str:
    options = options_of(question)
    if not word.isascii() or not word.isdigit() or not 1 <= int(word[:4]) <= len(options):
        raise ReplyError(f"Please type numbers from 1 to {len(options)}; {word[:20]!r} is none of them.")
    return options[int(word[:4]) - 1].id


def _number(question: AskedQuestion, words: list[str]) -> Answer:
    assert question.range
    low, high = question.range.min, question.range.max
    if words == ["u"] and question.may_be_unsure:
        return NOT_SURE
    word = words[0] if len(words) == 1 else ""
    if not (word.isascii() and word.isdigit() and len(word) < 5 and low <= int(word) <= high):
        raise ReplyError(f"Please type a whole number from {low} to {high}.")
    return int(word)


def _one_by_one(question: AskedQuestion, words: list[str]) -> Answer:
    if len(words) != len(question.options) or not set(words) <= set(_WORDS):
        raise ReplyError(f"Please type {len(question.options)} times y, n or u, one for each line.")
    return {option.id: _WORDS[word] for option, word in zip(question.options, words, strict=True)}
