"""Grades, verdicts and policies are words of the scales that claims.yaml explains."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

_GRADES = ("grade", "evidence_grade", "night_cramps_grade", "evidence_grade_used")


def words_off_the_scale(trees: Mapping[str, Any]) -> Iterator[str]:
    """Grades in any file, and verdicts and policies of claims, that no scale has. trees: file name to plain values.

    >>> claims = {"grade_scale": {"low": ""}, "verdict_scale": {}, "display_policy": {}, "claims": []}
    >>> list(words_off_the_scale({"claims.yaml": claims, "dose.yaml": {"rows": [{"grade": "so-so"}]}}))
    ['dose.yaml, rows.1.grade: so-so is on no scale']
    """
    claims = trees["claims.yaml"]
    for file, tree in trees.items():
        yield from (f"{file}, {problem}" for problem in _off(tree, "", claims["grade_scale"]))
    for claim in claims["claims"]:
        for name, scale in (("verdict", "verdict_scale"), ("display_policy", "display_policy")):
            if claim[name] not in claims[scale]:
                yield f"claims.yaml, claims.{claim['id']}.{name}: {claim[name]} is on no scale"


def _off(node: Any, place: str, scale: Collection[str]) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            here = f"{place}.{name}".strip(".")
            if name in _GRADES and isinstance(value, str) and value not in scale:
                yield f"{here}: {value} is on no scale"
            yield from _off(value, here, scale)
    elif isinstance(node, list):
        for number, value in enumerate(node, start=1):
            called = value.get("id", number) if isinstance(value, dict) else number
            yield from _off(value, f"{place}.{called}", scale)
