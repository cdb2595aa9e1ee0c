"""With no true change most people are stopped and almost nobody is called a responder, as the authors simulated."""

import random
from collections import Counter

from clinical.progress.people import after, before, history, judged, rated
from unknot.clinical.progress.types import Check
from unknot.knowledge.loading import knowledge

PEOPLE = 400
START = 5
"""One point below the authors' start, so that severe pain, which they did not look at, does not step in."""
FAR = 0.07
"""Three standard errors of a share among so many people, and what whole scores add."""


def person(chance: random.Random, start: int) -> str:
    """The rule that ends eight weeks without any true change; whole scores, error of one point."""
    sem = knowledge().response.continuous.scales["nrs_pain"].sem

    def told() -> int:
        return min(10, max(0, round(chance.gauss(start, sem))))

    entries = (*before(told(), told()), *after(told() for _ in range(8)), rated(4, 3), rated(8, 3))
    early = judged(history(*entries, weeks=4)).decision.rule
    if early in ("worse", "responder", "safety"):
        return early
    return judged(history(*entries, weeks=8, checks=(Check(history(weeks=4).on, early, "F2"),))).decision.rule


def test_without_any_true_change_the_shares_are_those_of_the_authors() -> None:
    chance = random.Random(20261122)  # noqa: S311 - people, not secrets
    ends = Counter(person(chance, START) for _ in range(PEOPLE))
    row = next(row for row in knowledge().response.simulated.rows if row.true_improvement_mcid == 0)
    wanted = {
        "responder": row.taper_week_4 + row.taper_week_8,
        "checkpoint 2, probable": row.probable,
        "checkpoint 2, unclear": row.unclear,
        "checkpoint 2, no benefit": row.stop_no_benefit,
        "worse": row.stop_worse,
    }
    got = {rule: ends[rule] / PEOPLE for rule in wanted}
    assert not {rule: (got[rule], share) for rule, share in wanted.items() if abs(got[rule] - share) > FAR}, ends
    assert set(ends) <= {*wanted, "safety"}
