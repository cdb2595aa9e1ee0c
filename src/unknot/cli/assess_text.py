"""A result as a person reads it in a terminal."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from unknot.clinical.cases import Case
from unknot.clinical.explain import what_to_do
from unknot.clinical.plan_types import Plan
from unknot.clinical.types import Disposition, Triage
from unknot.knowledge.types import Knowledge

if TYPE_CHECKING:
    from unknot.bookings.values import TherapistOffer

_WIDTH = 96


def as_text(case: Case, result: Triage, plan: Plan, knowledge: Knowledge) -> str:
    """The whole result: what to do, why with sources, limits, plan, home care, advice, what is open."""
    parts = [
        *_head(case, result),
        *_reasons(result),
        *_open(result, knowledge),
        *_limits(result, knowledge),
        *_plan(plan),
        *_home(plan),
        *_advice(result),
        "",
        click.style(f"Knowledge {result.edition}. This is not a diagnosis.", dim=True),
    ]
    return "\n".join(parts)


def offers_as_text(offers: "Iterable[TherapistOffer]", plan: Plan) -> str:
    """The therapists who fit and their first free times, in the clinic's own time."""
    return "\n".join(_offers(tuple(offers), plan))


def _head(case: Case, result: Triage) -> Iterator[str]:
    level = result.disposition.value if result.final else f"{result.disposition.value} (not final)"
    yield click.style(f"{case.id}: {level}", bold=True) + f"   session: {result.session.value}"
    yield from _wrapped(what_to_do(result))


def _reasons(result: Triage) -> Iterator[str]:
    yield from _title("Why")
    for reason in result.reasons:
        unsure = " (because you were not sure)" if reason.because_unsure else ""
        yield from _item(f"{reason.name} [{reason.disposition.value}, {reason.rule_id}]{unsure}")
        yield from _wrapped(reason.why, 4)
        yield from _wrapped(reason.tell, 4)
        yield from _wrapped("; ".join(f"{s.cite} ({s.verification})" for s in reason.sources), 4, "Sources: ")


def _open(result: Triage, knowledge: Knowledge) -> Iterator[str]:
    if result.open_questions:
        yield from _title("Still open, and could change the result")
        for question in result.open_questions:
            yield from _item(f"{knowledge.questions[question].text} [{question}]")
    if result.unsure:
        yield from _title("Not sure")
        for fact in result.unsure:
            yield from _item(knowledge.facts[fact].plain_question)
    if result.dropped:
        yield from _title("Told, but does not apply, so left out")
        yield from _item(", ".join(result.dropped))


def _limits(result: Triage, knowledge: Knowledge) -> Iterator[str]:
    if result.so_far.rank >= Disposition.SEE_DOCTOR.rank:
        return
    limits = result.limits
    yield from _title("Limits")
    if limits.max_pressure is not None:
        yield from _item(f"Pressure at most {limits.max_pressure} of 5")
    for area, cap in limits.area_pressure.items():
        yield from _item(f"On {knowledge.areas[area].label}: at most {cap} of 5")
    yield from _item("Leave alone: " + ", ".join(knowledge.areas[area].label for area in limits.avoid_areas))
    excluded = [knowledge.exclusion_words[word].label for word in limits.exclude_techniques]
    yield from _item("Leave out: " + ", ".join(excluded))
    yield from _item("Position: " + ", ".join(knowledge.positions[p] for p in limits.positioning))
    for other in limits.other:
        yield from _item(other)


