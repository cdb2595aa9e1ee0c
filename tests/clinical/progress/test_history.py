"""A history is read from plain values; whatever is wrong with it is said in one line that names the place."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unknot.clinical.progress.history import KEYS, HistoryError, read_history
from unknot.clinical.progress.judgement import progress
from unknot.clinical.progress.types import Check, Course
from unknot.knowledge.loading import knowledge

WHOLE: dict[str, Any] = {
    "id": "whole",
    "about": "a note for people",
    "day": "2026-03-31",
    "goal": "pain",
    "start": "F2",
    "now": "F3",
    "visits": ["2026-03-02", date(2026, 3, 9)],
    "entries": [
        {"day": "2026-03-02", "nrs_pain": 6, "pt_psfs": {"activity_1": 3, "activity_2": 4}},
        {"day": "2026-03-30", "nrs_pain": 2, "pgic": 2, "after_effects": {"sore": "none", "help": False}},
    ],
    "dangers": [{"id": "pop_bruise_or_gap", "day": "2026-03-10"}, {"id": "RF013", "day": "2026-03-11"}],
    "checks": [{"day": "2026-03-30", "rule": "responder", "rung": "F3", "p_resp": 0.9}],
    "cleared_on": "2026-03-12",
}


def read(**changes: Any) -> Any:
    return read_history({**WHOLE, **changes}, knowledge(), name="a")


def test_everything_that_is_told_arrives() -> None:
    told, course = read()
    assert course == Course("pain", "F2", "F3")
    assert (told.id, told.on, told.cleared_on) == ("whole", date(2026, 3, 31), date(2026, 3, 12))
    assert told.visits == (date(2026, 3, 2), date(2026, 3, 9))
    assert [(entry.on.day, entry.instrument) for entry in told.entries] == [
        (2, "nrs_pain"),
        (2, "pt_psfs"),
        (30, "nrs_pain"),
        (30, "pgic"),
        (30, "after_effects"),
    ]
    assert [sign.id for sign in told.dangers] == ["pop_bruise_or_gap", "RF013"]
    assert told.checks == (Check(date(2026, 3, 30), "responder", "F3", 0.9),)


def test_only_the_day_the_goal_and_the_start_are_needed() -> None:
    told, course = read_history({"day": "2026-03-31", "goal": "stress", "start": "F2"}, knowledge(), name="short")
    assert (told.id, told.visits, told.entries, course.rung) == ("short", (), (), "F2")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"day": None}, "a: a history needs 'day'"),
        ({"goal": None}, "needs 'goal'"),
        ({"goal": "cramp"}, "allowed: pain, cramps, neuro_spasm, stress; did you mean 'cramps'?"),
        ({"start": "weekly"}, "start is 'weekly'; allowed: F1, F2, F3, F4, F5"),
        ({"now": 2}, "now is 2"),
        ({"day": "31 March"}, "allowed: a day as 2026-03-02"),
        ({"day": 20260331}, "allowed: a day as 2026-03-02"),
        ({"day": True}, "allowed: a day as 2026-03-02"),
        ({"visits": "2026-03-02"}, "'visits' is a list"),
        ({"visits": ["2026-02-30"]}, "a visit is '2026-02-30'"),
        ({"visit": []}, "a history has no 'visit'; did you mean 'visits'?"),
        ({"entries": [{"nrs_pain": 6}]}, "an entry needs 'day'"),
        ({"entries": [3]}, "an entry is a mapping"),
        ({"entries": [{"day": "2026-03-02", "nrs_pian": 6}]}, "did you mean 'nrs_pain'?"),
        ({"entries": [{"day": "2026-03-02", "nrs_pain": 60}]}, "nrs_week is 60; allowed: a whole number from 0 to 10"),
        ({"entries": [{"day": "2026-03-02", "pt_psfs": 6}]}, "pt_psfs needs its answers by name; allowed: activity_1"),
        ({"entries": [{"day": "2026-03-02", "cramp_diary": 2}]}, "cramp_diary needs its answers by name"),
        ({"entries": [{"day": "2026-03-02", "nrs_pain": {1: 2}}]}, "needs its answers by name"),
        ({"entries": [{"day": "2026-03-02"}] * 20_001}, "at most 20,000 lines"),
        ({"dangers": [{"id": "hiccup", "day": "2026-03-02"}]}, "there is no danger sign 'hiccup'; allowed: chest_or"),
        ({"dangers": [{"id": "CI000", "day": "2026-03-02"}]}, "there is no danger sign 'CI000'"),
        ({"checks": [{"day": "2026-03-02", "rule": "respond", "rung": "F2"}]}, "did you mean 'responder'?"),
        ({"checks": [{"day": "2026-03-02", "rule": "responder", "rung": "F2", "p_resp": 2}]}, "from 0 to 1"),
        ({"id": "a\nb"}, "an id is one line of text"),
        ({"id": ["a"]}, "an id is one line of text"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_is_wrong_is_named_with_what_would_be_right(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(HistoryError) as error:
        read(**changes)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("raw", [None, [], "a", 3, {}, {True: 1}])
def test_what_is_no_history_is_refused(raw: object) -> None:
    with pytest.raises(HistoryError, match="a history"):
        read_history(raw, knowledge(), name="a")


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def said_of(raw: object) -> str:
    """What is said of a history: the judgement, or why it cannot be read."""
    try:
        told, course = read_history(raw, knowledge(), name="a")
    except HistoryError as error:
        return str(error)
    return progress(told, course, knowledge()).summary


@pytest.mark.parametrize("day", [date.min, date.max, date(1899, 12, 31), date(2200, 1, 1)])
def test_a_day_far_from_any_life_is_refused(day: date) -> None:
    for told in ({"day": day}, {"visits": [day]}, {"entries": [{"day": day, "pgic": 1}]}, {"cleared_on": day}):
        assert "allowed: a day as 2026-03-02, from 1900 to 2199" in said_of({**WHOLE, **told})


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), PLAIN))
def test_whatever_is_told_is_read_or_refused_and_never_breaks(raw: dict[str, Any]) -> None:
    assert said_of({**WHOLE, **raw})


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(knowledge().outcomes.instruments)), st.data())
def test_whatever_is_answered_is_scored_or_refused(instrument: str, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(knowledge().outcomes.instruments[instrument].form.answers))
    answers = data.draw(PLAIN | st.dictionaries(names, PLAIN | st.integers(-1, 11), max_size=6))
    assert said_of({**WHOLE, "entries": [{"day": "2026-03-30", instrument: answers}]})
