"""How many wrong rules the cases notice: `scripts/mutate_rules.py [RULE ...]`. Prints those that nobody notices.

Every rule is made wrong in one place at a time, and judged on the authors' cases and on those in tests/clinical/cases.
Exit code 1 when fewer than 95 % of the wrong rules are noticed. See docs/reference/mutation.md.
"""

import os
import sys
from dataclasses import replace
from functools import cache
from multiprocessing import Pool
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from clinical.case_files import FileCase, differences, file_cases
from clinical.people import Vignette, vignettes
from unknot.clinical.cases import Case, read_case
from unknot.clinical.conditions import compile_text
from unknot.clinical.engine import engine_for
from unknot.clinical.results import judge
from unknot.clinical.review.mutants import Mutant, mutants
from unknot.clinical.triage import with_derived
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule

LEAST = 0.95


def main(names: list[str]) -> None:
    rules = [rule for rule in knowledge().rules if not names or rule.id in names]
    with Pool(os.cpu_count()) as pool, click.progressbar(length=len(rules), label="Rules", file=sys.stderr) as bar:
        told = []
        for rule, result in zip(rules, pool.imap(survivors, rules, chunksize=4), strict=True):
            told.append((rule.id, *result))
            bar.update(1)
    tried = sum(count for _, count, _ in told)
    left = [(rule, change) for rule, _, changes in told for change in changes]
    for rule, change in left:
        click.echo(f"{rule}  {change}")
    noticed = (tried - len(left)) / max(tried, 1)
    click.echo(f"{tried:,} wrong rules, {tried - len(left):,} noticed: {noticed:.1%} (at least {LEAST:.0%})")
    sys.exit(noticed < LEAST)


def survivors(rule: Rule) -> tuple[int, list[str]]:
    """How many mutants a rule has, and which of them nobody notices."""
    tried = list(mutants(rule))
    return len(tried), [mutant.change for mutant in tried if not noticed_by_anybody(mutant)]


def noticed_by_anybody(mutant: Mutant) -> bool:
    wrong, right = mutant.rule, rules_by_id()[mutant.rule.id]
    holds, held = compile_text(wrong.condition), compile_text(right.condition)
    if any(author_notices(person, wrong, holds(values) is True) for person, values in authors()):
        return True
    lowered = wrong.disposition != right.disposition
    others = tuple(wrong if rule.id == wrong.id else rule for rule in knowledge().rules)
    worse = replace(knowledge(), rules=others)
    return any(
        differences(file_case.expected, *judge(case, worse))
        for file_case, case, values in files()
        if holds(values) is not held(values) or (lowered and holds(values) is True)
    )


def author_notices(person: Vignette, wrong: Rule, fires: bool) -> bool:
    """Whether tests/clinical/test_triage.py would: it compares the rules that fired, and the level they give."""
    if fires != (wrong.id in person.fired):
        return True
    if not fires or person.expected == "NOT_FINAL":
        return False
    levels = {name: rule.disposition for name, rule in rules_by_id().items()} | {wrong.id: wrong.disposition}
    fired = [levels[name] for name in person.fired if name in levels]
    return len(fired) == len(person.fired) and max(Disposition(level).rank for level in fired) != (
        Disposition(person.expected).rank
    )


@cache
def rules_by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in knowledge().rules}


@cache
def authors() -> list[tuple[Vignette, dict[str, object]]]:
    return [(person, values_of(read_case(person.case, knowledge(), name=person.name))) for person in vignettes()]


@cache
def files() -> list[tuple[FileCase, Case, dict[str, object]]]:
    cases = [(case, read_case(case.case, knowledge(), name=case.it)) for case in file_cases()]
    return [(file_case, case, values_of(case)) for file_case, case in cases]


def values_of(case: Case) -> dict[str, object]:
    return with_derived(case.settled.facts, engine_for(knowledge()))


if __name__ == "__main__":
    main(sys.argv[1:])
