"""Check what was filled in, and turn it into scores. Nothing is guessed: a missing answer stays missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import nan

from unknot.clinical.progress.types import Entry, Value
from unknot.clinical.values import did_you_mean
from unknot.knowledge.outcomes import AnswerSpec, Form, Instrument, Outcomes

SCORE = "score"
_LONGEST_TEXT = 200


class ScoreError(ValueError):
    """A form that cannot be used; the text names instrument, day and answer, and says what would be right."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores by name, in points of the instrument. main: the one that thresholds of change are about, or None.

    alerts: answers that a person has to look at, as (answer, word).
    """

    scores: Mapping[str, float]
    main: float | None
    alerts: tuple[tuple[str, str], ...]


def make_entry(on: date, instrument: str, answers: Mapping[str, object], outcomes: Outcomes) -> Entry:
    """A form with checked answers; an answer of None is left out. Raises `ScoreError`.

    >>> from unknot.knowledge.loading import knowledge
    >>> make_entry(date(2026, 3, 2), "groc11", {"groc": 6}, knowledge().outcomes)
    Traceback (most recent call last):
    unknot.clinical.progress.forms.ScoreError: groc11 on 2026-03-02: groc is 6; allowed: a whole number from -5 to 5
    """
    if instrument not in outcomes.instruments:
        near = did_you_mean(instrument, outcomes.instruments)
        raise ScoreError(f"{on}: there is no instrument {instrument!r}{near}")
    form = outcomes.instruments[instrument].form
    where = f"{instrument} on {on}"
    told = {name: answer for name, answer in answers.items() if answer is not None}
    for name in told:
        if name not in form.answers:
            raise ScoreError(f"{where}: there is no answer {name!r}{did_you_mean(name, form.answers)}")
    if not told:
        raise ScoreError(f"{where}: nothing was answered; leave the entry out, or answer at least one question")
    checked = {name: _checked(where, name, answer, form.answers[name]) for name, answer in told.items()}
    _check_asked(where, checked, form)
    return Entry(on, instrument, checked)


def score(entry: Entry, outcomes: Outcomes) -> Scored:
    """The scores of a form as the instrument's rule says; raises `ScoreError` when answers are missing.

    >>> from unknot.knowledge.loading import knowledge
    >>> known = knowledge().outcomes
    >>> answers = {"item_1": 1, "item_2": 4, "item_3": 3, "item_4": 2}
    >>> score(make_entry(date(2026, 3, 2), "pss4", answers, known), known).main
    4.0
    """
    instrument = outcomes.instruments[entry.instrument]
    form = instrument.form
    numbers = {name: answer for name, answer in entry.answers.items() if isinstance(answer, (int, float))}
    if form.rule == "separate":
        return Scored(numbers, numbers.get(form.main), alerts_of(entry, form))
    if form.rule == "diary":
        return Scored(numbers, None, alerts_of(entry, form))
    _check_enough(entry, instrument)
    total = _total(entry, form, tuple(entry.answers))
    return Scored({SCORE: total}, total, alerts_of(entry, form))


def score_over(entry: Entry, names: tuple[str, ...], outcomes: Outcomes) -> float | None:
    """The main score over these answers alone, or None when one of them is missing.

    For scores that are means or percentages: comparing different activities would read a dropped one as improvement.
    """
    if any(name not in entry.answers for name in names):
        return None
    return _total(entry, outcomes.instruments[entry.instrument].form, names)


def alerts_of(entry: Entry, form: Form) -> tuple[tuple[str, str], ...]:
    """The answers of a form that a person has to look at."""
    found: list[tuple[str, str]] = []
    for name, words in (form.alerts or {}).items():
        said = entry.answers.get(name)
        told = said if isinstance(said, tuple) else (said,)
        found += [(name, word) for word in words if word in told]
    return tuple(found)


def _total(entry: Entry, form: Form, names: tuple[str, ...]) -> float:
    if form.rule == "count":
        return float(sum(entry.answers[name] == "yes" for name in names))
    values = [_counted(name, float(str(entry.answers[name])), form) for name in names]
    if form.rule == "sum":
        return sum(values)
    if form.rule == "mean":
        return sum(values) / len(values)
    most = sum((form.answers[name].range or (0.0, 0.0))[1] for name in names)
    return 100 * sum(values) / most


def _counted(name: str, value: float, form: Form) -> float:
    low, high = form.answers[name].range or (0.0, 0.0)
    return low + high - value if name in form.reversed else value


def _check_enough(entry: Entry, instrument: Instrument) -> None:
    form = instrument.form
    if len(entry.answers) < form.least:
        missing = ", ".join(name for name in form.answers if name not in entry.answers)
        raise ScoreError(
            f"{instrument.id} on {entry.on}: {len(entry.answers)} of {len(form.answers)} answered, at least "
            f"{form.least} are needed; ask for {missing}, or leave the form out"
        )


def _check_asked(where: str, answers: Mapping[str, Value], form: Form) -> None:
    for name in answers:
        first = form.answers[name].asked_when_above_zero
        if first and not answers.get(first):
            raise ScoreError(f"{where}: {name} is asked only when {first} is above 0; give {first} too, or drop {name}")


def _checked(where: str, name: str, answer: object, spec: AnswerSpec) -> Value:
    if spec.range is not None:
        return _number(where, name, answer, spec, spec.range)
    if spec.text:
        return _text(where, name, answer)
    if spec.several and isinstance(answer, (list, tuple)):
        return tuple(dict.fromkeys(_word(where, name, each, spec) for each in answer))
    return _word(where, name, answer, spec)


def _number(where: str, name: str, answer: object, spec: AnswerSpec, bounds: tuple[float, float]) -> float:
    low, high = bounds
    number = float(answer) if isinstance(answer, (int, float)) and not isinstance(answer, bool) else nan
    if not low <= number <= high or not (spec.decimals or number.is_integer()):
        kind = "a number" if spec.decimals else "a whole number"
        raise ScoreError(f"{where}: {name} is {answer!r}; allowed: {kind} from {low:g} to {high:g}")
    return number


def _word(where: str, name: str, answer: object, spec: AnswerSpec) -> str:
    if isinstance(answer, bool) and "yes" in spec.words:
        answer = "yes" if answer else "no"  # YAML reads a bare yes or no as a truth
    if not isinstance(answer, str) or answer not in spec.words:
        near = did_you_mean(answer, spec.words)
        raise ScoreError(f"{where}: {name} is {answer!r}; allowed: {', '.join(spec.words)}{near}")
    return answer


def _text(where: str, name: str, answer: object) -> str:
    if not isinstance(answer, str) or not answer.isprintable() or not 0 < len(answer) <= _LONGEST_TEXT:
        raise ScoreError(f"{where}: {name} is one line of text, at most {_LONGEST_TEXT} characters long")
    return answer
