"""Many cases: one JSON object a line in, one result a line out. A bad line is reported and the rest goes on."""

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import IO

import click
import msgspec
from click._termui_impl import ProgressBar

from unknot.cli.batch_lines import Line, in_parts, lines_of, parsed
from unknot.clinical.cases import CaseError, read_case
from unknot.clinical.results import judge, result_line
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge

NOT_FINAL = "not final"
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Judged:
    """What became of some lines: results in their order, how many came to which level, and what was wrong."""

    size: int
    results: bytearray = field(default_factory=bytearray)
    levels: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)


def run_batch(cases: IO[bytes], out: IO[bytes], *, jobs: int) -> int:
    """Judge all lines; gives the exit code: 1 when any line was bad, 0 otherwise. Progress and summary go to stderr.

    jobs: processes that judge, each on a core of its own; results keep the order of the cases.
    """
    levels: Counter[str] = Counter()
    bad = 0
    progress: ProgressBar[int] = click.progressbar(length=_size(cases), label="Judging", file=sys.stderr)
    with progress as bar:
        for judged in _judged(in_parts(lines_of(cases)), jobs):
            out.write(judged.results)
            levels += judged.levels
            bad += len(judged.bad)
            for complaint in judged.bad:
                click.echo(_over_the_bar(complaint), err=True)
            bar.update(judged.size)
    out.flush()
    _summary(levels, bad)
    return 1 if bad else 0


def _over_the_bar(complaint: str) -> str:
    """In a terminal the bar stands on the line that is written on."""
    return f"\r\x1b[K{complaint}" if sys.stderr.isatty() else complaint


def _judged(parts: Iterable[list[Line]], jobs: int) -> Iterator[Judged]:
    if jobs == 1:
        yield from map(judge_lines, parts)
        return
    with ProcessPoolExecutor(jobs) as pool:
        under_way: deque[Future[Judged]] = deque()
        for part in parts:
            under_way.append(pool.submit(judge_lines, part))
            if len(under_way) > 2 * jobs:  # enough to keep all busy, and no more than that in memory
                yield under_way.popleft().result()
        for future in under_way:
            yield future.result()


def judge_lines(lines: list[Line]) -> Judged:
    """Judge each line on its own; what cannot be read is named with its line and reason."""
    judged = Judged(size=sum(line.size for line in lines))
    for line in lines:
        if line.text.strip():
            try:
                _judge(line, judged)
            except CaseError as error:
                judged.bad.append(f"line {line.number}: {error}")
    return judged


def _judge(line: Line, judged: Judged) -> None:
    case = read_case(parsed(line), knowledge(), name=f"line {line.number}")
    result, plan = judge(case, knowledge())
    judged.results += _encode(result_line(case, result, plan)) + b"\n"
    judged.levels[result.disposition.value if result.final else NOT_FINAL] += 1


def _size(cases: IO[bytes]) -> int | None:
    if not cases.seekable():
        return None
    end = cases.seek(0, 2)
    cases.seek(0)
    return end


def _summary(levels: Counter[str], bad: int) -> None:
    judged = levels.total()
    click.echo(f"{'result':12} {'cases':>9}  {'share':>6}", err=True)
    for level in (*(d.value for d in reversed(Disposition)), NOT_FINAL):
        if levels[level]:
            click.echo(f"{level:12} {levels[level]:>9,}  {levels[level] / judged:>6.1%}", err=True)
    click.echo(f"{'judged':12} {judged:>9,}", err=True)
    click.echo(f"{'bad lines':12} {bad:>9,}", err=True)
