"""A result as a person reads it in a terminal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from unknot.cli.assess_lines import item, title, wrapped
from unknot.cli.assess_plan import home_lines, plan_lines
from unknot.clinical.cases import Case
from unknot.clinical.emergency import told_in, with_number
from unknot.clinical.no_plan import first_words
from unknot.clinical.noticed import noticed
from unknot.clinical.plan_types import Plan
from unknot.clinical.types import Disposition, Triage
from unknot.knowledge.types import EmergencyNumber, Knowledge

if TYPE_CHECKING:
    from unknot.bookings.values import TherapistOffer

_IN_PRIVATE = (
    "See a doctor or nurse before any massage. Please hold off on massage for now. "
    "You can talk to a doctor or nurse alone, today."
)


def as_text(case: Case, result: Triage, plan: Plan, knowledge: Knowledge, number: EmergencyNumber | None = None) -> str:
    """The whole result: what to do, why with sources, limits, plan, home care, advice, what is open.

    number: that of the person's country, if it was told. A result without reasons keeps what was told in private.
    """
    result = told_in(result, number)
    parts = [
        *_head(case, result, plan, number),
        *_reasons(case, result, knowledge),
        *_open(result, knowledge),
        *_limits(result, plan, knowledge),
        *plan_lines(plan),
        *home_lines(plan),
        *_advice(result),
        "",
        click.style(f"Knowledge {result.edition}. This is not a diagnosis.", dim=True),
    ]
    return "\n".join(parts)


def offers_as_text(offers: "Iterable[TherapistOffer]", plan: Plan) -> str:
    """The therapists who fit and their first free times, in the clinic's own time."""
    return "\n".join(_offers(tuple(offers), plan))


def _head(case: Case, result: Triage, plan: Plan, number: EmergencyNumber | None) -> Iterator[str]:
    if not result.reasons:
        yield from wrapped(_IN_PRIVATE)
        return
    level = result.disposition.value if result.final else f"{result.disposition.value} (not final)"
    yield click.style(f"{case.id}: {level}", bold=True) + f"   session: {result.session.value}"
    yield from wrapped(with_number(first_words(result, plan), number))


def _reasons(case: Case, result: Triage, knowledge: Knowledge) -> Iterator[str]:
    if not result.reasons:
        return
    rules = {rule.id: rule for rule in knowledge.rules}
    yield from title("Why")
    for reason in result.reasons:
        unsure = " (because you were not sure)" if reason.because_unsure else ""
        yield from item(f"{reason.name} [{reason.disposition.value}, {reason.rule_id}]{unsure}")
        rule = rules.get(reason.rule_id)
        told = noticed(rule, case.settled, knowledge) if rule else ()
        yield from wrapped("; ".join(told), 4, "You told us: ")
        yield from wrapped(reason.tell, 4)
        yield from wrapped(reason.why, 4)
        yield from wrapped(rule.how_to_lift if rule else "", 4, "What is needed: ")
        yield from wrapped("; ".join(f"{s.cite} ({s.verification})" for s in reason.sources), 4, "Sources: ")


def _open(result: Triage, knowledge: Knowledge) -> Iterator[str]:
    if result.open_questions:
        yield from title("Still open, and could change the result")
        for question in result.open_questions:
            yield from item(f"{knowledge.questions[question].text} [{question}]")
    if result.unsure:
        yield from title("Not sure")
        for fact in result.unsure:
            yield from item(knowledge.facts[fact].plain_question)
    if result.dropped:
        yield from title("Told, but does not apply, so left out")
        yield from item(", ".join(result.dropped))


def _limits(result: Triage, plan: Plan, knowledge: Knowledge) -> Iterator[str]:
    if result.so_far.rank >= Disposition.SEE_DOCTOR.rank:
        return
    limits = result.limits
    yield from title("Limits")
    if limits.max_pressure is not None and not plan.made:
        yield from item(f"Pressure at most {limits.max_pressure} of 5")
    for area, cap in limits.area_pressure.items():
        yield from item(f"On {knowledge.areas[area].label}: at most {cap} of 5")
    yield from item("Leave alone: " + ", ".join(knowledge.areas[area].label for area in limits.avoid_areas))
    excluded = [knowledge.exclusion_words[word].label for word in limits.exclude_techniques]
    yield from item("Leave out: " + ", ".join(excluded))
    yield from item("Position: " + ", ".join(knowledge.positions[p] for p in limits.positioning))
    for other in limits.other:
        yield from item(other)


def _advice(result: Triage) -> Iterator[str]:
    for advice in result.advice:
        yield from title(f"Also: {advice.name} [{advice.advice_id}]")
        yield from wrapped(advice.tell)
        yield from wrapped("; ".join(advice.see_doctor_if), 0, "See a doctor if: ")


def _offers(offers: "tuple[TherapistOffer, ...]", plan: Plan) -> Iterator[str]:
    yield from title("Therapists who fit")
    if not plan.made:
        yield from wrapped("No visit is offered: " + plan.no_plan_because)
    elif not offers:
        yield from wrapped("Nobody who fits has free time.")
    for offer in offers:
        yield from item(f"{offer.name}, {offer.clinic.name}, {offer.clinic.town}: {offer.service.name}")
        yield from wrapped("; ".join(offer.reasons), 4)
        zone = ZoneInfo(offer.zone)
        starts = ", ".join(f"{start.astimezone(zone):%a %Y-%m-%d %H:%M}" for start in offer.first_starts)
        yield from wrapped(f"{starts} ({offer.zone})", 4, "First free: ")
