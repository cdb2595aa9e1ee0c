"""What a decision says to the person. Plain words, no promise, and no word that massage was the reason."""

from collections.abc import Iterator

from unknot.clinical.progress.dangers import AFTER_VISIT
from unknot.clinical.progress.state import State
from unknot.clinical.progress.types import Chances, Decision
from unknot.knowledge.response import Urgency

_HOW_SOON: dict[Urgency, str] = {
    "emergency now": "Call your local emergency number now.",
    "same day to 48 hours": "Get medical care today, or within 48 hours at the latest.",
    "within 2 weeks": "See a doctor within 2 weeks.",
    "routine": "Ask a doctor or a physical therapist what else could help. There is no rush.",
}
_SUMMARIES = {
    "safety": "No massage for now. There is a danger sign, and that comes first.",
    "worse": "Things are worse than at the start. We suggest that you stop this plan.",
    "after-effects": "Something that you told us after a visit needs a look. Call the clinic; no visit until then.",
    "not started": "The visits have not begun. Tell us now how things are, so that we can see what changes.",
    "checkpoint 1, no sign": "There is no sign of a change yet. Change one thing, and then we look again.",
    "checkpoint 1, unclear": "It is too early to tell. Go on as you do now until the next look.",
    "checkpoint 2, no benefit": "These visits do not seem to help you. We suggest that you stop, and not book more.",
    "checkpoint 2, unclear": "We cannot see that the visits help you. We suggest that you stop.",
    "checkpoint 3": "After this many visits there is no clear gain. We suggest that you stop and see someone else.",
    "taper complete": "You have been well with few visits. From now on come only when you need to.",
    "between checkpoints": "Go on as planned until the next look.",
}
_TO_DO = {
    "safety": ("Do not book a visit. Once a doctor has seen you, answer the safety questions again.",),
    "worse": ("Answer the safety questions again.",),
    "after-effects": (
        "Call the clinic and say what you felt after the visit.",
        "Answer the safety questions again. Do not book a visit before that.",
    ),
    "flare": (
        "Ask for one level less pressure.",
        "Make the visit 15 minutes shorter.",
        "Leave out what was done last time.",
    ),
    "responder": ("Keep up what you do at home.",),
    "checkpoint 1, no sign": (
        "Change only one thing: the technique, the pressure, the area, or add exercise with a coach.",
    ),
    "checkpoint 2, no benefit": ("Keep up what you do at home: stretch, stay active, use heat if it is safe for you.",),
    "checkpoint 2, probable": ("Keep up what you do at home.",),
    "checkpoint 2, unclear": (
        "Keep up what you do at home.",
        "If you still wish to go on: one last block of 4 visits, with a new plan.",
    ),
    "checkpoint 3": ("Keep up what you do at home: stretch, stay active, use heat if it is safe for you.",),
    "taper complete": ("For 3 months, answer one short message a month.",),
    "relapse": ("Look for what has changed at work, in sleep, or in how you train.",),
}
_WOULD_CHANGE = {
    "safety": ("A screening after the doctor's visit that allows massage.",),
    "worse": ("A screening that allows massage, and a new plan.",),
    "after-effects": ("A screening after that answer that allows massage.",),
    "flare": ("A visit without a flare ends this. A third one in a row stops the plan.",),
    "not enough data": ("The answers that are missing.",),
    "checkpoint 2, no benefit": ("A new problem is a new start. More visits for this one are not suggested.",),
    "checkpoint 2, unclear": ("A clear gain in something else that you track, such as sleep or what you can do.",),
    "checkpoint 3": ("A new problem is a new start. More visits for this one are not suggested.",),
}
_ALWAYS = "A danger sign, or two weeks in a row clearly worse than at the start, stops the visits at any time."
_AT_WORST = (
    "Is it the worst headache ever, and sudden? Or does your neck hurt and you are dizzy or see double? "
    "Or is an arm, a leg or your face weak? Then call your local emergency number now."
)
"""The referral triggers `worst_headache_or_neck_signs` and `new_weakness_or_face_droop`."""
_HUNDREDTH = 0.01
_NO_CHANCES = "We cannot put a number on it yet."


