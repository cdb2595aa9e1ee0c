"""A screen as its template reads it: every question with its choices, what was typed, and what went wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.assessments.fields import NumberField
from unknot.assessments.forms import ScreenForm, item_name
from unknot.clinical.asking import AskedQuestion
from unknot.clinical.interview import Progress
from unknot.knowledge.questions import NONE, NOT_SURE

Text = str | Promise
_APART = (NONE, NOT_SURE)
_GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (_("Head and neck"), ("head", "face", "jaw", "neck")),
    (
        _("Chest, back and belly"),
        ("chest", "ribs", "upper_back", "mid_back", "low_back", "flank", "belly", "groin", "buttock"),
    ),
    (_("Shoulder, arm and hand"), ("shoulder", "upper_arm", "elbow", "forearm", "hand")),
    (_("Hip, leg and foot"), ("hip", "thigh", "knee", "calf", "shin", "ankle", "foot")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    value: str
    label: Text
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """One field of the form: a group of choices, or a box to type in."""

    id: str
    name: str
    label: Text
    value: str
    errors: tuple[str, ...]
    groups: tuple[tuple[Text, tuple[Choice, ...]], ...]
    apart: tuple[Choice, ...]
    may_be_unsure: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """kind: one (radios), several (checkboxes), scale, number, places or one_by_one."""

    asked: AskedQuestion
    kind: str
    controls: tuple[Control, ...]


def questions(form: ScreenForm) -> Iterator[QuestionView]:
    for asked in form.screen.questions:
        names = _field_names(asked)
        yield QuestionView(asked, _kind(asked, form), tuple(_control(form[name]) for name in names))


def _field_names(asked: AskedQuestion) -> list[str]:
    if asked.type == "one_by_one":
        return [item_name(asked, option.id) for option in asked.options]
    return [asked.id]


def _kind(asked: AskedQuestion, form: ScreenForm) -> str:
    if asked.type == "number":
        field = form.fields[asked.id]
        return "scale" if isinstance(field, NumberField) and field.is_scale else "number"
    return {"multi_select": "several", "body_map": "places", "one_by_one": "one_by_one"}.get(asked.type, "one")


def _control(bound: BoundField) -> Control:
    field: Any = bound.field
    value = bound.value()
    choices = tuple(_choices(bound, value))
    return Control(
        id=choices[0].id if choices else str(bound.id_for_label),
        name=bound.html_name,
        label=bound.label,
        value="" if value is None or isinstance(value, (list, tuple)) else str(value),
        errors=tuple(str(error) for error in bound.errors),
        groups=tuple(_grouped(choices)),
        apart=tuple(choice for choice in choices if choice.value in _APART),
        may_be_unsure=getattr(field, "may_be_unsure", False),
    )


def _choices(bound: BoundField, value: Any) -> Iterator[Choice]:
    chosen = {str(word) for word in (value if isinstance(value, (list, tuple)) else [value])}
    for place, (word, label) in enumerate(getattr(bound.field.widget, "choices", ())):
        yield Choice(f"{bound.auto_id}_{place}", str(word), label, str(word) in chosen)


def _grouped(choices: tuple[Choice, ...]) -> Iterator[tuple[Text, tuple[Choice, ...]]]:
    listed = {choice.value: choice for choice in choices if choice.value not in _APART}
    if "low_back" not in listed:
        yield "", tuple(listed.values())
        return
    for label, places in _GROUPS:
        yield label, tuple(listed.pop(place) for place in places if place in listed)
    yield _("Everywhere"), tuple(listed.values())


@dataclass(frozen=True, slots=True)
class ProgressView:
    """about: screens to come, this one included; the follow-ups that most people meet are counted in."""

    done: int
    total: int
    about: int


def progress_view(progress: Progress) -> ProgressView:
    maybe = progress.left_at_most - progress.left_at_least
    about = progress.left_at_least + maybe // 10
    return ProgressView(progress.done, progress.done + about, about)
