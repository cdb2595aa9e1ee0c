"""The response model of `dose.yaml`: how likely it is that a person is better, the same or worse.

It looks at one person over time. It cannot show that massage is the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from unknot.clinical.progress.probability import beta_cdf, beta_quantile, phi
from unknot.knowledge.response import ContinuousModel, CountModel, LowBaseline, Scale


@dataclass(frozen=True, slots=True)
class ScoreState:
    """After the last reading. s: what it shows; m, sd: the improvement in important changes, above zero for better."""

    s: float
    m: float
    sd: float
    p_resp: float
    p_none: float
    p_worse: float


@dataclass(frozen=True, slots=True)
class CountState:
    """Rates a week; band: 95 % of the ratio now to before. p_some: chance of a quarter fewer."""

    rate_base: float
    rate_now: float
    band: tuple[float, float]
    p_resp: float
    p_some: float
    p_none: float
    p_worse: float


def score_response(
    baseline: float,
    n_baseline: int,
    readings: Iterable[tuple[float, float | None]],
    scale: Scale,
    model: ContinuousModel,
) -> ScoreState:
    """Chances from scores. readings: (weeks since the last, score), oldest first; None is a silent stretch.

    baseline: mean of `n_baseline` (1 or more) readings, in points. Formulas: `response_model.continuous`.

    >>> from unknot.knowledge.loading import knowledge
    >>> model = knowledge().response.continuous
    >>> state = score_response(6, 2, [(1, 5), (1, 5), (1, 4), (1, 4)], model.scales["nrs_pain"], model)
    >>> round(state.m, 3), round(state.p_resp, 3)
    (0.875, 0.401)
    """
    if n_baseline < 1:
        raise ValueError("needs at least one baseline reading")
    noise = (scale.sem / scale.mcid) ** 2
    s, m, spread = 0.0, model.m0, model.p0
    for weeks, value in readings:
        spread += model.q**2 * weeks
        if value is not None:
            s = max(-model.clip, min(model.clip, scale.direction * (baseline - value) / scale.mcid))
            gain = spread / (spread + noise)
            m, spread = m + gain * (s - m), (1 - gain) * spread
    sd = sqrt(spread + noise / n_baseline)
    return ScoreState(s, m, sd, 1 - phi((1 - m) / sd), phi((0.5 - m) / sd), phi((-0.5 - m) / sd))


def scale_at(baseline: float, scale: Scale, low: LowBaseline | None) -> Scale:
    """The scale for a person who starts here: with little pain, a smaller change matters.

    >>> scale_at(2.0, Scale(mcid=2.0, sem=1.0), LowBaseline(3.0, 0.3, 1.0)).mcid
    1.0
    """
    if low is None or baseline > low.at_most:
        return scale
    return Scale(max(low.least_mcid, low.fraction * baseline), scale.sem, scale.direction, scale.note)


def count_response(base: tuple[int, float], follow: tuple[int, float], model: CountModel) -> CountState:
    """Chances from a diary. base, follow: (cramps, weeks counted, above 0). Formulas: `response_model.counts`.

    >>> from unknot.knowledge.loading import knowledge
    >>> state = count_response((12, 4), (4, 4), knowledge().response.counts)
    >>> round(state.p_resp, 3), round(state.p_some, 3), round(state.p_worse, 3)
    (0.677, 0.846, 0.04)
    """
    if base[1] <= 0 or follow[1] <= 0:
        raise ValueError("needs weeks that were counted, before and after")
    a1, b1 = model.a0 + follow[0] / model.phi, model.b0_weeks + follow[1] / model.phi
    a2, b2 = model.a0 + base[0] / model.phi, model.b0_weeks + base[1] / model.phi

    def at_most(ratio: float) -> float:
        return beta_cdf(b1 * ratio / (b1 * ratio + b2), a1, a2)

    def ratio_at(chance: float) -> float:
        x = beta_quantile(chance, a1, a2)
        return x * b2 / (b1 * (1 - x))

    some = at_most(0.75)
    return CountState(
        rate_base=base[0] / base[1],
        rate_now=follow[0] / follow[1],
        band=(ratio_at(0.025), ratio_at(0.975)),
        p_resp=at_most(0.5),
        p_some=some,
        p_none=1 - some,
        p_worse=1 - at_most(1.25),
    )
