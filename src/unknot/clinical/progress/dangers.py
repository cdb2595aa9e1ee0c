"""Danger signs: those that were told, those that the scores show, and those of a screening."""

from collections.abc import Iterator
from datetime import date

from unknot.clinical.progress.diary import DIARY, woken_nights
from unknot.clinical.progress.forms import alerts_of
from unknot.clinical.progress.measures import Series
from unknot.clinical.progress.series import entries_of
from unknot.clinical.progress.types import Course, Danger, History
from unknot.clinical.types import Disposition, Triage
from unknot.knowledge.response import Urgency
from unknot.knowledge.types import Knowledge

URGENCIES: tuple[Urgency, ...] = ("emergency now", "same day to 48 hours", "within 2 weeks", "routine")
_BY_LEVEL: dict[str, Urgency] = {
    Disposition.EMERGENCY: "emergency now",
    Disposition.URGENT: "same day to 48 hours",
    Disposition.SEE_DOCTOR: "within 2 weeks",
}

AFTER_VISIT = "after_effects"
"""The form about a visit, and the id of a danger sign that it tells."""
_TO_BE_SEEN = {
    ("bruise", "numbness"): "numbness",
    ("bruise", "dizziness"): "dizziness",
    ("bruise", "headache"): "headache",
    ("help", "yes"): "medical help needed",
}
"""Answers after a visit that somebody has to see as soon as numbness that spreads."""


class DangerError(ValueError):
    """A danger sign that the knowledge does not have."""


def danger(name: str, on: date, knowledge: Knowledge) -> Danger:
    """A danger sign by the id of a referral trigger, or of a rule that sends to a doctor; raises `DangerError`.

    >>> from unknot.knowledge.loading import knowledge
    >>> danger("cramp_over_10_minutes", date(2026, 3, 2), knowledge()).urgency
    'same day to 48 hours'
    """
    trigger = knowledge.response.triggers.get(name)
    if trigger:
        return Danger(trigger.id, on, trigger.text, trigger.urgency, trigger.sources)
    rule = next((rule for rule in knowledge.rules if rule.id == name and rule.disposition in _BY_LEVEL), None)
    if rule is None:
        raise DangerError(f"there is no danger sign {name!r}; allowed: {', '.join(knowledge.response.triggers)}")
    return Danger(rule.id, on, rule.name, _BY_LEVEL[rule.disposition], tuple(source.ref for source in rule.sources))


def dangers_of_triage(triage: Triage, on: date) -> tuple[Danger, ...]:
    """The danger signs that a screening found: every reason that sends to a doctor."""
    found = (reason for reason in triage.reasons if reason.disposition in _BY_LEVEL)
    return tuple(
        Danger(r.rule_id, on, r.name, _BY_LEVEL[r.disposition], tuple(s.ref for s in r.sources)) for r in found
    )


def fresh_dangers(history: History, course: Course, pain: Series, knowledge: Knowledge) -> tuple[Danger, ...]:
    """All danger signs that no screening has cleared since, the most urgent first. pain: the series of `nrs_pain`."""
    told = [sign for sign in history.dangers if sign.on <= history.on]
    seen = [danger(name, day, knowledge) for name, day in _seen(history, course, pain, knowledge)]
    found = (*seen, *_after_visits(history, knowledge), *told)
    fresh = {(sign.id, sign.on, sign.text): sign for sign in found if is_fresh(sign.on, history)}
    return tuple(sorted(fresh.values(), key=lambda sign: (URGENCIES.index(sign.urgency), sign.on, sign.id)))


def _after_visits(history: History, knowledge: Knowledge) -> Iterator[Danger]:
    """As urgent as the numbness of the referral triggers; a headache or dizziness may be more, which the words say."""
    like, form = knowledge.response.triggers["new_numbness_spreading"], knowledge.outcomes.instruments[AFTER_VISIT].form
    for entry in entries_of(history, AFTER_VISIT):
        for told in alerts_of(entry, form):
            if told in _TO_BE_SEEN:
                text = f"{_TO_BE_SEEN[told]} after a visit"
                yield Danger(AFTER_VISIT, entry.on, text, like.urgency, like.sources)


def is_fresh(day: date, history: History) -> bool:
    """A sign of the very day of a screening may have come after it, so it counts."""
    return history.cleared_on is None or history.cleared_on > history.on or day >= history.cleared_on


def _seen(history: History, course: Course, pain: Series, knowledge: Knowledge) -> Iterator[tuple[str, date]]:
    for entry in entries_of(history, DIARY):
        if entry.answers.get("duration_s") == "over_10_min":
            yield "cramp_over_10_minutes", entry.on
    if woken := _woken_most_nights(history, course, knowledge.response.numbers.most_nights):
        yield "cramps_wake_most_nights", woken
    if severe := _severe_pain(history, pain, knowledge):
        yield "severe_pain_despite_care", severe


def _woken_most_nights(history: History, course: Course, most: int) -> date | None:
    """By the diary's last seven days; for those who come because of cramps or spasm also by the sleep form."""
    if woken_nights(history, 7) >= most:
        return history.on
    recent = [entry for entry in entries_of(history, "sleep_nrs") if (history.on - entry.on).days < 7]
    nights = recent[-1].answers.get("nights_woken") if recent and course.goal in ("cramps", "neuro_spasm") else None
    return recent[-1].on if isinstance(nights, float) and nights >= most else None


def _severe_pain(history: History, pain: Series, knowledge: Knowledge) -> date | None:
    """The latest weeks of care, all at or above the limit, over more than the allowed weeks; screened ones left out."""
    numbers = knowledge.response.numbers
    run = []
    for reading in reversed(pain.readings):
        if reading.value < numbers.severe_pain or not is_fresh(reading.on, history):
            break
        run.append(reading)
    long = bool(run) and run[0].week - run[-1].week >= numbers.severe_pain_weeks
    return run[0].on if long else None
