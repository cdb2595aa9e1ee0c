"""One case judged by all rules, on one core. Beside it: one `SELECT 1`, the least that any stored rule would cost."""

from collections.abc import Iterator
from itertools import cycle

from django.db import connection

from bench.measure import Measure, median_ms
from unknot.clinical.facts import settle
from unknot.clinical.plan import make_plan
from unknot.clinical.triage import triage
from unknot.clinical.types import Settled
from unknot.knowledge.loading import author_cases, knowledge

ROUNDS = 600
TRIAGE_MS, WITH_PLAN_MS = 0.5, 2.0


def measures() -> Iterator[Measure]:
    known, cases = knowledge(), settled_cases()
    ceiling = median_ms(select_one, ROUNDS)
    turn = cycle(cases)
    alone = median_ms(lambda: triage(next(turn), known), ROUNDS)
    yield Measure("triage", alone, "ms/case", alone / ceiling, f"<= {TRIAGE_MS} ms", alone <= TRIAGE_MS)
    whole = median_ms(lambda: judge_and_plan(next(turn)), ROUNDS)
    yield Measure("triage_and_plan", whole, "ms/case", whole / ceiling, f"<= {WITH_PLAN_MS} ms", whole <= WITH_PLAN_MS)


def settled_cases() -> list[Settled]:
    """The authors' cases, all of them, as facts."""
    told = author_cases()
    people = ({**told["base"], **case.get("set_facts", {})} for case in told["vignettes"])
    return [settle(person, knowledge(), answered=knowledge().questions) for person in people]


def judge_and_plan(case: Settled) -> None:
    make_plan(case, triage(case, knowledge()), knowledge())


def select_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
