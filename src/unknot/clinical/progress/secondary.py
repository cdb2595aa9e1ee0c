"""What is measured beside the main score. It may hold back a step down, or turn unclear into probable; no more."""

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.types import Course, History
from unknot.knowledge.types import Knowledge

_ANCHORS = ("pgic",)


@dataclass(frozen=True, slots=True)
class Beside:
    """Instruments that moved by one important change or more, for better and for worse."""

    better: tuple[str, ...]
    worse: tuple[str, ...]


def secondary_instruments(course: Course, knowledge: Knowledge) -> tuple[str, ...]:
    """The instruments of the goal without the one that drives the model and without the overall rating.

    >>> from unknot.knowledge.loading import knowledge
    >>> secondary_instruments(Course("pain", "F2", "F2"), knowledge())
    ('pt_psfs',)
    """
    main = knowledge.response.primary[course.goal].instruments[0]
    return tuple(name for name in knowledge.outcomes.core_set[course.goal] if name not in (main, *_ANCHORS))


def beside(history: History, course: Course, series: Mapping[str, Series], knowledge: Knowledge) -> Beside:
    """What moved beside the main score: the last reading against the mean before care, in important changes.

    A reading older than the weeks that count as "no data" is not looked at.
    """
    moved = {name: _moved(history, series[name], knowledge) for name in secondary_instruments(course, knowledge)}
    return Beside(
        better=tuple(name for name, by in moved.items() if by is not None and by >= 1),
        worse=tuple(name for name, by in moved.items() if by is not None and by <= -1),
    )


def _moved(history: History, series: Series, knowledge: Knowledge) -> float | None:
    instrument = knowledge.outcomes.instruments[series.instrument]
    if series.baseline is None or not series.readings or not instrument.mcid.default:
        return None
    last = series.readings[-1]
    if (history.on - last.on).days > 7 * knowledge.response.numbers.baseline_window_weeks:
        return None
    return instrument.sign * (series.baseline.value - last.value) / instrument.mcid.default
