"""`unknot assess`: judge one case, or many."""

import json
from dataclasses import replace
from pathlib import Path
from typing import IO

import click
import msgspec

from unknot.cli.assess_ask import StoppedError, ask, keep
from unknot.cli.assess_batch import run_batch
from unknot.cli.assess_input import read_one
from unknot.cli.assess_offers import offers_for_case
from unknot.cli.assess_text import as_text, offers_as_text
from unknot.clinical.cases import Case, CaseError, read_case
from unknot.clinical.emergency import with_number
from unknot.clinical.private import reasons_to_tell
from unknot.clinical.results import full_result, judge
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition
from unknot.knowledge.emergency import emergency_number
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import EmergencyNumber


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, with the whole triage and plan.")
@click.option("--offers", is_flag=True, help="Ask the database for therapists who fit, with their first free times.")
@click.option("--ask", "asks", is_flag=True, help="Ask the questions here, in the terminal.")
@click.option("--save", type=click.Path(dir_okay=False, path_type=Path), help="With --ask: a new file for the answers.")
@click.option("--batch", type=click.File("rb"), metavar="CASES.JSONL", help="Judge many cases, one JSON object a line.")
@click.option("--out", type=click.File("wb"), metavar="RESULTS.JSONL", help="Where the results of --batch go.")
@click.option("--country", metavar="US", help="Two letters of the country the person is in, for its emergency number.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that judge a --batch; 1 unless told.")
def assess(
    file: Path | None,
    as_json: bool,
    offers: bool,
    asks: bool,
    save: Path | None,
    batch: IO[bytes] | None,
    out: IO[bytes] | None,
    country: str | None,
    jobs: int | None,
) -> None:
    """Say whether massage is safe for one person, what kind suits, and why.

    FILE is a case as YAML or JSON; - reads it from standard input. Nothing is stored or sent.

    Stopped before the end, --ask tells a result only when the answers already call for a doctor; else it ends with 1.

    The text of --ask keeps an answer given in private to itself; a FILE and --json give the full result, meant for
    clinicians and researchers.

    \b
    Examples:
      unknot assess examples/night-calf-cramps.yaml
      unknot assess examples/night-calf-cramps.yaml --offers
      unknot assess examples/chest-pressure.yaml --country GB
      unknot assess --json - < case.json
      unknot assess --ask --save my-answers.yaml
      unknot assess --batch cases.jsonl --out results.jsonl
    """
    if (asks and (file or batch or out or jobs)) or (save and not asks):
        raise click.UsageError("--ask takes no FILE and no --batch; --save goes with it.")
    if batch is not None:
        if file or as_json or offers or country or out is None:
            raise click.UsageError("--batch takes --out, and neither FILE, --json, --offers nor --country.")
        _refuse_one_file_for_both(batch, out)
        raise SystemExit(run_batch(batch, out, jobs=jobs or 1))
    if (file is None and not asks) or out is not None or jobs is not None:
        raise click.UsageError("Name a FILE (or - for standard input), or use --ask, or --batch with --out.")
    number = _number_of(country)
    _tell(_read(file) if file else _asked(save, number), as_json=as_json, offers=offers, number=number, asked=asks)


def _refuse_one_file_for_both(batch: IO[bytes], out: IO[bytes]) -> None:
    """Writing the first result would empty the file that the cases are read from."""
    cases, results = Path(batch.name), Path(out.name)
    if cases.exists() and results.exists() and cases.samefile(results) and results.is_file():
        raise click.UsageError(f"--batch and --out are the same file, {out.name}; the cases would be lost.")


def _number_of(country: str | None) -> EmergencyNumber | None:
    """None where no country is told, or no source tells its number: the generic words then stand alone."""
    if country is None:
        return None
    if len(country) != 2 or not (country.isascii() and country.isalpha()):
        raise click.UsageError(f"--country takes two letters, as US; not {country!r}.")
    found = emergency_number(country)
    if found is None:
        click.echo(f"No emergency number is known here for {country.upper()}.", err=True)
    return found


def _read(file: Path) -> Case:
    try:
        return read_one(file, knowledge())
    except CaseError as error:
        raise click.ClickException(str(error)) from None


def _asked(file: Path | None, number: EmergencyNumber | None) -> Case:
    """The case of an interview; one that was stopped is saved all the same."""
    if file and file.exists():
        raise click.UsageError(f"--save: {file} is there already.")
    try:
        answers, is_over = ask(knowledge(), number), True
    except StoppedError as stopped:
        answers, is_over = stopped.answers, False
    if file:
        keep(file, answers)
    if not is_over and triage(answers, knowledge()).so_far.rank < Disposition.SEE_DOCTOR.rank:
        raise click.ClickException("Stopped before the end, so there is no result.")
    return read_case({"answers": answers}, knowledge(), name="Your answers")


def _tell(case: Case, *, as_json: bool, offers: bool, number: EmergencyNumber | None, asked: bool) -> None:
    """asked: somebody else may look at the terminal of an interview, so what was told in private stays untold."""
    known = knowledge()
    result, plan = judge(case, known)
    found = offers_for_case(case.settled, result, plan) if offers else None
    if as_json:
        whole = full_result(case, result, plan)
        told = whole if found is None else {**whole, "offers": msgspec.to_builtins(found)}
        click.echo(with_number(json.dumps(told, indent=2), number))
        return
    shown = replace(result, reasons=reasons_to_tell(result, case.settled, known)) if asked else result
    click.echo(as_text(case, shown, plan, known, number))
    if found is not None:
        click.echo(offers_as_text(found, plan))