def summary(decision: Decision, state: State) -> str:
    """The decision in a sentence or two."""
    label = _label(decision.rung, state)
    if decision.rule == "not enough data":
        paused = "No new visit until we have looked at it together."
        stays = paused if decision.often == "stop" else f"Stay at: {label}."
        return f"We do not have enough answers to tell how you are doing. {stays}"
    if decision.rule == "flare":
        return f"The pain stayed up for days after your last visits. Go on more gently ({label})."
    if decision.rule == "relapse":
        if decision.rung is None:
            return "It has come back for the second time. A clinician looks at it before any more visits."
        return f"Some of the gain is lost. For up to {decision.more_visits} visits come more often: {label}."
    if decision.rule in ("responder", "checkpoint 2, probable"):
        return _doing_well(decision, label)
    return _SUMMARIES[decision.rule]


def reasons(decision: Decision, state: State) -> Iterator[str]:
    """What the decision rests on, apart from the scores."""
    for sign in state.dangers:
        yield f"Noted on {sign.on:%B} {sign.on.day}: {sign.text}."
    if state.weeks is not None:
        where = f", which is checkpoint {state.checkpoint.reached}" if state.checkpoint.due else ""
        yield f"You have had {_counted(state.checkpoint.visits, 'visit')} in {_counted(state.weeks, 'week')}{where}."
    if decision.rule == "flare":
        yield f"It happened after {_counted(state.flares, 'visit')} in a row."
    if decision.rule == "worse":
        yield from _why_worse(state)
    if state.beside.worse and decision.action == "continue":
        yield "Something else got worse meanwhile, so you do not come less often yet."


def to_do(decision: Decision, state: State) -> Iterator[str]:
    """What to do, the most urgent first."""
    if any(sign.id == AFTER_VISIT for sign in state.dangers) and decision.urgency != "emergency now":
        yield _AT_WORST
    if decision.urgency:
        yield _HOW_SOON[decision.urgency]
    yield from _TO_DO.get(decision.rule, ())
    if any(sign.urgency == "routine" for sign in state.dangers) and decision.urgency != "routine":
        yield "Talk with a doctor at your next visit there about what you reported."
    if decision.goes_on:
        yield "You can always choose fewer visits than we suggest."


def would_change(decision: Decision, needed: float | None) -> Iterator[str]:
    """What would lead to another decision. needed: next week's score that would make a response likely."""
    yield from _WOULD_CHANGE.get(decision.rule, ())
    if decision.rule == "relapse" and not decision.goes_on:
        yield "What the clinician finds."
    if not decision.goes_on:
        return
    if needed is not None:
        yield f"A score of {needed:g} for next week would make a clear gain likely."
    yield _ALWAYS


def uncertainty(chances: Chances | None) -> str:
    """How sure we are, in hundredths, and what that rests on."""
    if chances is None:
        return _NO_CHANCES
    return (
        f"Chance that you are better by enough to matter: {_percent(chances.p_resp)}. "
        f"Chance of no change that matters: {_percent(chances.p_none)}. "
        f"Chance that you are worse: {_percent(chances.p_worse)}. This rests on "
        f"{_counted(chances.readings, 'week')} of answers, and on assumptions that no clinician has signed off yet."
    )


def _doing_well(decision: Decision, label: str) -> str:
    sure = "You are clearly better" if decision.rule == "responder" else "You are probably better"
    more = "" if decision.rule == "responder" else f" After {decision.more_visits} more visits we look again."
    if decision.action == "step_down":
        return f"{sure} than at the start. You can come less often: {label}.{more}"
    return f"{sure} than at the start. Stay at: {label}.{more}"


def _why_worse(state: State) -> Iterator[str]:
    if state.pgic is not None and state.pgic >= state.numbers.much_worse_pgic:
        yield "You told us that the problem is much worse."
    if state.worse:
        yield f"Your score was clearly worse than at the start for {state.numbers.weeks_in_a_row} weeks in a row."
    if state.flares >= state.numbers.flares_to_stop:
        yield f"The pain stayed up for days after {_counted(state.flares, 'visit')} in a row."


def _label(rung: str | None, state: State) -> str:
    return state.knowledge.care.ladder[rung].label if rung else ""


def _percent(chance: float) -> str:
    return "under 1%" if chance < _HUNDREDTH else "over 99%" if chance > 1 - _HUNDREDTH else f"{chance:.0%}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
