"""The lines of a batch, a few at a time, and never more of one than a case may be long."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from unknot.cli.assess_input import MOST_BYTES
from unknot.clinical.cases import CaseError

_MOST_LINES = 250


@dataclass(frozen=True, slots=True)
class Line:
    """number: from 1. text: up to one byte more than a case may have. size: bytes of the whole line in the file."""

    number: int
    text: bytes
    size: int


def lines_of(cases: IO[bytes]) -> Iterator[Line]:
    """All lines, empty ones too. What is too long is read over and not kept."""
    number = 0
    while text := cases.readline(MOST_BYTES + 1):
        number += 1
        size, part = len(text), text
        while len(part) > MOST_BYTES and not part.endswith(b"\n"):
            part = cases.readline(MOST_BYTES + 1)
            size += len(part)
        yield Line(number, text, size)


def in_parts(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in their order, in parts that are small in number and in bytes."""
    part: list[Line] = []
    weight = 0
    for line in lines:
        part.append(line)
        weight += len(line.text)
        if len(part) == _MOST_LINES or weight > MOST_BYTES:
            yield part
            part, weight = [], 0
    if part:
        yield part


def parsed(line: Line) -> object:
    """The plain values of a line; raises `CaseError` for whatever is no JSON, is too long, or says a name twice."""
    if len(line.text) > MOST_BYTES:
        raise CaseError(f"a case is at most {MOST_BYTES:,} bytes long")
    try:
        return json.loads(line.text.decode("utf-8-sig"), object_pairs_hook=_each_name_once)
    except json.JSONDecodeError as error:
        raise CaseError(f"not JSON: {error.msg} (character {error.pos + 1})") from None
    except (ValueError, RecursionError) as error:
        raise CaseError(f"not JSON: {error}") from None


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name is said twice")
    return told
