"""The cases in `cases/*.yaml`, which a clinician can write and review.

A file is a mapping: `about` (what its cases share, in words), `everybody` (what each of them starts from: `facts` with
`answered`, or `answers`) and `cases`. A case says in `it` what is found, tells its person in `facts` or `answers` (and
`answered`, `not_answered`, `not_sure`, as in docs/reference/assessment-cases.md), and expects:

route      CLEAR, CAUTION, CLEARANCE, SEE_DOCTOR, URGENT, EMERGENCY, or ASK when the answers are not enough; or `book`
           (a visit may be booked and a plan is made) or `block` (a doctor, today's care or an ambulance first)
session    allowed, modified, postponed, consent_needed, blocked_until_cleared, blocked
rules      rules that must be among those that fired; `not_rules`: rules that must not be
advice     advice that must be shown; `not_advice`: advice that must not be
plan       made, none
because    why the author expects this, with the source where the rule does not say it; not read
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from unknot.clinical.cases import read_case
from unknot.clinical.plan_types import Plan
from unknot.clinical.results import judge
from unknot.clinical.types import Disposition, Triage
from unknot.knowledge.types import Knowledge

FOLDER = Path(__file__).parent / "cases"
TOLD = ("facts", "answers", "answered", "not_answered", "not_sure")
EXPECTED = ("route", "session", "rules", "not_rules", "advice", "not_advice", "plan")
WORDS = ("it", "because")


@dataclass(frozen=True)
class FileCase:
    """One case of a file: what a case file would say, and what its author expects."""

    file: str
    it: str
    case: Mapping[str, Any]
    expected: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.file}: {self.it}"


def file_cases(pattern: str = "*.yaml") -> list[FileCase]:
    """The cases of all files, or of those whose name fits the pattern."""
    return [case for path in sorted(FOLDER.glob(pattern)) for case in _cases_of(path)]


def judged(case: FileCase, knowledge: Knowledge) -> tuple[Triage, Plan]:
    return judge(read_case(case.case, knowledge, name=case.it), knowledge)


def differences(expected: Mapping[str, Any], result: Triage, plan: Plan) -> dict[str, str]:
    """What the author expected and did not get, in words; empty when all is as expected."""
    fired = [reason.rule_id for reason in result.reasons]
    advised = [item.advice_id for item in result.advice]
    found: dict[str, str] = {}
    if not _goes(expected["route"], result, plan):
        found["route"] = (
            f"{expected['route']}, but it is {_route(result)}, session {result.session}, because of {fired}"
        )
    for key, got in (("session", result.session.value), ("plan", "made" if plan.made else "none")):
        if expected.get(key, got) != got:
            found[key] = f"{expected[key]}, but it is {got}"
    for key, names in (("rules", fired), ("advice", advised)):
        if missing := [name for name in expected.get(key, ()) if name not in names]:
            found[key] = f"{missing}, but there are {names}"
        if extra := [name for name in expected.get(f"not_{key}", ()) if name in names]:
            found[f"not_{key}"] = f"no {extra}, but there are {names}"
    return found


def _goes(route: str, result: Triage, plan: Plan) -> bool:
    if route == "book":
        return result.bookable and plan.made
    if route == "block":
        return result.final and result.disposition.rank >= Disposition.SEE_DOCTOR.rank and not plan.made
    return route == _route(result)


def _route(result: Triage) -> str:
    return result.disposition.value if result.final else "ASK"


def _cases_of(path: Path) -> Iterator[FileCase]:
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    everybody = whole.get("everybody", {})
    for raw in whole["cases"]:
        if unread := set(raw) - {*TOLD, *EXPECTED, *WORDS}:
            raise ValueError(f"{path.name}: {raw.get('it')}: nobody reads {sorted(unread)}")
        told = {key: raw[key] for key in TOLD if key in raw}
        yield FileCase(
            file=path.name,
            it=raw["it"],
            case={"id": raw["it"], **_upon(everybody, told)},
            expected={key: raw[key] for key in EXPECTED if key in raw},
        )


def _upon(everybody: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """What the case tells, upon what everybody of the file has told."""
    joined = {kind: {**everybody[kind], **told.get(kind, {})} for kind in ("facts", "answers") if kind in everybody}
    return {**everybody, **told, **joined}
