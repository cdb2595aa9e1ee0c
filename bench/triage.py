"""One case judged by all rules, on one core.

Beside it: the conditions of the same rules, and nothing else, evaluated on the same cases by a public rule engine. It
finds which rules fire; ours also joins limits, sorts and explains reasons, names what is open and picks advice.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from itertools import cycle

from bench.batch import batch_measures
from bench.fresh import import_measure
from bench.interview import question_measure
from bench.json_rules import JsonRules
from bench.measure import Measure, median_ms
from bench.sizes import Sizes
from unknot.clinical.facts import settle
from unknot.clinical.plan import make_plan
from unknot.clinical.plan_types import Plan
from unknot.clinical.triage import triage
from unknot.clinical.types import Settled
from unknot.knowledge.loading import author_cases, knowledge

TRIAGE_MS, WITH_PLAN_MS = 0.5, 2.0
RAISED = ("NO_POSITION", "NO_PLACE")
"""Reasons that come from joined limits, not from a rule's condition."""


def measures(sizes: Sizes) -> Iterator[Measure]:
    known, cases, rules = knowledge(), settled_cases(), JsonRules(knowledge())
    assert_same_rules_fire(cases, rules)
    print(
        f"# ratio: to panzi-json-logic {version('panzi-json-logic')} evaluating the conditions of the same "
        f"{len(rules.rules)} rules and {len(rules.derived)} derived facts; the rules that fire agree on all "
        f"{len(cases)} author cases"
    )
    data = [rules.as_data(case) for case in cases]
    theirs = in_turn(rules.fired, data, sizes)
    yield Measure("json_logic_rules", theirs, "ms/case", 1.0, "the other engine", is_met=True)
    yield at_most("triage", in_turn(lambda case: triage(case, known), cases, sizes), theirs, TRIAGE_MS)
    planned = [case for case in cases if judge_and_plan(case).made]
    yield at_most("triage_and_plan", in_turn(judge_and_plan, planned, sizes), theirs, WITH_PLAN_MS)
    yield question_measure(theirs, sizes)
    yield from batch_measures(theirs, sizes)
    yield import_measure(rules)


def assert_same_rules_fire(cases: Sequence[Settled], rules: JsonRules) -> None:
    for case in cases:
        ours = {reason.rule_id for reason in triage(case, knowledge()).reasons if reason.rule_id not in RAISED}
        theirs = set(rules.fired(rules.as_data(case)))
        assert ours == theirs, f"the engines disagree about {sorted(ours ^ theirs)}"


def in_turn[Case](act: Callable[[Case], object], cases: Sequence[Case], sizes: Sizes) -> float:
    """The median over the cases in turn, each at least once."""
    turn = cycle(cases)
    return median_ms(lambda: act(next(turn)), max(sizes.rounds, len(cases)))


def at_most(name: str, ours: float, theirs: float, bar: float) -> Measure:
    return Measure(name, ours, "ms/case", ours / theirs, f"<= {bar} ms", ours <= bar)


def settled_cases() -> list[Settled]:
    """The authors' whole cases as facts."""
    told = author_cases()
    people = ({**told["base"], **case.get("set_facts", {})} for case in told["vignettes"])
    return [settle(person, knowledge(), answered=knowledge().questions) for person in people]


def judge_and_plan(case: Settled) -> Plan:
    return make_plan(case, triage(case, knowledge()), knowledge())
