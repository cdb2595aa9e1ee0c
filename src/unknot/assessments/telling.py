"""A judgement as its page tells it: no rule ids, no remarks for reviewers, no suspected conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

from unknot.assessments.values import Interview, Judgement
from unknot.assessments.wording import IN_PRIVATE, Heading, heading, heading_without_plan
from unknot.clinical import private
from unknot.clinical.asking import Screen
from unknot.clinical.emergency import told_in
from unknot.clinical.noticed import noticed
from unknot.clinical.plan import make_plan
from unknot.clinical.types import AdviceItem, Disposition, Reason, Settled
from unknot.knowledge.care import FirstAid
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import EmergencyNumber, Source


@dataclass(frozen=True, slots=True)
class Told:
    """One reason: which answers it rests on, what to do, why, and where it comes from."""

    noticed: tuple[str, ...]
    tell: str
    why: str
    lift: str
    sources: tuple[str, ...]
    because_unsure: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the result page shows. about_safety: help for a person who is not safe, or hurts.

    Of somebody who is hurt or scared it names nothing: who hurts them may be looking. Help is one tap away.
    """

    heading: Heading
    disposition: Disposition
    is_emergency: bool
    number: EmergencyNumber | None
    about_safety: str
    reasons: tuple[Told, ...]
    advice: tuple[AdviceItem, ...]
    unsure: tuple[str, ...]
    dropped: tuple[str, ...]
    answered: tuple[Screen, ...]
    first_aid: tuple[FirstAid, ...]
    is_cramp_now: bool
    has_more_questions: bool
    edition: str


def page(judgement: Judgement, interview: Interview, number: EmergencyNumber | None = None) -> Page:
    """number: that of the country the person is taken to be in, if any."""
    result, facts = told_in(judgement.triage, number), knowledge().facts
    concern = str(judgement.settled.facts["safety_concern"])
    shown = private.reasons_to_tell(result, judgement.settled, knowledge())
    reasons = tuple(reasons_told(shown, result.disposition, judgement.settled))
    plan = make_plan(judgement.settled, result, knowledge())
    is_without_plan = result.bookable and not plan.made
    title = heading_without_plan(plan) if is_without_plan else heading(result, is_crisis=concern in private.CRISIS)
    return Page(
        heading=IN_PRIVATE if not shown else title,
        disposition=result.disposition,
        is_emergency=result.disposition is Disposition.EMERGENCY,
        number=number,
        about_safety="crisis" if concern in private.CRISIS else "unsafe" if concern in private.UNSAFE else "",
        reasons=reasons,
        advice=result.advice,
        unsure=tuple(facts[name].plain_question for name in result.unsure),
        dropped=tuple(facts[name].plain_question for name in result.dropped),
        answered=tuple(screen for screen in interview.answered if not any(q.private for q in screen.questions)),
        first_aid=plan.home.first_aid if plan.cramp_now else (),
        is_cramp_now=plan.cramp_now,
        has_more_questions=interview.next_screen is not None,
        edition=result.edition,
    )


def reasons_told(reasons: tuple[Reason, ...], level: Disposition, settled: Settled) -> Iterator[Told]:
    """From a doctor's visit upwards only what calls for it; below, everything that changes the session."""
    least = min(level.rank, Disposition.SEE_DOCTOR.rank) if level.rank >= Disposition.SEE_DOCTOR.rank else 2
    least = level.rank if level is Disposition.EMERGENCY else least
    rules = {rule.id: rule for rule in knowledge().rules}
    for reason in reasons:
        if reason.disposition.rank >= least:
            rule = rules.get(reason.rule_id)
            yield Told(
                noticed=noticed(rule, settled, knowledge()) if rule else (),
                tell=reason.tell,
                why=reason.why,
                lift=rule.how_to_lift if rule else "",
                sources=_cites(reason.sources),
                because_unsure=reason.because_unsure,
            )


def _cites(sources: tuple[Source, ...]) -> tuple[str, ...]:
    return tuple(source.cite for source in sources)
