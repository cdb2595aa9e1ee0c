"""Many cases: one JSON object a line in, one result a line out. A bad line is reported and the rest goes on."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import IO

import click
import msgspec
from click._termui_impl import ProgressBar

from unknot.clinical.cases import CaseError, read_case
from unknot.clinical.results import judge, result_line
from unknot.clinical.types import Disposition
from unknot.knowledge.types import Knowledge


def run_batch(cases: IO[bytes], out: IO[bytes], knowledge: Knowledge) -> int:
    """Judge all lines; gives the exit code: 1 when any line was bad, 0 otherwise. Progress and summary go to stderr."""
    counts: Counter[str] = Counter()
    bad = 0
    encoder = msgspec.json.Encoder()
    progress: ProgressBar[int] = click.progressbar(length=_size(cases), label="Judging", file=sys.stderr)
    with progress as bar:
        for number, line in _lines(cases):
            bar.update(len(line))
            if not line.strip():
                continue
            try:
                case = read_case(_parse(line), knowledge, name=f"line {number}")
            except CaseError as error:
                bad += 1
                click.echo(f"line {number}: {error}", err=True)
                continue
            result, plan = judge(case, knowledge)
            counts[result.disposition if result.final else "not final"] += 1
            out.write(encoder.encode(result_line(case, result, plan)) + b"\n")
    out.flush()
    _summary(counts, bad)
    return 1 if bad else 0


def _parse(line: bytes) -> object:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CaseError(f"not JSON: {error}") from None


def _lines(cases: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    yield from enumerate(cases, start=1)


def _size(cases: IO[bytes]) -> int | None:
    if not cases.seekable():
        return None
    end = cases.seek(0, 2)
    cases.seek(0)
    return end


def _summary(counts: Counter[str], bad: int) -> None:
    for level in (*(d.value for d in reversed(Disposition)), "not final"):
        if counts[level]:
            click.echo(f"{level:12} {counts[level]:>8,}", err=True)
    click.echo(f"{'judged':12} {counts.total():>8,}", err=True)
    click.echo(f"{'bad lines':12} {bad:>8,}", err=True)
