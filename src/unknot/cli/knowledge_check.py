"""The report of `unknot knowledge check`: one line for each check, below it what is wrong."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from unknot.cli.knowledge_texts import product_texts
from unknot.clinical.review.checks import Checked, Edition, all_checks
from unknot.clinical.review.names import unknown_in_conditions
from unknot.clinical.review.pages import pages as made_pages
from unknot.clinical.review.people import Base
from unknot.clinical.review.witness import Witness, find_witnesses
from unknot.knowledge.loading import CASES, installed_files, parse, read_edition
from unknot.knowledge.types import Knowledge


def check_everything(folder: Path | None, *, write: bool) -> int:
    """Run all checks, compare or write the pages in `folder`; the exit code. Raises `KnowledgeError` for the schema."""
    content = installed_files()
    known = read_edition(content)
    trees = parse(content)
    base = trees[CASES]["base"]
    click.echo(f"Edition {known.edition}: {len(content)} files follow their schemas.")
    if unknown := tuple(unknown_in_conditions(known)):
        _told(Checked("Facts and values in conditions are known", len(known.facts), unknown))
        return 1
    witnesses = _searched(known, base)
    edition = Edition(known, trees, base, witnesses, tuple(product_texts()))
    wrong = sum(map(_told, all_checks(edition)))
    if folder is not None:
        wrong += _told(_pages(folder, made_pages(known, witnesses), write=write))
    click.echo(f"{wrong:,} things are wrong." if wrong else "All is well.")
    return 1 if wrong else 0


def _searched(known: Knowledge, base: Base) -> dict[str, Witness | None]:
    label = "Looking for a person for whom each rule decides"
    with click.progressbar(length=len(known.rules), label=label, file=sys.stderr) as bar:
        return find_witnesses(known, base, lambda: bar.update(1))


def _told(checked: Checked) -> int:
    verdict = click.style("wrong", fg="red") if checked.problems else click.style("ok", fg="green")
    click.echo(f"{verdict:14} {checked.name} ({checked.looked_at:,})" if sys.stdout.isatty() else _plain(checked))
    for problem in checked.problems:
        click.echo(f"       {problem}")
    return len(checked.problems)


def _plain(checked: Checked) -> str:
    return f"{'wrong' if checked.problems else 'ok':6} {checked.name} ({checked.looked_at:,})"


def _pages(folder: Path, made: dict[str, str], *, write: bool) -> Checked:
    if write:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    return Checked("Reference pages say what the files say", len(made), tuple(_drifted(folder, made.items())))


def _drifted(folder: Path, made: Iterable[tuple[str, str]]) -> Iterable[str]:
    for name, text in made:
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield f"{path} has drifted. Write it again: make knowledge WRITE=1"
