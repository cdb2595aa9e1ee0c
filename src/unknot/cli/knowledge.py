"""`unknot knowledge`: check what we know, keep an edition, compare two."""

from pathlib import Path
from typing import IO

import click

from unknot.cli.knowledge_check import check_everything
from unknot.cli.knowledge_diff import print_changes, replay_cases
from unknot.clinical.engine import engine_for
from unknot.knowledge.editions import export_edition, open_edition
from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.types import Knowledge


@click.group()
def knowledge() -> None:
    """Check what Unknot knows, keep an edition of it, compare two.

    \b
    Examples:
      unknot knowledge check
      unknot knowledge export spring.zip
      unknot knowledge diff spring.zip current --replay cases.jsonl
    """


@knowledge.command()
@click.option("--pages", type=click.Path(file_okay=False, path_type=Path), help="Folder of the reference pages.")
@click.option("--write", is_flag=True, help="Write the pages instead of comparing them.")
def check(pages: Path | None, write: bool) -> None:
    """Check every file, name, source, question, rule and text; exit code 1 when anything is wrong."""
    if write and pages is None:
        raise click.UsageError("--write takes --pages.")
    try:
        raise SystemExit(check_everything(pages, write=write))
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from None


@knowledge.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write the installed edition to FILE, a zip of its YAML files."""
    try:
        edition = export_edition(file)
    except FileExistsError:
        raise click.ClickException(f"{file} is there already. Choose another name, or remove it.") from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from None
    click.echo(f"Edition {edition} is in {file}.")


@knowledge.command()
@click.argument("before")
@click.argument("after")
@click.option("--replay", type=click.File("rb"), metavar="CASES.JSONL", help="Cases to judge by both, one a line.")
def diff(before: str, after: str, replay: IO[bytes] | None) -> None:
    """Say what changed from edition BEFORE to AFTER, and which cases would be judged otherwise.

    An edition is `current`, a file of `unknot knowledge export`, a zip of `git archive`, or a folder of the YAML files.

    \b
    Examples:
      unknot knowledge export spring.zip
      unknot knowledge diff spring.zip current
      unknot knowledge diff spring.zip current --replay cases.jsonl

    Exit code 0: nothing differs. 1: something differs. 2: an edition or a line cannot be read.
    """
    try:
        old, new = (_ready(edition) for edition in (before, after))
    except ValueError as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(2) from None
    changed = print_changes(old, new)
    differ, bad = replay_cases(replay, old, new) if replay else (0, 0)
    raise SystemExit(2 if bad else int(bool(changed or differ)))


def _ready(told: str) -> Knowledge:
    """The edition, its conditions read; raises ValueError that says what cannot be."""
    edition = open_edition(told)
    engine_for(edition)
    return edition
