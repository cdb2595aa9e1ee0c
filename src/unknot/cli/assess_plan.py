"""A plan as a person reads it in a terminal."""

from collections.abc import Iterable, Iterator

from unknot.cli.assess_lines import item, title, wrapped
from unknot.clinical.plan_types import HomeCare, Plan
from unknot.knowledge.care import GRADES, Honest, Step, Thermal


def plan_lines(plan: Plan) -> Iterator[str]:
    yield from title("Plan")
    if not plan.made:
        yield from wrapped(plan.no_plan_because)
        return
    for line in plan.now:
        yield from item(line)
    yield from _techniques(plan)
    yield from _session(plan)
    yield from _course(plan)
    yield from title("What massage can do")
    yield from _honest(plan.honest)


def home_lines(plan: Plan) -> Iterator[str]:
    yield from _first_aid(plan.home)
    yield from _at_home(plan.home)
    yield from _steps("What may feed it", plan.home.contributors)
    yield from _steps("What else helps", plan.home.other_care)
    for heading, tips in (("Before the visit", plan.preparation), ("After the visit", plan.aftercare)):
        if tips:
            yield from title(heading)
        for tip in tips:
            yield from item(f"{tip.text}. {tip.why}")


def _techniques(plan: Plan) -> Iterator[str]:
    for technique in plan.techniques:
        points = ", ".join(f"{p.label.lower()} {p.points:+d}" for p in technique.points)
        yield from item(f"{technique.name} ({technique.role}, start at pressure {technique.start_pressure} of 5)")
        yield from wrapped(" ".join(evidence.sentence for evidence in technique.evidence), 4)
        yield from wrapped(f"Score {technique.score}: evidence and {points or 'nothing else'}", 4)
        yield from wrapped(", ".join(technique.without), 4, "Without: ")
    for left_out in plan.left_out:
        yield from item(f"Not {left_out.name}: {left_out.why}")


def _session(plan: Plan) -> Iterator[str]:
    because = f" ({', '.join(plan.pressure_because)})" if plan.pressure_because else ""
    yield from item(f"Pressure at most {plan.max_pressure} of 5{because}")
    names = {technique.id: technique.name for technique in plan.techniques}
    minutes = ", ".join(f"{names.get(s.technique or '', s.technique or 'closing')} {s.minutes}" for s in plan.segments)
    yield from item(f"Session of {plan.session_minutes} minutes: {minutes}")
    yield from item("Work on: " + (", ".join(a.name for a in plan.areas.work) or "nothing at plan pressure"))
    for area in plan.areas.lightly:
        yield from item(f"Only lightly ({area.max_pressure} of 5): {area.name}. {area.why}")
    for area in (*plan.areas.work, *plan.areas.lightly):
        for mind in area.mind:
            yield from wrapped(f"{mind.name}: {mind.rule}", 4)
    for line in plan.overruled:
        yield from item(line)


def _course(plan: Plan) -> Iterator[str]:
    if plan.frequency:
        grade = GRADES[plan.frequency.grade]
        yield from item(f"How often: {plan.frequency.label}; {plan.frequency.block} (evidence: {grade})")
        yield from wrapped(plan.frequency.because, 4)
    yield from title("When to look again, and when to stop")
    for point in plan.checkpoints:
        yield from item(point.tell)
    yield from _honest(plan.stop_rules)


def _honest(lines: Iterable[Honest]) -> Iterator[str]:
    for line in lines:
        yield from item(f"{line.text} (evidence: {GRADES[line.grade]})")


def _first_aid(home: HomeCare) -> Iterator[str]:
    for card in home.first_aid:
        yield from title(f"A cramp right now: {card.area.lower()}")
        for step in card.do_now:
            yield from item(step)
        yield from item(f"Get help if: {card.get_help_if}")


def _at_home(home: HomeCare) -> Iterator[str]:
    if home.stretches or home.heat or home.cold:
        yield from title("At home")
    for stretch in home.stretches:
        dose = f"{stretch.repetitions} times {stretch.hold_seconds} seconds, {stretch.frequency}"
        yield from item(f"{stretch.name}: {stretch.how} {dose} (evidence: {GRADES[stretch.evidence_grade]}).")
    if home.stretch_dose:
        yield from wrapped(f"{home.stretch_dose.general} {home.stretch_dose.ceiling}", 2)
    for name, thermal in (("Heat", home.heat), ("Cold", home.cold)):
        if thermal:
            yield from _thermal(name, thermal)


def _steps(heading: str, steps: tuple[Step, ...]) -> Iterator[str]:
    if steps:
        yield from title(heading)
    for step in steps:
        yield from item(f"{step.name}: {step.do}")
        yield from wrapped(f"{step.honest.text} (evidence: {GRADES[step.honest.grade]})", 4)


def _thermal(name: str, thermal: Thermal) -> Iterator[str]:
    low, high = thermal.limits.minutes
    yield from item(f"{name}: {low} to {high} minutes, for {'; '.join(thermal.use_for)}.")
    hottest = thermal.limits.do_not_exceed_c
    most = (f"never above {hottest} °C on the skin",) if hottest else ()
    yield from wrapped("; ".join((*most, *thermal.limits.rules)), 4)
    yield from wrapped("; ".join(thermal.must_not), 4, "Not with: ")