def _plan(plan: Plan) -> Iterator[str]:
    yield from _title("Plan")
    if not plan.made:
        yield from _wrapped(plan.no_plan_because)
        return
    for technique in plan.techniques:
        points = ", ".join(f"{p.label.lower()} {p.points:+d}" for p in technique.points)
        yield from _item(f"{technique.name} ({technique.role}, start at pressure {technique.start_pressure} of 5)")
        yield from _wrapped(technique.honest, 4)
        yield from _wrapped(f"Score {technique.score}: evidence and {points or 'nothing else'}", 4)
        yield from _wrapped(", ".join(technique.without), 4, "Without: ")
    minutes = ", ".join(f"{s.technique or 'closing'} {s.minutes}" for s in plan.segments)
    yield from _item(f"Session of {plan.session_minutes} minutes: {minutes}")
    yield from _item("Work on: " + (", ".join(a.name for a in plan.areas.work) or "nothing at plan pressure"))
    for area in plan.areas.lightly:
        yield from _item(f"Only lightly ({area.max_pressure} of 5): {area.name}. {area.why}")
    if plan.frequency:
        yield from _item(
            f"How often: {plan.frequency.label}; {plan.frequency.block} (evidence: {plan.frequency.grade})"
        )
    for line in (*plan.overruled, *plan.honest):
        yield from _item(line)
    for left_out in plan.left_out:
        yield from _item(f"Not {left_out.name}: {left_out.why}")


def _home(plan: Plan) -> Iterator[str]:
    home = plan.home
    for card in home.first_aid:
        yield from _title(f"A cramp right now: {card.area.lower()}")
        for step in card.do_now:
            yield from _item(step)
        yield from _item(f"Get help if: {card.get_help_if}")
    if home.stretches or home.heat or home.cold:
        yield from _title("At home")
    for stretch in home.stretches:
        dose = f"{stretch.repetitions} times {stretch.hold_seconds} seconds, {stretch.frequency}"
        yield from _item(f"{stretch.name}: {stretch.how} {dose} (evidence: {stretch.evidence_grade}).")
    for name, thermal in (("Heat", home.heat), ("Cold", home.cold)):
        if thermal:
            low, high = thermal.limits.minutes
            yield from _item(f"{name}: {low} to {high} minutes, for {'; '.join(thermal.use_for)}.")
            hottest = thermal.limits.do_not_exceed_c
            most = (f"never above {hottest} °C on the skin",) if hottest else ()
            yield from _wrapped("; ".join((*most, *thermal.limits.rules)), 4)
            yield from _wrapped("; ".join(thermal.must_not), 4, "Not with: ")
    for title, tips in (("Before the visit", plan.preparation), ("After the visit", plan.aftercare)):
        if tips:
            yield from _title(title)
        for tip in tips:
            yield from _item(tip.text)


def _advice(result: Triage) -> Iterator[str]:
    for item in result.advice:
        yield from _title(f"Also: {item.name} [{item.advice_id}]")
        yield from _wrapped(item.tell)
        yield from _wrapped("; ".join(item.see_doctor_if), 0, "See a doctor if: ")


def _offers(offers: "tuple[TherapistOffer, ...]", plan: Plan) -> Iterator[str]:
    yield from _title("Therapists who fit")
    if not plan.made:
        yield from _wrapped("No visit is offered: " + plan.no_plan_because)
    elif not offers:
        yield from _wrapped("Nobody who fits has free time.")
    for offer in offers:
        yield from _item(f"{offer.name}, {offer.clinic.name}, {offer.clinic.town}: {offer.service.name}")
        yield from _wrapped("; ".join(offer.reasons), 4)
        zone = ZoneInfo(offer.zone)
        starts = ", ".join(f"{start.astimezone(zone):%a %Y-%m-%d %H:%M}" for start in offer.first_starts)
        yield from _wrapped(f"{starts} ({offer.zone})", 4, "First free: ")


def _title(text: str) -> Iterator[str]:
    yield ""
    yield click.style(text, bold=True)


def _item(text: str) -> Iterator[str]:
    yield textwrap.fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _wrapped(text: str, indent: int = 0, before: str = "") -> Iterator[str]:
    if text:
        space = " " * indent
        yield textwrap.fill(before + text, _WIDTH, initial_indent=space, subsequent_indent=space)
