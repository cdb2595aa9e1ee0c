"""What differs between two editions, printed: entries first, then the cases that would be judged otherwise."""

import sys
from typing import IO

import click
import msgspec

from unknot.clinical.cases import CaseError
from unknot.clinical.review.replay import changes, judged_otherwise
from unknot.knowledge.types import Knowledge


def print_changes(before: Knowledge, after: Knowledge) -> int:
    """Every change on a line; how many there are."""
    click.echo(click.style(f"{before.edition} -> {after.edition}", bold=True))
    found = 0
    for change in changes(before, after):
        click.echo(f"- {change}")
        found += 1
    click.echo(f"Changes in what is known: {found:,}.")
    return found


def replay_cases(cases: IO[bytes], before: Knowledge, after: Knowledge) -> tuple[int, int]:
    """Cases that differ, line by line, and how many do; how many lines could not be read. Those go to stderr."""
    lines = cases.readlines()
    judged = differ = bad = 0
    with click.progressbar(lines, label="Judging twice", file=sys.stderr) as bar:
        for number, line in enumerate(bar, start=1):
            if not line.strip():
                continue
            try:
                found = judged_otherwise(_parse(line), before, after, name=f"line {number}")
            except CaseError as error:
                bad += 1
                click.echo(f"line {number}: {error}", err=True)
                continue
            judged += 1
            if found:
                differ += 1
                click.echo(click.style(f"line {number}", bold=True))
                for what in found:
                    click.echo(f"    {what}")
    click.echo(f"{differ:,} of {judged:,} cases would be judged otherwise; lines that could not be read: {bad:,}.")
    return differ, bad


def _parse(line: bytes) -> object:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CaseError(f"not JSON: {error}") from None
