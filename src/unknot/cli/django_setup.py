"""Django, brought in only by the commands that need it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

LAST_LINES = 12


def set_up_django() -> None:
    import django

    django.setup()


@contextmanager
def refusals_told() -> Iterator[None]:
    """Show a declined act as the reason and the next step, without a traceback. Needs Django."""
    from unknot.web.refusals import Refusal

    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal


def django_command(*words: str) -> list[str]:
    """A command line that runs one of Django's own commands; -P keeps the current folder out of the import path."""
    return [sys.executable, "-P", "-m", "django", *words]


def run_django(*words: str) -> None:
    """Run one of Django's own commands in a process of its own, and stop with its words when it fails."""
    done = subprocess.run(  # noqa: S603 — our own program
        django_command(*words), check=False, stderr=subprocess.PIPE, text=True
    )
    if done.returncode != 0:
        last_words = "\n".join(done.stderr.strip().splitlines()[-LAST_LINES:])
        raise click.ClickException(f"{words[0]} failed:\n{last_words}")
