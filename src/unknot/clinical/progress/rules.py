"""The table of decisions of `dose.yaml`, row by row.

Two rows are not in the table: too little data never changes the frequency, and after-effects that somebody has to look
at hold the next visit. These and a flare do not end the search: a later row that stops or pauses visits outranks them.
"""

from collections.abc import Callable, Sequence
from math import ceil

from unknot.clinical.progress.state import OFTEN, RUNGS, STOPS, State
from unknot.clinical.progress.types import Action, Decision, Often
from unknot.knowledge.response import Urgency

Rule = Callable[[State], Decision | None]


def decide(state: State) -> Decision:
    """The decision: danger first, then getting worse, then the rest of the table in its order."""
    return _first(_ALWAYS, state) or _with_interim(state)


def _with_interim(state: State) -> Decision:
    later = _first(_LATER, state) or _between(state)
    interim = _first(_INTERIM, state)
    return later if interim is None or not later.goes_on else interim


def _first(rules: Sequence[Rule], state: State) -> Decision | None:
    return next((decision for rule in rules if (decision := rule(state))), None)


def _safety(state: State) -> Decision | None:
    urgent = [sign.urgency for sign in state.dangers if sign.urgency in STOPS]
    return _decision(state, "safety", "refer", None, urgency=urgent[0]) if urgent else None


def _worse(state: State) -> Decision | None:
    likely = state.chances is not None and state.chances.p_worse >= state.numbers.worse_p_worse
    told = state.pgic is not None and state.pgic >= state.numbers.much_worse_pgic
    if likely or told or state.worse or state.flares >= state.numbers.flares_to_stop:
        return _decision(state, "worse", "refer", None, urgency="within 2 weeks")
    return None


def _review(state: State) -> Decision | None:
    return _decision(state, "after-effects", "hold", state.course.rung, paused=True) if state.review else None


def _flare(state: State) -> Decision | None:
    return _decision(state, "flare", "ease", _rung(state)) if state.flares >= state.numbers.flares_to_ease else None


def _not_started(state: State) -> Decision | None:
    return _decision(state, "not started", "continue", _rung(state)) if state.weeks is None else None


def _no_data(state: State) -> Decision | None:
    if not _lacks(state):
        return None
    last = state.checkpoint.due and state.checkpoint.reached == len(state.numbers.checkpoint_visits)
    return _decision(state, "not enough data", "hold", _rung(state), paused=last)


def _lacks(state: State) -> bool:
    limit = state.numbers.no_data_weeks
    if state.chances is None:
        return state.checkpoint.due or (state.weeks or 0) >= limit
    unasked = state.checkpoint.due and state.pgic is None and _likely(state)
    return state.chances.stale_weeks >= limit or unasked


def _responder(state: State) -> Decision | None:
    agreed = state.pgic is not None and state.pgic <= state.numbers.responder_pgic
    if not (state.checkpoint.due and _likely(state) and agreed) or _tapered(state):
        return None
    at_the_end = state.course.rung in RUNGS[-2:]
    return _step_down(state, "responder", stay=at_the_end)


def _no_sign(state: State) -> Decision | None:
    if not (_due(state, 1) and _nothing(state)):
        return None
    most = state.numbers.block_visits
    return _decision(state, "checkpoint 1, no sign", "change_one_thing", _rung(state), more=most)


def _unclear_early(state: State) -> Decision | None:
    return _decision(state, "checkpoint 1, unclear", "continue", _rung(state)) if _due(state, 1) else None


def _no_benefit(state: State) -> Decision | None:
    if _due(state, 2) and _nothing(state):
        return _decision(state, "checkpoint 2, no benefit", "stop", None, urgency="routine")
    return None


def _probable(state: State) -> Decision | None:
    """Also for a likely response that the overall rating does not agree with, and for an unclear one with a gain."""
    p_resp = state.chances.p_resp if state.chances else 0.0
    if not _due(state, 2) or (p_resp < state.numbers.probable_p_resp and not state.beside.better):
        return None
    return _step_down(state, "checkpoint 2, probable", more=state.numbers.block_visits)


