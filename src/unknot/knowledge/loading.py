"""Read the knowledge files, once, into frozen values. The only module that opens them.

>>> knowledge().edition.startswith("0.2.0+")
True
"""

import hashlib
from functools import cache as remember
from importlib.resources import files
from typing import Any

import yaml

from unknot.knowledge import cache
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.shaping import shape_knowledge
from unknot.knowledge.types import Knowledge

Trees = dict[str, Any]
FILES = (
    "advice.yaml",
    "anatomy.yaml",
    "claims.yaml",
    "contraindications.yaml",
    "dose.yaml",
    "facts.yaml",
    "outcomes.yaml",
    "red_flags.yaml",
    "safety_sources.yaml",
    "selfcare.yaml",
    "techniques.yaml",
)
CASES = "safety_vignettes.yaml"
_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@remember
def knowledge() -> Knowledge:
    """The knowledge of this installation. Read once per process; raises `KnowledgeError` when a file is wrong."""
    content = _read()
    digest = _digest(content)
    trees = cache.fetch(digest)
    if trees is None:
        trees = parse({name: content[name] for name in FILES})
        cache.keep(digest, trees)
    return shape_knowledge(trees, digest)


def author_cases() -> Trees:
    """The authors' own cases (`safety_vignettes.yaml`) as plain values, for checks and tests."""
    cases: Trees = parse({CASES: _read()[CASES]})[CASES]
    return cases


def parse(content: dict[str, bytes]) -> Trees:
    """File name to its YAML as plain values; raises `KnowledgeError` with file and line when it is no YAML."""
    trees: Trees = {}
    for name, text in content.items():
        try:
            trees[name] = yaml.load(text, Loader=_YamlLoader)  # noqa: S506 - a safe loader, in C where available
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f"line {mark.line + 1}" if mark else "somewhere"
            raise KnowledgeError(name, line, str(getattr(error, "problem", error))) from None
    return trees


def _read() -> dict[str, bytes]:
    folder = files("unknot.knowledge") / "data"
    return {name: (folder / name).read_bytes() for name in (*FILES, CASES)}


def _digest(content: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, text in sorted(content.items()):
        whole.update(f"{name} {len(text)}\n".encode() + text)
    return whole.hexdigest()
