"""The made-up clinics; `unknot.demo` knows what is in them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click

from unknot.cli.database import ready_database
from unknot.cli.django_setup import refusals_told, set_up_django
from unknot.home.environment import unknot_home
from unknot.postgres.urls import is_embedded

SIGN_INS = "demo-sign-ins.txt"


@click.group()
def demo() -> None:
    """Load or reset the made-up clinics; they are never put where real data is.

    \b
    Examples:
      unknot demo load      put them into an empty database
      unknot demo reset     bring them back to how they were
    """


@demo.command()
def load() -> None:
    """Put the made-up clinics into the database."""
    act("load_demo")


@demo.command()
@click.option("--yes", is_flag=True, help="Do not ask first.")
def reset(yes: bool) -> None:
    """Remove all that was done in the made-up clinics and load them again.

    \b
    Examples:
      unknot demo reset
      unknot demo reset --yes     for scripts
    """
    act("reset_demo", before=None if yes else ask)


def ask() -> None:
    """The answer is no, unless somebody says yes."""
    click.confirm("This removes the made-up clinics with all visits in them, your own too. Go on?", abort=True)


def act(name: str, before: Callable[[], None] | None = None) -> None:
    """before: called when nothing speaks against the act but perhaps the person."""
    with ready_database():
        set_up_django()
        from django.utils import timezone

        from unknot.demo import actions

        with refusals_told():
            actions.refuse_beside_real_data()
            if before:
                before()
            loaded = getattr(actions, name)(by="command line", now=timezone.now(), progress=told)
    keep_sign_ins(unknot_home(), str(loaded))
    click.echo(str(loaded))


def told(line: str) -> None:
    """Each part that is done, apart from the result: `unknot up` shows these and keeps the rest for its end."""
    click.echo(f"  {line}", err=True)


def load_in_a_process() -> bool:
    """Load the demo beside this process, which itself stays small; False when it was declined or failed."""
    command = [sys.executable, "-P", "-m", "unknot.cli", "demo", "load"]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0  # noqa: S603


def keep_sign_ins(home: Path, told: str) -> None:
    """Write them where only this user reads them."""
    aside = home / f"{SIGN_INS}.new"
    aside.unlink(missing_ok=True)
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{told}\n")
    aside.replace(home / SIGN_INS)


def is_wanted() -> bool:
    """Whether a new database gets the demo unasked: Unknot's own one, where only this machine reaches the pages."""
    from django.conf import settings

    return is_embedded() and bool(settings.DEV_TOOLS)


def sign_ins(home: Path) -> str:
    """The people of the demo who may sign in, as told when it was loaded; empty without a demo."""
    try:
        return (home / SIGN_INS).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
