"""Read a case from a file or from standard input, as YAML (which JSON is a part of)."""

from pathlib import Path

import click
import yaml

from unknot.clinical.cases import Case, CaseError, read_case
from unknot.knowledge.types import Knowledge

MOST_BYTES = 1_000_000
_DASH = Path("-")


def read_one(file: Path, knowledge: Knowledge) -> Case:
    """The case of a file; raises `CaseError` for whatever is wrong with it."""
    raw = read_plain(file, "a case")
    try:
        return read_case(raw, knowledge, name=name_of(file, "case"))
    except CaseError as error:
        raise CaseError(f"{_told_as(file)}: {error}") from None


def read_plain(file: Path, what: str) -> object:
    """What a file holds, as plain values; raises `CaseError`. what: the content in words, for the error."""
    name = _told_as(file)
    with click.open_file(str(file), "rb") as stream:
        text = stream.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise CaseError(f"{name}: {what} is at most {MOST_BYTES:,} bytes long")
    return _parse(text, name)


def name_of(file: Path, otherwise: str) -> str:
    """The file's name without its ending; standard input has none."""
    return otherwise if file == _DASH else file.stem


def _told_as(file: Path) -> str:
    return "standard input" if file == _DASH else str(file)


def _parse(text: bytes, name: str) -> object:
    try:
        return yaml.load(text.decode("utf-8"), Loader=_CaseLoader)  # noqa: S506 - built on the safe loader
    except UnicodeDecodeError as error:
        raise CaseError(f"{name}: not UTF-8 text (byte {error.start})") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise CaseError(f"{name}{where}: {getattr(error, 'problem', None) or first_line(error)}") from None
    except (RecursionError, ValueError) as error:
        raise CaseError(f"{name}: cannot be read: {error}") from None


def first_line(error: yaml.YAMLError) -> str:
    """Without the lines that point into the text, which may be binary."""
    return str(error).split("\n", 1)[0]


class _CaseLoader(yaml.SafeLoader):
    """Refuses aliases, which can grow without end, and a key that is said twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not allowed here", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a name is said twice", node.start_mark)
        return mapping
