"""What has to hold for every course of care, whatever was told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clinical.progress.people import BEGAN, PAIN, after, before, day, diary, entry, history, judged, rated
from unknot.clinical.progress.chances import chances_of
from unknot.clinical.progress.dangers import danger
from unknot.clinical.progress.diary import diary_weeks
from unknot.clinical.progress.series import series_of
from unknot.clinical.progress.state import RUNGS, STOPS
from unknot.clinical.progress.types import Course, Decision, Entry, History, Progress
from unknot.knowledge.loading import knowledge

SCORE = st.integers(0, 10)
WEEKS = st.integers(1, 13)
TRIGGERS = st.sampled_from([name for name, t in knowledge().response.triggers.items() if t.urgency in STOPS])
GRAVITY = ("step_down", "continue", "hold", "ease", "change_one_thing", "stop", "refer")
"""Decisions from good news to bad."""


@st.composite
def answers(draw: st.DrawFn, instrument: str) -> Entry:
    form = knowledge().outcomes.instruments[instrument].form
    said: dict[str, Any] = {}
    for name, spec in form.answers.items():
        if spec.range:
            said[name] = draw(st.none() | st.integers(int(spec.range[0]), int(spec.range[1])))
        elif spec.words:
            said[name] = draw(st.none() | st.sampled_from(spec.words))
        if spec.asked_when_above_zero and not said.get(spec.asked_when_above_zero):
            said[name] = None
    if all(value is None for value in said.values()):
        first, spec = next(iter(form.answers.items()))
        said[first] = spec.words[0] if spec.words else int(spec.range[0]) if spec.range else "there"
    return entry(day(draw(st.integers(-30, 100)) / 7), instrument, **said)


@st.composite
def histories(draw: st.DrawFn) -> tuple[History, Course]:
    """Any mixture of forms, visits and danger signs."""
    instruments = st.sampled_from(sorted(knowledge().outcomes.instruments))
    entries = draw(st.lists(instruments.flatmap(answers), max_size=25))
    visits = draw(st.lists(st.integers(0, 90), max_size=14))
    cleared = draw(st.none() | st.integers(0, 90))
    signs = draw(st.lists(st.tuples(TRIGGERS, st.integers(0, 90)), max_size=2))
    goal = draw(st.sampled_from(list(knowledge().response.primary)))
    start = draw(st.integers(0, 4))
    told = History(
        id="any",
        on=BEGAN + timedelta(days=draw(st.integers(0, 100))),
        visits=tuple(BEGAN + timedelta(days=n) for n in visits),
        entries=tuple(entries),
        dangers=tuple(danger(name, BEGAN + timedelta(days=n), knowledge()) for name, n in signs),
        cleared_on=None if cleared is None else BEGAN + timedelta(days=cleared),
    )
    return told, Course(goal, RUNGS[start], RUNGS[draw(st.integers(start, 4))])


def gravity(decision: Decision) -> int:
    return GRAVITY.index(decision.action) + (10 if decision.urgency in STOPS else 0)


@settings(max_examples=150, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_what_was_told_never_matters(made: tuple[History, Course], random: Any) -> None:
    told, course = made

    def shuffled[T](values: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(values, len(values)))

    other = replace(told, visits=shuffled(told.visits), entries=shuffled(told.entries), dangers=shuffled(told.dangers))
    assert judged(other, course) == judged(told, course)


@settings(max_examples=150, deadline=None)
@given(histories(), TRIGGERS)
def test_a_fresh_danger_sign_always_outranks(made: tuple[History, Course], name: str) -> None:
    told, course = made
    sign = danger(name, told.on, knowledge())
    decision = judged(replace(told, dangers=(*told.dangers, sign)), course).decision
    assert (decision.rule, decision.action, decision.rung) == ("safety", "refer", None)
    assert decision.urgency
    assert STOPS.index(decision.urgency) <= STOPS.index(sign.urgency)


@settings(max_examples=150, deadline=None)
@given(histories())
def test_a_judgement_holds_together(made: tuple[History, Course]) -> None:
    told, course = made
    result = judged(told, course)
    decision = result.decision
    assert result.summary
    assert (decision.rung is None) == (decision.often in ("stop", "refer") and decision.action != "hold")
    assert decision.rung is not None or decision.more_visits == 0
    assert decision.often != "refer" or decision.urgency
    assert RUNGS.index(decision.rung or "F5") >= RUNGS.index(course.start_rung)
    if result.chances:
        assert 0 <= result.chances.p_resp <= 1
        assert 0 <= result.chances.p_none <= 1
        assert 0 <= result.chances.p_worse <= 1


@settings(max_examples=200, deadline=None)
@given(st.data(), st.integers(1, 10), WEEKS, st.integers(1, 7))
def test_a_worse_score_never_leads_to_milder_advice(data: st.DataObject, start: int, weeks: int, rating: int) -> None:
    scores = data.draw(st.lists(SCORE, min_size=weeks, max_size=weeks))
    place = data.draw(st.integers(0, weeks - 1))
    worse = [*scores]
    worse[place] = data.draw(st.integers(scores[place], 10))

    def at(values: list[int]) -> Progress:
        return judged(history(*before(start, start), *after(values), rated(weeks, rating), weeks=weeks))

    assert gravity(at(worse).decision) >= gravity(at(scores).decision)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10), st.lists(SCORE, min_size=1, max_size=12), st.integers(1, 7), st.integers(1, 7))
def test_a_worse_rating_never_leads_to_milder_advice(start: int, scores: list[int], good: int, bad: int) -> None:
    low, high = sorted((good, bad))
    weeks = len(scores)
    told = (*before(start, start), *after(scores))
    better = judged(history(*told, rated(weeks, low), weeks=weeks)).decision
    worse = judged(history(*told, rated(weeks, high), weeks=weeks)).decision
    assert gravity(worse) >= gravity(better)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10), st.lists(SCORE, min_size=1, max_size=8), st.integers(0, 12))
def test_silence_never_raises_the_chance_of_a_response(start: int, scores: list[int], silent: int) -> None:
    weeks = len(scores)
    told = (*before(start, start), *after(scores))

    def chances(until: int) -> Any:
        made = history(*told, weeks=until, visits=(BEGAN,))
        return chances_of(made, series_of(made, knowledge().outcomes.instruments["nrs_pain"], knowledge()), knowledge())

    now, later = chances(weeks), chances(weeks + silent)
    assert later.p_resp <= now.p_resp
    assert later.p_none >= now.p_none
    assert later.p_worse >= now.p_worse


@settings(max_examples=100, deadline=None)
@given(st.lists(SCORE, max_size=2), WEEKS, st.integers(1, 12))
def test_without_a_score_since_the_start_nobody_is_called_better(baseline: list[int], weeks: int, visits: int) -> None:
    held = tuple(day(week) for week in range(visits))
    told = judged(history(*before(*baseline), rated(weeks, 1), weeks=weeks, visits=held))
    assert told.decision.action in ("continue", "hold")
    assert told.decision.rung in (None, PAIN.rung)
    assert all(change.verdict != "improved" for change in told.changes)
    assert knowledge().response.attribution not in told.honest


@settings(max_examples=100, deadline=None)
@given(st.lists(st.none() | st.integers(0, 3), min_size=7, max_size=28))
def test_a_day_that_was_not_told_never_lowers_the_count_below_what_was_told(days: list[int | None]) -> None:
    first = BEGAN + timedelta(days=1)
    weeks = len(days) // 7
    made = history(*diary(first, days[: 7 * weeks]), weeks=weeks, visits=(BEGAN,))
    for week in diary_weeks(made, knowledge()):
        told = [n for n in days[7 * (week.week - 1) : 7 * week.week] if n is not None]
        assert week.days == len(told) >= 5
        assert week.weekly_count >= sum(told)


@settings(max_examples=100, deadline=None)
@given(histories())
def test_every_source_that_is_named_is_known(made: tuple[History, Course]) -> None:
    known = {*knowledge().care.references, *(s.ref for rule in knowledge().rules for s in rule.sources)}
    assert set(judged(*made).sources) <= known


def test_non_response_never_books_more() -> None:
    for name in ("checkpoint 2, no benefit", "checkpoint 3"):
        weeks = 8 if "2" in name else 12
        told = judged(history(*before(6, 6), *after([6] * weeks), rated(weeks, 4), weeks=weeks)).decision
        assert (told.rule, told.often, told.more_visits) == (name, "refer", 0)
