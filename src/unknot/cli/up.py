"""Start everything and keep it running until a signal comes."""

import os
import signal
import time
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from unknot.cli.address import Address, address
from unknot.cli.children import Child, end_all, web_command, worker_command
from unknot.cli.database import check_addresses
from unknot.cli.demo import sign_ins
from unknot.cli.keeping import KeptDatabase
from unknot.cli.prepare import prepare
from unknot.home.environment import make_home, unknot_home
from unknot.postgres.cluster import Cluster
from unknot.postgres.locks import Lock
from unknot.postgres.urls import is_embedded

PATIENCE_S = 180  # a busy machine starts slowly; a web server that dies is told at once
LEFTOVERS_S = 30  # the web server gives its workers 10 s to end
LOCK = "up.lock"
TOO_MANY_DEATHS = 3
LOOK_AGAIN_S = 0.1


class Stopped(BaseException):
    """A signal asked this process to end; a second one while it is ending asks for haste."""


@click.command()
@click.option("--open", "open_browser", is_flag=True, help="Open the address in a browser.")
@click.option("--demo/--no-demo", default=None, help="Load the made-up clinics into a new database, or do not.")
def up(open_browser: bool, demo: bool | None) -> None:
    """Start the database, the pages and the worker; keep them running until Ctrl-C.

    The database of Unknot's own is used unless DATABASE_URL is set. In a checkout whose pages only this machine
    reaches, a new one gets the made-up clinics.

    \b
    Examples:
      unknot up
      unknot up --open
      UNKNOT_PORT=8500 unknot up --no-demo
    """
    where, home = address(), unknot_home()
    make_home(home)
    was_killed = bool(last_start(home))
    check_addresses()
    check_settings()
    with only_one(home, where) as is_first:
        if is_first:
            try:
                take_signals()
                wait_for_port(where, patience_s=LEFTOVERS_S if was_killed else 0)
                run(home, where, open_browser=open_browser, with_demo=demo)
            except Stopped:
                click.echo("Stopped.")


def check_settings() -> None:
    """A setting that cannot be read is told now, once, and not by each process that meets it."""
    from django.conf import settings

    assert settings.SECRET_KEY


def last_start(home: Path) -> str:
    """What the last start wrote about itself; empty when it ended in order."""
    try:
        return (home / LOCK).read_text().strip()
    except FileNotFoundError:
        return ""


@contextmanager
def only_one(home: Path, where: Address) -> Iterator[bool]:
    """Hold the home for one start; a second one is told where the first serves its pages, which is no fault."""
    lock = Lock(home / LOCK)
    if not lock.take():
        click.echo(f"Unknot already runs at {last_start(home) or where.url}. Nothing was started.")
        yield False
        return
    try:
        lock.path.write_text(f"{where.url} (process {os.getpid()})\n")
        yield True
    finally:
        lock.path.write_text("")
        lock.release()


def run(home: Path, where: Address, *, open_browser: bool, with_demo: bool | None) -> None:
    with database(home) as cluster:
        prepare(home, with_demo=with_demo)
        children = (Child("web server", web_command(where)), Child("worker", worker_command()))
        try:
            web, worker = children
            web.start()
            wait_for_pages(where, web)
            worker.start()  # only now: on a small machine the two would slow each other down
            welcome(home, where, open_browser=open_browser)
            keep_running([*([KeptDatabase(cluster)] if cluster else []), *children])
        finally:
            click.echo("\nStopping …")
            end_all(children)


def take_signals() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)


def stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def wait_for_port(where: Address, *, patience_s: float) -> None:
    """A start after kill -9 may meet the last pages still ending, whether they answer or not."""
    deadline = time.monotonic() + patience_s
    while not where.is_free():
        if time.monotonic() >= deadline:
            raise click.ClickException(
                f"Port {where.port} is taken by another program. "
                f"Set UNKNOT_PORT to another one: UNKNOT_PORT={where.port + 1} make run (or unknot up)."
            )
        time.sleep(LOOK_AGAIN_S)


@contextmanager
def database(home: Path) -> Iterator[Cluster | None]:
    """The embedded server; a signal while it stops makes it stop at once, which loses nothing."""
    if not is_embedded():
        yield None
        return
    cluster = Cluster(home)
    click.echo("Starting the database …")
    cluster.start()
    try:
        yield cluster
    finally:
        try:
            cluster.stop()
        except Stopped:
            cluster.stop(at_once=True)


def wait_for_pages(where: Address, web: Child) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not where.answers():
        web.keep_alive()
        if web.deaths >= TOO_MANY_DEATHS:
            raise click.ClickException(f"The {web.name} does not start; its words are above. Try: unknot doctor")
        if time.monotonic() > deadline:
            raise click.ClickException(f"{where.url} does not answer after {PATIENCE_S} s. Try: unknot doctor")
        time.sleep(LOOK_AGAIN_S)


def welcome(home: Path, where: Address, *, open_browser: bool) -> None:
    click.echo(f"\nUnknot runs at {where.url}\n")
    if told := sign_ins(home):
        click.echo(f"{told}\n")
    click.echo("Press Ctrl-C to stop.")
    if open_browser:
        webbrowser.open(where.url)


def keep_running(kept: Sequence[KeptDatabase | Child]) -> None:
    while True:
        time.sleep(LOOK_AGAIN_S)
        for one in kept:
            one.keep_alive()
