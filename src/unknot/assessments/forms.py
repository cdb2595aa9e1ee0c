"""One screen of questions as a form. A question without an answer is an error, never an absence."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unknot.assessments.fields import ListField, NumberField, OneChoice, Regions
from unknot.clinical.asking import AskedQuestion, Screen, answer_to_part
from unknot.clinical.repeat import STILL_SO
from unknot.clinical.types import Answer
from unknot.knowledge.questions import NONE, NOT_SURE

ITEM_WORDS = (("yes", _("Yes")), ("no", _("No")), (NOT_SURE, _("Not sure")))
ASKED = "asked"
_NOTHING_TO_DOUBT = frozenset({"q_who"})
_OWN_WORDS_FOR_DOUBT = frozenset({NOT_SURE, NONE, "unsure", "prefer_not"})


class ScreenForm(forms.Form):
    """Fields are named after the question; items of a list that is asked one by one, `question.item`."""

    use_required_attribute = False

    def __init__(self, screen: Screen, *, answers: Mapping[str, Answer], data: Mapping[str, Any] | None = None) -> None:
        self.screen = screen
        super().__init__(data, initial=dict(_initial(screen, answers)), prefix=None, auto_id="id_%s")
        for question in screen.questions:
            self.fields.update(_fields(question))

    def answers(self) -> dict[str, Answer]:
        """Question id to answer, as the core reads it. Only after `is_valid`."""
        return {question.id: self._answer(question) for question in self.screen.questions}

    def _answer(self, question: AskedQuestion) -> Answer:
        if question.type != "one_by_one":
            answer: Any = self.cleaned_data[question.id]
            return answer_to_part(question, answer) if question.is_part and isinstance(answer, list) else answer
        return {option.id: self.cleaned_data[item_name(question, option.id)] for option in question.options}


def item_name(question: AskedQuestion, item: str) -> str:
    return f"{question.id}.{item}"


def _fields(question: AskedQuestion) -> Iterator[tuple[str, forms.Field]]:
    match question.type:
        case "one_by_one":
            for option in question.options:
                yield item_name(question, option.id), OneChoice(label=option.label, choices=ITEM_WORDS)
        case "number":
            yield question.id, NumberField(question)
        case "body_map":
            yield question.id, Regions(question)
        case "multi_select":
            yield question.id, ListField(question)
        case _:
            yield question.id, OneChoice(label=question.text, choices=_choices(question))


def _choices(question: AskedQuestion) -> list[tuple[str, Any]]:
    choices: list[tuple[str, Any]] = [(option.id, option.label) for option in question.options]
    is_beyond_doubt = question.type == STILL_SO or question.id in _NOTHING_TO_DOUBT
    if question.may_be_unsure and not is_beyond_doubt and _OWN_WORDS_FOR_DOUBT.isdisjoint(dict(choices)):
        choices.append((NOT_SURE, _("Not sure")))
    return choices


def _initial(screen: Screen, answers: Mapping[str, Answer]) -> Iterator[tuple[str, Any]]:
    """What was told before; a private answer is never shown again."""
    for question in screen.questions:
        told = None if question.private or question.type == STILL_SO else answers.get(question.id)
        if isinstance(told, Mapping):
            yield from ((item_name(question, item), word) for item, word in told.items())
        elif told is not None:
            yield question.id, told
