"""A history as a file tells it: the course, visits, forms, danger signs. See docs/reference/progress.md."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any, get_args

from unknot.clinical.progress.dangers import DangerError, danger
from unknot.clinical.progress.forms import ScoreError, make_entry
from unknot.clinical.progress.state import RUNGS
from unknot.clinical.progress.types import Check, Course, Danger, Entry, History
from unknot.clinical.values import did_you_mean
from unknot.knowledge.outcomes import Goal
from unknot.knowledge.types import Knowledge

_DAY = "day"
"""Not "on", which YAML reads as a truth."""
KEYS = ("id", "about", _DAY, "goal", "start", "now", "visits", "entries", "dangers", "checks", "cleared_on")
_NEEDED = (_DAY, "goal", "start")
_CHECK_KEYS = (_DAY, "rule", "rung", "p_resp")
_DANGER_KEYS = ("id", _DAY)
_LONGEST_ID = 200
_MOST_LINES = 20_000
_YEARS = range(1900, 2200)


class HistoryError(ValueError):
    """A history that cannot be read; the text names it and says what would be right."""


def read_history(raw: object, knowledge: Knowledge, *, name: str) -> tuple[History, Course]:
    """History and course that `raw` (plain values from JSON or YAML) tells; raises `HistoryError`.

    name: id of a history that gives none. Days are dates, or text as 2026-03-02.

    >>> from unknot.knowledge.loading import knowledge
    >>> read_history({"day": "2026-03-02", "goal": "pian", "start": "F2"}, knowledge(), name="a")
    Traceback (most recent call last):
    unknot.clinical.progress.history.HistoryError: a: goal is 'pian'; allowed: pain, ...; did you mean 'pain'?
    """
    try:
        told = _mapping("a history", raw, KEYS, _NEEDED)
        return _history(told, knowledge, name), _course(told)
    except (HistoryError, ScoreError, DangerError) as error:
        raise HistoryError(f"{name}: {error}") from None


def _history(told: Mapping[str, Any], knowledge: Knowledge, name: str) -> History:
    cleared = told.get("cleared_on")
    return History(
        id=_id(told.get("id", name)),
        on=_day(_DAY, told[_DAY]),
        visits=tuple(_day("a visit", day) for day in _list(told, "visits")),
        entries=tuple(_entries(told, knowledge)),
        dangers=tuple(_dangers(told, knowledge)),
        checks=tuple(_checks(told, knowledge)),
        cleared_on=None if cleared is None else _day("cleared_on", cleared),
    )


def _course(told: Mapping[str, Any]) -> Course:
    goals: dict[str, Goal] = {goal: goal for goal in get_args(Goal)}
    goal = goals[_word("goal", told["goal"], goals)]
    start = _word("start", told["start"], RUNGS)
    return Course(goal, start, _word("now", told.get("now", start), RUNGS))


def _entries(told: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Entry]:
    """Each line holds a day, and beside it instruments with their answers."""
    known = (*knowledge.outcomes.instruments, _DAY)
    for line in _list(told, "entries"):
        entry = _mapping("an entry", line, known, (_DAY,))
        day = _day(_DAY, entry[_DAY])
        for instrument, answers in entry.items():
            if instrument != _DAY:
                yield make_entry(day, instrument, _answers(instrument, answers, knowledge), knowledge.outcomes)


def _answers(instrument: str, answers: object, knowledge: Knowledge) -> Mapping[str, object]:
    """A bare value stands for the only answer, or for the main one."""
    if isinstance(answers, Mapping) and all(isinstance(key, str) for key in answers):
        return answers
    form = knowledge.outcomes.instruments[instrument].form
    if isinstance(answers, Mapping) or form.main not in form.answers:
        raise HistoryError(f"{instrument} needs its answers by name; allowed: {', '.join(form.answers)}")
    return {form.main: answers}


def _dangers(told: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Danger]:
    for line in _list(told, "dangers"):
        sign = _mapping("a danger", line, _DANGER_KEYS, _DANGER_KEYS)
        yield danger(str(sign["id"]), _day(_DAY, sign[_DAY]), knowledge)


def _checks(told: Mapping[str, Any], knowledge: Knowledge) -> Iterator[Check]:
    rules = [row.name for row in knowledge.response.rules]
    for line in _list(told, "checks"):
        check = _mapping("a check", line, _CHECK_KEYS, (_DAY, "rule", "rung"))
        chance = check.get("p_resp")
        if chance is not None and not (isinstance(chance, (int, float)) and 0 <= chance <= 1):
            raise HistoryError(f"p_resp is {chance!r}; allowed: a number from 0 to 1")
        rung = _word("rung", check["rung"], RUNGS)
        yield Check(_day(_DAY, check[_DAY]), _word("rule", check["rule"], rules), rung, chance)


def _mapping(what: str, raw: object, allowed: Collection[str], needed: Collection[str]) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise HistoryError(f"{what} is a mapping, not {str(raw)[:60]!r}")
    for key in raw:
        if key not in allowed:
            raise HistoryError(f"{what} has no {key!r}{did_you_mean(key, allowed)}; allowed: {', '.join(allowed)}")
    for key in needed:
        if raw.get(key) is None:
            raise HistoryError(f"{what} needs {key!r}")
    return raw


def _list(told: Mapping[str, Any], key: str) -> list[object]:
    said = told.get(key)
    if said is None:
        return []
    if not isinstance(said, list) or len(said) > _MOST_LINES:
        raise HistoryError(f"{key!r} is a list of at most {_MOST_LINES:,} lines")
    return said


def _day(what: str, said: object) -> date:
    day = said if isinstance(said, date) and not isinstance(said, datetime) else _parsed(said)
    if day is None or day.year not in _YEARS:
        years = f"from {_YEARS.start} to {_YEARS.stop - 1}"
        raise HistoryError(f"{what} is {str(said)[:60]!r}; allowed: a day as 2026-03-02, {years}")
    return day


def _parsed(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _word(what: str, said: object, allowed: Collection[str]) -> str:
    if not isinstance(said, str) or said not in allowed:
        raise HistoryError(f"{what} is {said!r}; allowed: {', '.join(allowed)}{did_you_mean(said, allowed)}")
    return said


def _id(told: object) -> str:
    text = str(told)
    if not isinstance(told, str | int | float) or not text.isprintable() or len(text) > _LONGEST_ID:
        raise HistoryError(f"an id is one line of text, at most {_LONGEST_ID} characters long")
    return text
