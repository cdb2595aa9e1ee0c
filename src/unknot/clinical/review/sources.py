"""Source keys: every one that a file cites is there, and says the same wherever it is told again."""

from collections.abc import Iterator, Mapping
from typing import Any

Trees = Mapping[str, Any]
_SAFETY = ("red_flags.yaml", "contraindications.yaml", "advice.yaml")


def unknown_sources(trees: Trees) -> Iterator[str]:
    """Keys that a file cites and no register has. trees: file name to its plain values.

    >>> list(unknown_sources({"safety_sources.yaml": {"sources": {}}, "dose.yaml": {"sources": ["X"]}}))
    ['dose.yaml, sources: there is no source X']
    """
    safety = trees["safety_sources.yaml"]["sources"]
    care = {entry["id"] for tree in trees.values() for entry in tree.get("source_registry", ())}
    for file, tree in trees.items():
        known = safety if file in _SAFETY else care
        for place, key in _cited(tree, ""):
            if key not in known:
                yield f"{file}, {place}: there is no source {key}"


def sources_told_otherwise(trees: Trees) -> Iterator[str]:
    """Rules and advice that tell a source in other words than the register does; and ids told twice in two ways."""
    safety = trees["safety_sources.yaml"]["sources"]
    for file, section in (("red_flags.yaml", "red_flags"), ("contraindications.yaml", "contraindications")):
        yield from _told_otherwise(trees[file][section], safety)
    yield from _told_otherwise(trees["advice.yaml"]["advice"], safety)
    seen: dict[str, str] = {}
    for file, tree in trees.items():
        for entry in tree.get("source_registry", ()):
            if seen.setdefault(entry["id"], entry["citation"]) != entry["citation"]:
                yield f"{file}: {entry['id']} is cited in two ways"


def wrong_counts(trees: Trees) -> Iterator[str]:
    """Numbers that a file tells of itself and that are no longer so."""
    for file, section in (
        ("red_flags.yaml", "red_flags"),
        ("contraindications.yaml", "contraindications"),
        ("advice.yaml", "advice"),
        ("safety_sources.yaml", "sources"),
    ):
        yield from _count(file, "count", trees[file]["meta"]["count"], trees[file][section])
    facts = trees["facts.yaml"]
    for name in ("facts", "derived_facts", "questions"):
        yield from _count("facts.yaml", name, facts["meta"][name], facts[name])
    yield from _count(
        "claims.yaml", "counts.total", trees["claims.yaml"]["counts"]["total"], trees["claims.yaml"]["claims"]
    )


def _cited(node: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, value in node.items():
            here = f"{place}.{name}".strip(".")
            if str(name).endswith("sources"):
                yield from _keys(value, here)
            if name != "source_registry":
                yield from _cited(value, here)
    elif isinstance(node, list):
        for number, value in enumerate(node, start=1):
            called = value.get("id", number) if isinstance(value, dict) else number
            yield from _cited(value, f"{place}.{called}")


def _keys(value: Any, place: str) -> Iterator[tuple[str, str]]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, str):
            yield place, entry
        elif isinstance(entry, dict) and "ref" in entry:
            yield place, entry["ref"]


def _told_otherwise(entries: list[dict[str, Any]], register: Mapping[str, Any]) -> Iterator[str]:
    for entry in entries:
        for source in entry["sources"]:
            said = register.get(source["ref"], source)
            for name in ("cite", "verification"):
                if source[name] != said[name]:
                    yield f"{entry['id']}: {source['ref']} has another {name} than safety_sources.yaml"


def _count(file: str, name: str, told: int, entries: Any) -> Iterator[str]:
    if told != len(entries):
        yield f"{file}: {name} says {told}, and there are {len(entries)}"
