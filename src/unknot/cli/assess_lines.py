"""The shapes of a line in the terminal: a title, an item of a list, a wrapped text."""

import textwrap
from collections.abc import Iterator

import click

_WIDTH = 96


def title(text: str) -> Iterator[str]:
    yield ""
    yield click.style(text, bold=True)


def item(text: str) -> Iterator[str]:
    yield textwrap.fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def wrapped(text: str, indent: int = 0, before: str = "") -> Iterator[str]:
    if text:
        space = " " * indent
        yield textwrap.fill(before + text, _WIDTH, initial_indent=space, subsequent_indent=space)
