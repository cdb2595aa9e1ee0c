"""Instruments and movements of `outcomes.yaml`: plain values to the frozen values of `outcomes`."""

from collections.abc import Iterator, Mapping
from typing import Any

from unknot.knowledge.convert import by_id, convert
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.outcomes import AnswerSpec, Form, Instrument, Movement, Outcomes

Trees = Mapping[str, Any]
FILE = "outcomes.yaml"
SCORE = "score"


def shape_outcomes(tree: Trees) -> Outcomes:
    """The whole file; raises `KnowledgeError` that names the instrument and what is wrong with it."""
    instruments = {entry["id"]: entry for entry in tree["instruments"]}
    if len(instruments) != len(tree["instruments"]):
        raise KnowledgeError(FILE, "instruments", "an id is used twice")
    motion = tree["range_of_motion"]
    shaped = {name: _instrument(entry) for name, entry in instruments.items()}
    return Outcomes(
        policy=tuple(tree["policy"]),
        core_set=_core_set(tree["core_set"], shaped),
        instruments=shaped,
        movements=by_id(FILE, "range_of_motion", motion["movements"], Movement),
        motion_rule=motion["general_rule"],
        motion_sources=tuple(motion["sources"]),
    )


def _core_set(entry: Any, instruments: Mapping[str, Instrument]) -> Mapping[str, tuple[str, ...]]:
    sets = convert(FILE, "core_set", entry, dict[str, tuple[str, ...]])
    for goal, names in sets.items():
        for name in names:
            if name not in instruments:
                raise KnowledgeError(FILE, f"core_set.{goal}", f"there is no instrument {name}")
    return sets


def _instrument(entry: Trees) -> Instrument:
    name = f"instruments.{entry['id']}"
    form = _whole_form(name, entry.get("form"))
    shaped = convert(FILE, name, {**entry, "form": form, "range": _ranges(entry, form["main"])}, Instrument)
    _check_names(f"{name}.form", shaped.form)
    return shaped


def _whole_form(name: str, entry: Any) -> dict[str, Any]:
    """The form with what the file may leave out: repeated answers, the main score, and the answers needed."""
    if not isinstance(entry, dict) or not isinstance(entry.get("answers"), dict):
        raise KnowledgeError(FILE, name, "has no form with answers")
    answers = dict(_answers(f"{name}.form", entry["answers"]))
    single = entry.get("rule") in ("separate", "diary")
    return {"main": "" if single else SCORE, "least": 1 if single else len(answers), **entry, "answers": answers}


def _answers(name: str, entry: Trees) -> Iterator[tuple[str, Trees]]:
    for answer, said in entry.items():
        spec = convert(FILE, f"{name}.{answer}", said, AnswerSpec)
        if (spec.range is not None) + bool(spec.words) + spec.text != 1:
            raise KnowledgeError(FILE, f"{name}.{answer}", "needs exactly one of range, words and text")
        names = [f"{answer}_{n}" for n in range(1, spec.times + 1)] if spec.times > 1 else [answer]
        yield from ((each, {**said, "times": 1}) for each in names)


def _ranges(entry: Trees, main: str) -> Trees:
    """A bare range is the main score's; a mapping names its scores; none is none."""
    said = entry.get("range")
    return {main: said} if isinstance(said, list) else said or {}


def _check_names(name: str, form: Form) -> None:
    used = {*form.reversed, *(form.alerts or {}), *([form.daily.answer] if form.daily else [])}
    used |= {spec.asked_when_above_zero for spec in form.answers.values()} - {""}
    for unknown in sorted(used - set(form.answers)):
        raise KnowledgeError(FILE, name, f"there is no answer {unknown}")
    for answer, words in (form.alerts or {}).items():
        for word in set(words) - set(form.answers[answer].words):
            raise KnowledgeError(FILE, f"{name}.alerts", f"{word} is not a word of {answer}")
    if form.least > len(form.answers):
        raise KnowledgeError(FILE, name, "least is more than there are answers")
