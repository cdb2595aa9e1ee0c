"""`unknot explain`: one rule, piece of advice, technique, claim or question, in words."""

import difflib
import textwrap
from collections.abc import Iterator

import click

from unknot.clinical.review.sheets import (
    Part,
    Sheet,
    advice_sheet,
    claim_sheet,
    question_sheet,
    rule_sheet,
    technique_sheet,
)
from unknot.clinical.review.witness import find_witness
from unknot.knowledge.loading import author_cases, knowledge
from unknot.knowledge.types import Knowledge

_WIDTH = 96


@click.command()
@click.argument("name")
def explain(name: str) -> None:
    """Say what a rule asks, decides and rests on, and for whom it decides.

    NAME is the id of a rule, a piece of advice, a technique, a claim or a question.

    \b
    Examples:
      unknot explain RF003
      unknot explain swedish
      unknot explain C055
    """
    known = knowledge()
    sheet = _sheet(name, known) or _sheet(name.upper(), known) or _sheet(name.lower(), known)
    if sheet is None:
        raise click.ClickException(_unknown(name, known))
    click.echo("\n".join(_text(sheet)))
    click.echo(click.style(f"\nKnowledge {known.edition}. Draft for clinical review.", dim=True))


def _sheet(name: str, known: Knowledge) -> Sheet | None:
    for rule in known.rules:
        if rule.id == name:
            return rule_sheet(rule, known, find_witness(name, known, author_cases()["base"]))
    for item in known.advice:
        if item.id == name:
            return advice_sheet(item, known)
    if name in known.care.techniques:
        return technique_sheet(known.care.techniques[name], known)
    if name in known.care.claims:
        return claim_sheet(known.care.claims[name], known)
    return question_sheet(known.questions[name], known) if name in known.questions else None


def _unknown(name: str, known: Knowledge) -> str:
    entries = [*(rule.id for rule in known.rules), *(item.id for item in known.advice)]
    names = [*entries, *known.care.techniques, *known.care.claims, *known.questions]
    near = [*difflib.get_close_matches(name.upper(), names, n=3), *difflib.get_close_matches(name.lower(), names, n=3)]
    hint = f" Near it: {', '.join(dict.fromkeys(near))}." if near else " All of them are in docs/reference."
    return f"Nothing is called {name!r}.{hint}"


def _text(sheet: Sheet) -> Iterator[str]:
    yield click.style(f"{sheet.id}  {sheet.title}", bold=True)
    yield sheet.summary
    for part in sheet.parts:
        yield ""
        yield click.style(part.heading, bold=True)
        yield from _lines(part)


def _lines(part: Part) -> Iterator[str]:
    for line in part.lines:
        space = "  " * (line.depth + 1)
        yield textwrap.fill(line.text, _WIDTH, initial_indent=f"{space}- ", subsequent_indent=f"{space}  ")
