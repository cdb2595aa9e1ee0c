"""The judgement of progress: how a person is doing, and how often to come from now on."""

from collections.abc import Mapping
from datetime import timedelta

from unknot.clinical.plan_types import Plan
from unknot.clinical.progress import findings, wording
from unknot.clinical.progress.chances import chances_of, score_for_response
from unknot.clinical.progress.checks import checkpoint_of
from unknot.clinical.progress.dangers import AFTER_VISIT, fresh_dangers
from unknot.clinical.progress.diary import diary_weeks
from unknot.clinical.progress.flares import flares_in_a_row
from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.rules import decide
from unknot.clinical.progress.secondary import beside
from unknot.clinical.progress.series import entries_of, series_of, started_on
from unknot.clinical.progress.setbacks import relapsed, relapsed_before, worse_than_start
from unknot.clinical.progress.state import State
from unknot.clinical.progress.types import Course, History, Progress
from unknot.knowledge.outcomes import Goal
from unknot.knowledge.types import Knowledge

PAIN = "nrs_pain"


def progress(history: History, course: Course, knowledge: Knowledge) -> Progress:
    """How a person is doing, and how often to come from now on, by the table of decisions in `dose.yaml`.

    history: days, forms and danger signs up to the day of judgement; their order does not matter. course: what the care
    is for and how often the person comes now. A fresh danger sign outranks all else; what is missing is never taken for
    improvement. It is about one person over time and cannot show that massage is the reason.

    >>> from datetime import date
    >>> from unknot.clinical.progress.dangers import danger
    >>> from unknot.knowledge.loading import knowledge
    >>> sign = danger("cramp_over_10_minutes", date(2026, 3, 9), knowledge())
    >>> history = History("a", date(2026, 3, 9), (date(2026, 3, 2),), (), dangers=(sign,))
    >>> judged = progress(history, Course("cramps", "F3", "F3"), knowledge())
    >>> judged.decision.often, judged.decision.urgency
    ('refer', 'same day to 48 hours')
    """
    series = {
        name: series_of(history, knowledge.outcomes.instruments[name], knowledge)
        for name in _instruments(history, course, knowledge)
    }
    main = series[knowledge.response.primary[course.goal].instruments[0]]
    state = _state(history, course, series, main, knowledge)
    decision = decide(state)
    changes = tuple(findings.changes(history, series, knowledge))
    trends = tuple(findings.trends(series, knowledge))
    return Progress(
        id=history.id,
        on=history.on,
        decision=decision,
        checkpoint=state.checkpoint.reached,
        checkpoint_due=state.checkpoint.due,
        summary=wording.summary(decision, state),
        reasons=tuple(wording.reasons(decision, state)),
        to_do=tuple(wording.to_do(decision, state)),
        uncertainty=wording.uncertainty(state.chances),
        would_change=tuple(wording.would_change(decision, score_for_response(history, main, knowledge))),
        honest=tuple(findings.honest(history, course, decision, series[PAIN], changes, knowledge)),
        dangers=state.dangers,
        chances=state.chances,
        changes=changes,
        trends=trends,
        series=tuple(one for one in series.values() if one.baseline or one.readings),
        diary=diary_weeks(history, knowledge),
        look_again_after_visits=state.checkpoint.next_visits if decision.goes_on else None,
        look_again_on=state.checkpoint.next_on if decision.goes_on else None,
        missing=tuple(findings.missing(history, state, main, knowledge)),
        set_aside=tuple(why for one in series.values() for why in one.set_aside),
        alerts=tuple(alert.text for alert in findings.alerts(history, knowledge)),
        sources=findings.sources(state, changes, knowledge),
        edition=knowledge.edition,
    )


def course_of(plan: Plan) -> Course | None:
    """The course that a plan begins; None when the plan starts no visits.

    The goal is the first of neurological spasm, cramps and stress that the plan was made for, and pain otherwise.
    """
    if plan.frequency is None:
        return None
    goals: tuple[tuple[str, Goal], ...] = (
        ("c_neuro_spasticity", "neuro_spasm"),
        ("s_recurrent_cramp", "cramps"),
        ("s_generalised_tension", "stress"),
    )
    goal: Goal = next((goal for fact, goal in goals if fact in plan.care_facts), "pain")
    return Course(goal, plan.frequency.rung, plan.frequency.rung)


def _instruments(history: History, course: Course, knowledge: Knowledge) -> list[str]:
    """What the goal measures, what was filled in, and pain, which danger signs look at."""
    wanted = (*knowledge.outcomes.core_set[course.goal], *knowledge.response.primary[course.goal].instruments, PAIN)
    told = {entry.instrument for entry in history.entries if entry.on <= history.on}
    return [name for name in knowledge.outcomes.instruments if name in wanted or name in told]


def _state(history: History, course: Course, series: Mapping[str, Series], main: Series, knowledge: Knowledge) -> State:
    began, numbers = started_on(history), knowledge.response.numbers
    primary = (series[name] for name in knowledge.response.primary[course.goal].instruments)
    return State(
        course=course,
        checkpoint=checkpoint_of(history, numbers),
        weeks=None if began is None else (history.on - began).days // 7,
        chances=chances_of(history, main, knowledge),
        pgic=_overall_change(history, knowledge),
        dangers=fresh_dangers(history, course, series[PAIN], knowledge),
        review=any(alert.instrument == AFTER_VISIT for alert in findings.alerts(history, knowledge)),
        flares=flares_in_a_row(history, knowledge),
        worse=any(worse_than_start(one, knowledge) for one in primary),
        relapsed=relapsed(history, course, main, knowledge),
        relapsed_before=relapsed_before(history, knowledge),
        beside=beside(history, course, series, knowledge),
        checks=tuple(sorted((c for c in history.checks if c.on <= history.on), key=lambda c: (c.on, c.rule, c.rung))),
        numbers=numbers,
        knowledge=knowledge,
    )


def _overall_change(history: History, knowledge: Knowledge) -> float | None:
    """The overall rating of the last weeks, 1 (very much better) to 7; the worst one when a day has several."""
    began = started_on(history)
    since = history.on - timedelta(weeks=knowledge.response.numbers.baseline_window_weeks)
    told = [(e.on, e.answers["pgic"]) for e in entries_of(history, "pgic") if began and e.on > max(began, since)]
    rated = [(on, value) for on, value in told if isinstance(value, float)]
    return max(rated)[1] if rated else None
