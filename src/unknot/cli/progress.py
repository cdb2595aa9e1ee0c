"""`unknot progress`: how one person is doing, and how often to come from now on."""

import json
from pathlib import Path

import click

from unknot.cli.assess_input import name_of, read_plain
from unknot.cli.progress_text import as_text
from unknot.clinical.cases import CaseError
from unknot.clinical.progress.history import HistoryError, read_history
from unknot.clinical.progress.judgement import progress as judge
from unknot.clinical.progress.results import progress_result
from unknot.knowledge.loading import knowledge


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the whole judgement as JSON.")
def progress(file: Path, as_json: bool) -> None:
    """Say how a person is doing, and how often to come from now on, with the reasons.

    FILE is a history of visits and scores as YAML or JSON; - reads it from standard input. Nothing is stored or sent.

    \b
    Examples:
      unknot progress examples/progress/neck-much-better.yaml
      unknot progress --json - < history.json
    """
    known = knowledge()
    try:
        history, course = read_history(read_plain(file, "a history"), known, name=name_of(file, "history"))
    except (CaseError, HistoryError) as error:
        raise click.ClickException(str(error)) from None
    judged = judge(history, course, known)
    click.echo(json.dumps(progress_result(judged, known), indent=2) if as_json else as_text(judged, known))
