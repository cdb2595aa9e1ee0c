"""How fast a score moves over more than two weeks."""

from math import sqrt
from statistics import fmean, linear_regression

from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.probability import Z95
from unknot.clinical.progress.types import Trend, Verdict
from unknot.knowledge.outcomes import Instrument
from unknot.knowledge.types import Knowledge

LEAST_READINGS = 3
_METHOD = (
    "Least squares over weeks, the mean before care at week 0. Band: 1.96 times the standard error of the slope, "
    "which is SEM / sqrt(sum of squared distances from the mean week); the SEM is the response model's. Textbook "
    "method for a straight line with known error; that a straight line fits is assumed."
)
_NO_BAND = "Least squares over weeks, the mean before care at week 0. No SEM is known, so there is no band."
_SAID: dict[Verdict, str] = {
    "improved": "Over the weeks the score is getting better.",
    "worse": "Over the weeks the score is getting worse.",
    "unchanged": "Over the weeks there is no clear trend.",
    "cannot_tell": "How far this score is off from week to week is not known, so we cannot tell a trend.",
}


def trend_of(series: Series, instrument: Instrument, knowledge: Knowledge) -> Trend | None:
    """The trend of a score, or None with fewer than three points. Improvement is above zero.

    Improved or worse when the 95 % band lies on one side of zero; cannot tell when the error of the scale is not known.
    """
    points = [(float(reading.week), reading.value) for reading in series.readings]
    if series.baseline:
        points = [(0.0, series.baseline.value), *points]
    if len(points) < LEAST_READINGS:
        return None
    weeks = [week for week, _ in points]
    slope = -instrument.sign * linear_regression(weeks, [value for _, value in points]).slope
    scale = knowledge.response.continuous.scales.get(instrument.id)
    half = Z95 * scale.sem / sqrt(sum((week - fmean(weeks)) ** 2 for week in weeks)) if scale else None
    verdict = _verdict(slope, half)
    return Trend(
        instrument=instrument.id,
        readings=len(points),
        better_per_week=slope,
        band=None if half is None else (slope - half, slope + half),
        verdict=verdict,
        sentence=_SAID[verdict],
        method=_METHOD if scale else _NO_BAND,
    )


def _verdict(slope: float, half: float | None) -> Verdict:
    if half is None:
        return "cannot_tell"
    if abs(slope) <= half:
        return "unchanged"
    return "improved" if slope > 0 else "worse"
