"""All rules on one person: the most severe decides, the limits of all of them join, what is open is named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from unknot.clinical.answers import answers_to_facts
from unknot.clinical.clearance import Clearance, lift
from unknot.clinical.engine import Engine, ReadyRule, engine_for
from unknot.clinical.feasible import obstacles
from unknot.clinical.limits import join_limits
from unknot.clinical.open_facts import open_above
from unknot.clinical.types import AdviceItem, Answers, Disposition, Reason, SessionState, Settled, Triage
from unknot.knowledge.types import Advice, Knowledge, Rule

_DOCTOR: Final = Disposition.SEE_DOCTOR.rank
_SOONEST: Final = ("now", "within_hours", "same_day", "within_48h", "within_1_week", "within_2_weeks", None)


def triage(
    told: Settled | Answers, knowledge: Knowledge, *, clearances: Sequence[Clearance] = (), on: date | None = None
) -> Triage:
    """What to do, why, within which limits, and what is still open.

    told: settled facts, or answers (question id to answer), which are settled first; raises `AnswerError` then.
    clearances: written yeses of a provider, of any age; on: the day to judge for, without which none of them counts.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.knowledge.loading import knowledge
    >>> result = triage(settle({"chest_pain_now": True}, knowledge()), knowledge())
    >>> result.disposition.value, result.final, result.reasons[0].rule_id
    ('EMERGENCY', True, 'RF001')
    """
    engine = engine_for(knowledge)
    settled = told if isinstance(told, Settled) else answers_to_facts(told, knowledge)
    values = with_derived(settled.facts, engine)
    fired, unsettled = _run_rules(engine, values)
    fired, lifted = lift(fired, clearances, on, settled) if on and clearances else (fired, ())
    reasons = _reasons(fired, settled, engine)
    limits = join_limits([ready.rule.modifications for ready in fired], engine)
    session = max((reason.session for reason in reasons), key=lambda state: state.rank)
    if reasons[0].disposition.rank < Disposition.CLEARANCE.rank:
        raised = obstacles((ready.rule for ready in fired), settled.facts["regions"], knowledge)
        reasons = (*raised, *reasons)
        session = max((reason.session for reason in reasons), key=lambda state: state.rank)
    so_far = reasons[0].disposition
    open_questions = _open_questions(engine, so_far, unsettled, settled, values)
    final = not open_questions
    cannot_tell = not final and so_far.rank < _DOCTOR
    return Triage(
        disposition=Disposition.SEE_DOCTOR if cannot_tell else so_far,
        so_far=so_far,
        session=SessionState.BLOCKED if cannot_tell else session,
        urgency=reasons[0].urgency,
        final=final,
        reasons=reasons,
        limits=limits,
        advice=_advice(engine, values) if so_far.rank < _DOCTOR else (),
        open_questions=open_questions,
        unsure=settled.unsure,
        dropped=settled.dropped,
        edition=knowledge.edition,
        lifted=lifted,
    )


def with_derived(facts: Mapping[str, Any], engine: Engine) -> dict[str, Any]:
    """The facts and, beside them, all derived facts; a count over unknown facts is a `range`."""
    values = dict(facts)
    for name, compute in engine.derived:
        values[name] = compute(values)
    return values


def _run_rules(engine: Engine, values: Mapping[str, Any]) -> tuple[list[ReadyRule], list[ReadyRule]]:
    fired, unsettled = [], []
    for ready in engine.rules:
        truth = ready.holds(values)
        if truth is True:
            fired.append(ready)
        elif truth is None:
            unsettled.append(ready)
    return fired, unsettled


def _reasons(fired: Iterable[ReadyRule], settled: Settled, engine: Engine) -> tuple[Reason, ...]:
    """Most severe first; within one level the shortest urgency first."""
    certain = None
    if settled.unsure:
        certain = with_derived({**settled.facts, **dict.fromkeys(settled.unsure)}, engine)
    reasons = [_reason(r.rule, certain is not None and r.holds(certain) is not True) for r in fired]
    return tuple(sorted(reasons, key=lambda r: (-r.disposition.rank, _SOONEST.index(r.urgency))))


def _reason(rule: Rule, because_unsure: bool) -> Reason:
    return Reason(
        rule_id=rule.id,
        name=rule.name,
        disposition=Disposition(rule.disposition),
        session=SessionState(rule.session),
        urgency=rule.urgency,
        why=rule.why,
        tell=rule.what_to_tell_user,
        sources=rule.sources,
        because_unsure=because_unsure,
    )


def _open_questions(
    engine: Engine,
    so_far: Disposition,
    unsettled: Iterable[ReadyRule],
    settled: Settled,
    values: Mapping[str, Any],
) -> tuple[str, ...]:
    facts = engine.knowledge.facts
    if so_far.rank < _DOCTOR:
        rests_on = {name for ready in unsettled if ready.rank > so_far.rank for name in ready.facts}
        found = {facts[name].question for name in rests_on if settled.facts[name] is None}
        found |= engine.core.intersection(settled.unanswered)
    else:
        found = {facts[name].question for name in open_above(so_far, values, engine)}
    return tuple(sorted(found, key=engine.order.__getitem__))


def _advice(engine: Engine, values: Mapping[str, Any]) -> tuple[AdviceItem, ...]:
    return tuple(_advice_item(item) for item, holds in engine.advice if holds(values) is True)


def _advice_item(item: Advice) -> AdviceItem:
    return AdviceItem(
        advice_id=item.id,
        name=item.name,
        timing=item.timing,
        review=item.review,
        why=item.why,
        tell=item.what_to_tell_user,
        see_doctor_if=item.see_doctor_if,
        sources=item.sources,
    )
