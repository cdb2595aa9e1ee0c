"""Change between two scores against the published threshold, with its uncertainty. Never a verdict on massage."""

from datetime import date
from math import sqrt

from unknot.clinical.progress.model import CountState, scale_at
from unknot.clinical.progress.probability import Z95
from unknot.clinical.progress.types import Change, Verdict
from unknot.knowledge.outcomes import Instrument, Movement
from unknot.knowledge.types import Knowledge

Point = tuple[date, float]
_SAID: dict[Verdict, str] = {
    "improved": "That is better, by enough to matter to most people.",
    "unchanged": "That is too small a change to matter to most people.",
    "worse": "That is worse, by enough to matter to most people.",
}
_BETWEEN = "That may be a real change or may be chance. We cannot tell yet."
_NO_ERROR = "How far this score is off from day to day is not known, so read it with care."


def change_of(instrument: Instrument, before: Point, after: Point, knowledge: Knowledge) -> Change:
    """A score at two moments. Points are (day, score in points of the instrument).

    Improved or worse: at least the smallest change that matters (MCID) and at least the smallest that is beyond
    measurement error (MDC); unchanged: less than the MCID; between the two nobody can tell. Where no MDC is published,
    1.96 * sqrt(2) * SEM of the response model stands for it; without either the error is None and the sentence says so.

    >>> from unknot.knowledge.loading import knowledge
    >>> nrs = knowledge().outcomes.instruments["nrs_pain"]
    >>> change_of(nrs, (date(2026, 3, 2), 6.0), (date(2026, 4, 6), 4.0), knowledge()).verdict
    'improved'
    """
    threshold, error, basis = _limits(instrument, before[1], knowledge)
    better = instrument.sign * (before[1] - after[1])
    verdict = verdict_of(better, threshold, error)
    return Change(
        instrument=instrument.id,
        name=instrument.name,
        first_on=before[0],
        last_on=after[0],
        before=before[1],
        after=after[1],
        better=better,
        threshold=threshold,
        error=error,
        band=None if error is None else (better - error, better + error),
        verdict=verdict,
        sentence=_sentence(instrument, before[1], after[1], verdict, (threshold, error)),
        basis=basis,
        sources=tuple(dict.fromkeys((*instrument.mcid.sources, *instrument.mdc.sources))),
    )


def motion_change(movement: Movement, before: Point, after: Point) -> Change:
    """A movement at two moments, in degrees unless the movement names another unit; more is taken as better.

    Only measurement error is known here, so "improved" means a real change and not one that matters.

    >>> from unknot.knowledge.loading import knowledge
    >>> turn = knowledge().outcomes.movements["rom_cerv_rot"]
    >>> motion_change(turn, (date(2026, 3, 2), 50.0), (date(2026, 4, 6), 61.0)).verdict
    'improved'
    """
    error, better = movement.mdc_default_deg, after[1] - before[1]
    verdict: Verdict = "cannot_tell" if error is None else verdict_of(better, error, error)
    words = {"improved": "That is more, beyond what the measuring alone explains.", "worse": "That is really less."}
    name = movement.movement.capitalize()
    small = "That is within what the measuring alone explains." if error is not None else _NO_ERROR
    return Change(
        instrument=movement.id,
        name=f"{movement.joint}: {movement.movement}",
        first_on=before[0],
        last_on=after[0],
        before=before[1],
        after=after[1],
        better=better,
        threshold=error,
        error=error,
        band=None if error is None else (better - error, better + error),
        verdict=verdict,
        sentence=f"{name} went from {before[1]:g} to {after[1]:g}. {words.get(verdict, small)}",
        basis="" if error is None else f"MDC {error:g}; no threshold of importance is established",
        sources=movement.sources,
    )


def count_change(instrument: Instrument, days: tuple[date, date], state: CountState, knowledge: Knowledge) -> Change:
    """Cramps a week before care and lately. days: the first visit, and the last day of the diary.

    The verdict rests on the chances of the model and not on the two rates; `basis` has the 95 % band of their ratio.
    """
    numbers = knowledge.response.numbers
    verdict: Verdict = "cannot_tell"
    if state.p_worse >= numbers.worse_p_worse:
        verdict = "worse"
    elif state.p_resp >= numbers.responder_p_resp:
        verdict = "improved"
    elif state.p_none >= numbers.no_benefit_p_none:
        verdict = "unchanged"
    said = _SAID.get(verdict, "The counts are too few or too close. We cannot tell yet.")
    low, high = state.band
    return Change(
        instrument=instrument.id,
        name=instrument.name,
        first_on=days[0],
        last_on=days[1],
        before=state.rate_base,
        after=state.rate_now,
        better=state.rate_base - state.rate_now,
        threshold=state.rate_base * (instrument.mcid.percent or 0) / 100,
        error=None,
        band=None,
        verdict=verdict,
        sentence=f"Cramps a week went from {state.rate_base:.1f} to {state.rate_now:.1f}. {said}",
        basis=f"half as many is a response; 95 % of the ratio now to before: {low:.2f} to {high:.2f}",
        sources=tuple(dict.fromkeys((*instrument.mcid.sources, *knowledge.response.counts.sources))),
    )


def verdict_of(better: float, threshold: float | None, error: float | None) -> Verdict:
    """The verdict on points of improvement.

    >>> verdict_of(2.0, 2.0, 2.8), verdict_of(-3.0, 2.0, 2.8), verdict_of(1.0, 2.0, None)
    ('cannot_tell', 'worse', 'unchanged')
    """
    if threshold is None:
        return "cannot_tell"
    if abs(better) < threshold:
        return "unchanged"
    if error is not None and abs(better) < error:
        return "cannot_tell"
    return "improved" if better > 0 else "worse"


def _limits(instrument: Instrument, start: float, knowledge: Knowledge) -> tuple[float | None, float | None, str]:
    """Important change, detectable change, and where each comes from."""
    scale = knowledge.response.continuous.scales.get(instrument.id)
    threshold, basis = instrument.mcid.default, "no MCID is established"
    if threshold is not None:
        if instrument.id == "nrs_pain" and scale:
            threshold = scale_at(start, scale, knowledge.response.numbers.low_baseline).mcid
        basis = f"MCID {threshold:g}"
    if instrument.mdc.default is not None:
        span = (
            f" (published {instrument.mdc.range[0]:g} to {instrument.mdc.range[1]:g})" if instrument.mdc.range else ""
        )
        return threshold, instrument.mdc.default, f"{basis}; MDC {instrument.mdc.default:g}{span}"
    if scale:
        error = Z95 * sqrt(2) * scale.sem
        return threshold, error, f"{basis}; MDC {error:.1f} from an assumed SEM of {scale.sem:g}"
    return threshold, None, f"{basis}; no MDC is established"


def _sentence(
    instrument: Instrument, before: float, after: float, verdict: Verdict, limits: tuple[float | None, float | None]
) -> str:
    went = f"It went from {before:.3g} to {after:.3g} ({instrument.direction})."
    threshold, error = limits
    if threshold is None:
        return f"{went} No one has settled how much change matters here."
    said = _SAID.get(verdict, _BETWEEN)
    return f"{went} {said}" if error is not None or verdict == "unchanged" else f"{went} {said} {_NO_ERROR}"
