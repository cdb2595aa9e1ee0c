"""What has to be ready before the pages can be served: tables, static files, and on the first start the demo."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from unknot.cli.database import reachable
from unknot.cli.demo import is_wanted, load_in_a_process
from unknot.cli.django_setup import run_django
from unknot.cli.fingerprints import files_mark, mark_of, packages_mark
from unknot.cli.state import State, read_state, write_state
from unknot.cli.tables import applied, newer, unknown
from unknot.postgres.roles import grant_app
from unknot.postgres.urls import is_embedded


def prepare(home: Path, *, with_demo: bool | None) -> None:
    """Bring everything up to date; a tenth of a second when it is already. with_demo: None asks the settings."""
    state = read_state(home)
    make_tables(home, state, mark_of([packages_mark(), files_mark("*/migrations/*.py")]))
    collect_static_files(home, state, static_mark())
    if state.is_new:
        fill_new(home, state, with_demo=with_demo)


def static_mark() -> str:
    """Changes when any static file of ours or any package does."""
    return mark_of([packages_mark(), files_mark("*/static/**/*")])


def make_tables(home: Path, state: State, migrations: str) -> None:
    app_url, owner_url = reachable()
    done = applied(owner_url)
    mark = mark_of(done) if done else ""
    if mark and (state.migrations, state.applied) == (migrations, mark):
        return
    if done and (newer_ones := unknown(done)):
        raise click.ClickException(newer(newer_ones))
    click.echo("Making the tables …" if not done else "Bringing the tables up to date …")
    # A demo is for a database that had nothing in it; written before, so that an interrupted start still loads it.
    state.is_new = state.is_new or not done
    write_state(home, state)
    give_rights(app_url, owner_url)
    run_django("migrate", "--database=owner", "--no-input", "--skip-checks", "--verbosity=0")
    state.migrations, state.applied = migrations, mark_of(applied(owner_url))
    write_state(home, state)


def give_rights(app_url: str, owner_url: str) -> None:
    """On an external server the two roles are the person's own; with one role there is nothing to give."""
    app, owner = urlsplit(app_url).username, urlsplit(owner_url).username
    if not is_embedded() and app and app != owner:
        grant_app(owner_url, app)


def collect_static_files(home: Path, state: State, static: str) -> None:
    if state.static == static and (home / "static" / "staticfiles.json").is_file():
        return
    click.echo("Collecting the static files …")
    run_django("collectstatic", "--no-input", "--skip-checks", "--verbosity=0")
    state.static = static
    write_state(home, state)


def fill_new(home: Path, state: State, *, with_demo: bool | None) -> None:
    if is_wanted() if with_demo is None else with_demo:
        click.echo("Loading the demo clinics …")
        if not load_in_a_process():
            click.echo("Unknot starts without it. To try again: unknot demo load", err=True)
    state.is_new = False
    write_state(home, state)
