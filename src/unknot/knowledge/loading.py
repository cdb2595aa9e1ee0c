"""Read the knowledge files, once, into frozen values. The only module that opens them.

>>> knowledge().edition.startswith("0.2.0+")
True
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache as remember
from importlib.resources import files
from typing import Any

import yaml

from unknot.knowledge import cache
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.files import SCHEMAS, check_files
from unknot.knowledge.lines import line_of
from unknot.knowledge.shaping import shape_knowledge
from unknot.knowledge.types import Knowledge

Content = Mapping[str, bytes]
Trees = dict[str, Any]
CASES = "safety_vignettes.yaml"
FILES = tuple(sorted(set(SCHEMAS) - {CASES}))


@remember
def knowledge() -> Knowledge:
    """The knowledge of this installation. Read once per process; raises `KnowledgeError` when a file is wrong."""
    content = installed_files()
    digest = digest_of(content)
    kept = cache.fetch(digest)
    if kept is not None:
        return shape_knowledge(kept, digest)
    with _lines_told(content):
        trees = _checked(content)
        shaped = shape_knowledge(trees, digest)
    cache.keep(digest, {name: trees[name] for name in FILES})
    return shaped


def read_edition(content: Content) -> Knowledge:
    """The knowledge in these files (name to text), checked whole; raises `KnowledgeError` with file, line and entry."""
    with _lines_told(content):
        return shape_knowledge(_checked(content), digest_of(content))


def _checked(content: Content) -> Trees:
    trees = parse(content)
    check_files(trees)
    return trees


def author_cases() -> Trees:
    """The authors' own cases (`safety_vignettes.yaml`) as plain values, for checks and tests."""
    cases: Trees = parse({CASES: installed_files()[CASES]})[CASES]
    return cases


def installed_files() -> dict[str, bytes]:
    """The text of every knowledge file of this installation, by name."""
    folder = files("unknot.knowledge") / "data"
    return {name: (folder / name).read_bytes() for name in (*FILES, CASES)}


def parse(content: Content) -> Trees:
    """File name to its YAML as plain values; raises `KnowledgeError` with file and line when it is no YAML."""
    trees: Trees = {}
    for name, text in content.items():
        try:
            trees[name] = yaml.load(text, Loader=_Loader)  # noqa: S506 - built on a safe loader
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = str(getattr(error, "problem", None) or error)
            remedy = "Mend the text there, or just above."
            raise KnowledgeError(name, "", problem, remedy=remedy, line=mark.line + 1 if mark else None) from None
    return trees


def digest_of(content: Content) -> str:
    """A hex hash of all names and texts; the edition ends with its first twelve digits."""
    whole = hashlib.sha256()
    for name, text in sorted(content.items()):
        whole.update(f"{name} {len(text)}\n".encode() + text)
    return whole.hexdigest()


@contextmanager
def _lines_told(content: Content) -> Iterator[None]:
    """Errors that do not know their line are given it: it is looked up only then."""
    try:
        yield
    except KnowledgeError as error:
        if error.line is None and error.file in content:
            raise error.on_line(line_of(content[error.file], error.entry, error.field)) from None
        raise


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses a name that is said twice in one place, of which YAML would keep the last and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"{key.value} is said twice", key.start_mark)
                seen.add(key.value)
        return mapping
