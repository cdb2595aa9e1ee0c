"""The kinds of answer a question can take, each with words for what is missing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unknot.clinical.asking import AskedQuestion
from unknot.knowledge.questions import NONE, NOT_SURE

_UNKNOWN = _("That is not one of the choices. Please choose again.")
SCALE_LENGTH = 11


class OneChoice(forms.ChoiceField):
    def __init__(self, **options: Any) -> None:
        messages = {"required": _("Please choose one."), "invalid_choice": _UNKNOWN}
        super().__init__(widget=forms.RadioSelect, error_messages=messages, **options)


class NumberOrNotSure(forms.TextInput):
    """A box for a number, with a tick box beside it for "not sure"."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = super().value_from_datadict(data, files, name)
        return NOT_SURE if not typed and f"{name}.unsure" in data else typed


class NumberField(forms.IntegerField):
    """A whole number; a short scale is offered as buttons. "Not sure" where the knowledge has an answer for it."""

    def __init__(self, question: AskedQuestion) -> None:
        assert question.range
        low, high = question.range.min, question.range.max
        span = _("Please give a whole number from %(low)s to %(high)s.") % {"low": low, "high": high}
        self.may_be_unsure = question.may_be_unsure
        self.is_scale = high - low < SCALE_LENGTH and not question.may_be_unsure
        self.numbers = range(low, high + 1) if self.is_scale else range(0)
        widget = forms.RadioSelect(choices=[(n, n) for n in self.numbers]) if self.is_scale else NumberOrNotSure
        names = ("required", "invalid", "min_value", "max_value")
        messages = dict.fromkeys(names, span)
        super().__init__(label=question.text, min_value=low, max_value=high, widget=widget, error_messages=messages)

    def clean(self, value: Any) -> Any:
        if self.may_be_unsure and value == NOT_SURE:
            return NOT_SURE
        return super().clean(value[:12] if isinstance(value, str) else value)


class ListField(forms.MultipleChoiceField):
    """Several choices, or none of them, or not sure. Some ticked and not sure of the rest is answered item by item."""

    def __init__(self, question: AskedQuestion) -> None:
        choices = [(option.id, option.label) for option in question.options]
        messages = {
            "required": _("Please tick what fits, or “None of these”."),
            "invalid_choice": _UNKNOWN,
            "invalid_list": _UNKNOWN,
        }
        super().__init__(
            label=question.text, choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=messages
        )

    def clean(self, value: Any) -> Any:
        ticked: list[str] = super().clean(value)
        if NONE in ticked and len(ticked) > 1:
            raise forms.ValidationError(_("You ticked “None of these” and something else. Which is right?"))
        if NOT_SURE in ticked and len(ticked) > 1:
            return {item: "yes" for item in ticked if item != NOT_SURE}
        return ticked


class Regions(forms.MultipleChoiceField):
    def __init__(self, question: AskedQuestion) -> None:
        messages = {
            "required": _("Please tick at least one place."),
            "invalid_choice": _UNKNOWN,
            "invalid_list": _UNKNOWN,
        }
        super().__init__(
            label=question.text,
            choices=[(option.id, option.label) for option in question.options],
            widget=forms.CheckboxSelectMultiple,
            error_messages=messages,
        )
