"""The response model fed from the history of one person."""

from datetime import date

from unknot.clinical.progress.diary import DIARY, windows
from unknot.clinical.progress.measures import Reading, Series
from unknot.clinical.progress.model import CountState, ScoreState, count_response, scale_at, score_response
from unknot.clinical.progress.series import gaps, started_on
from unknot.clinical.progress.types import Chances, History
from unknot.knowledge.types import Knowledge


def chances_of(history: History, series: Series, knowledge: Knowledge) -> Chances | None:
    """Chances from the main score or from the diary; None while there is no baseline or no reading since."""
    began = started_on(history)
    if began is None:
        return None
    if series.instrument == DIARY:
        return _from_counts(history, knowledge)
    if series.baseline is None or not series.readings:
        return None
    return _from_scores(history, began, series, knowledge)


def count_state(history: History, knowledge: Knowledge) -> CountState | None:
    """The model for counts; None while either window is too short."""
    model = knowledge.response.counts
    before, since = windows(history, knowledge)
    if min(before.answered, since.answered) < model.min_window_weeks:
        return None
    return count_response((before.cramps, before.weeks), (since.cramps, since.weeks), model)


def _from_counts(history: History, knowledge: Knowledge) -> Chances | None:
    state = count_state(history, knowledge)
    before, since = windows(history, knowledge)
    if state is None or since.last_on is None:
        return None
    return Chances(
        instrument=DIARY,
        p_resp=state.p_resp,
        p_none=state.p_none,
        p_worse=state.p_worse,
        readings=since.answered,
        last_on=since.last_on,
        stale_weeks=_weeks_since(since.last_on, history),
        detail={
            "cramps_before": before.cramps,
            "weeks_before": before.weeks,
            "cramps_now": since.cramps,
            "weeks_now": since.weeks,
            "ratio_low": state.band[0],
            "ratio_high": state.band[1],
            "p_some": state.p_some,
        },
    )


def _from_scores(history: History, began: date, series: Series, knowledge: Knowledge) -> Chances | None:
    model = knowledge.response.continuous
    scale, baseline = model.scales[series.instrument], series.baseline
    if baseline is None:
        return None
    if series.instrument == "nrs_pain":
        scale = scale_at(baseline.value, scale, knowledge.response.numbers.low_baseline)
    completed = (history.on - began).days // 7
    heard = score_response(baseline.value, baseline.n, gaps(series, 0), scale, model)
    now = score_response(baseline.value, baseline.n, gaps(series, completed), scale, model)
    last_on = series.readings[-1].on
    return Chances(
        instrument=series.instrument,
        p_resp=min(heard.p_resp, now.p_resp),
        p_none=max(heard.p_none, now.p_none),
        p_worse=max(heard.p_worse, now.p_worse),
        readings=len(series.readings),
        last_on=last_on,
        stale_weeks=_weeks_since(last_on, history),
        detail=_detail(now, baseline.value, baseline.n, scale.mcid, scale.sem),
    )


def _detail(state: ScoreState, baseline: float, n: int, mcid: float, sem: float) -> dict[str, float]:
    return {"baseline": baseline, "n_baseline": n, "mcid": mcid, "sem": sem, "s": state.s, "m": state.m, "sd": state.sd}


def _weeks_since(day: date, history: History) -> int:
    return (history.on - day).days // 7


def score_for_response(history: History, series: Series, knowledge: Knowledge) -> float | None:
    """The least good whole score for next week that would make a response likely; None when there is none.

    Only for scores from 0 to 10 that the model knows, and only while a response is not likely already.
    """
    began, likely = started_on(history), knowledge.response.numbers.responder_p_resp
    now = chances_of(history, series, knowledge) if series.baseline else None
    if now is None or began is None or now.p_resp >= likely:
        return None
    sign = knowledge.outcomes.instruments[series.instrument].sign
    week = max((history.on - began).days // 7, series.readings[-1].week) + 1
    for value in sorted(range(11), reverse=sign > 0):
        reading = Reading(week, history.on, float(value))
        told = Series(series.instrument, series.baseline, (*series.readings, reading))
        after = _from_scores(history, began, told, knowledge)
        if after and after.p_resp >= likely:
            return float(value)
    return None