def _unclear(state: State) -> Decision | None:
    return _decision(state, "checkpoint 2, unclear", "stop", None) if _due(state, 2) else None


def _last_checkpoint(state: State) -> Decision | None:
    if not _due(state, 3) or _tapered(state):
        return None
    return _decision(state, "checkpoint 3", "stop", None, urgency="routine")


def _taper_complete(state: State) -> Decision | None:
    return _step_down(state, "taper complete") if _tapered(state) else None


def _relapse(state: State) -> Decision | None:
    if not state.relapsed:
        return None
    if state.relapsed_before:
        return _decision(state, "relapse", "stop", None, urgency="routine")
    up = RUNGS[max(RUNGS.index(state.course.rung) - 1, RUNGS.index(state.course.start_rung))]
    return _decision(state, "relapse", "step_up", up, more=state.numbers.block_visits)


def _between(state: State) -> Decision:
    return _decision(state, "between checkpoints", "continue", _rung(state))


_ALWAYS: tuple[Rule, ...] = (_safety, _worse)
_INTERIM: tuple[Rule, ...] = (_review, _flare)
_LATER: tuple[Rule, ...] = (
    _not_started,
    _no_data,
    _responder,
    _no_sign,
    _unclear_early,
    _no_benefit,
    _probable,
    _unclear,
    _last_checkpoint,
    _taper_complete,
    _relapse,
)


def _due(state: State, checkpoint: int) -> bool:
    return state.checkpoint.due and state.checkpoint.reached == checkpoint


def _likely(state: State) -> bool:
    return state.chances is not None and state.chances.p_resp >= state.numbers.responder_p_resp


def _nothing(state: State) -> bool:
    return state.chances is not None and state.chances.p_none >= state.numbers.no_benefit_p_none


def _tapered(state: State) -> bool:
    """A check is due at F4, the one before was made at F4 too, and both show a likely response."""
    fourth = RUNGS[3]
    if not (state.checkpoint.due and state.course.rung == fourth and _likely(state) and state.checks):
        return False
    held = [state.course.start_rung, *(check.rung for check in state.checks)]
    before = state.checks[-1].p_resp or 0.0
    return held[-1] == held[-2] == fourth and before >= state.numbers.responder_p_resp


def _step_down(state: State, rule: str, *, stay: bool = False, more: int | None = None) -> Decision:
    if stay or state.beside.worse:
        return _decision(state, rule, "continue", _rung(state), more=more)
    lower = RUNGS[min(RUNGS.index(state.course.rung) + 1, len(RUNGS) - 1)]
    return _decision(state, rule, "step_down", lower, more=more)


def _rung(state: State) -> str:
    """The rung as it is; twice weekly ends after the weeks that it is meant for."""
    over = (state.weeks or 0) >= state.numbers.twice_weekly_weeks
    return RUNGS[1] if over and state.course.rung == RUNGS[0] else state.course.rung


def _decision(
    state: State,
    rule: str,
    action: Action,
    rung: str | None,
    *,
    urgency: Urgency | None = None,
    more: int | None = None,
    paused: bool = False,
) -> Decision:
    row = next((row for row in state.knowledge.response.rules if row.name == rule), None)
    often: Often = OFTEN[rung] if rung else "refer" if urgency else "stop"
    return Decision(
        rule=rule,
        order=row.order if row else None,
        action=action,
        often="stop" if paused else often,
        rung=rung,
        more_visits=0 if paused or rung is None else _until_next_look(state, rung) if more is None else more,
        urgency=urgency,
        then=row.then if row else "",
    )


def _until_next_look(state: State, rung: str) -> int:
    """Visits at this rhythm until the next checkpoint, which weeks alone may bring too."""
    look, per_week = state.checkpoint, state.knowledge.care.ladder[rung].per_week
    left = max(0, look.next_visits - look.visits)
    if look.weeks_left is None or not per_week:
        return left
    return max(0, min(left, ceil(per_week * look.weeks_left)))
