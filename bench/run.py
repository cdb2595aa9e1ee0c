"""Run the measures and print a line for each; those that need a database get one of their own, gone afterwards."""

import argparse
import importlib
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from bench.machine import machine
from bench.sizes import Sizes

ALONE, STORED = ("triage",), ("slots", "booking")


def main(words: list[str]) -> None:
    names, sizes = parsed(words)
    print(machine())
    print("# name\tvalue\tunit\tratio\tbar\tverdict")
    print_measures((name for name in ALONE if name in names), sizes)
    if stored := [name for name in STORED if name in names]:
        with database() as version:
            print(f"# PostgreSQL {version}")
            print_measures(stored, sizes)
    print(machine())


def parsed(words: list[str]) -> tuple[list[str], Sizes]:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures of Unknot; without a name, all.")
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join((*ALONE, *STORED)))
    for size in fields(Sizes):
        parser.add_argument(f"--{size.name}", type=int, default=size.default, help=f"default {size.default}")
    told = vars(parser.parse_args(words))
    names = [name for word in told.pop("names") for name in word.replace(",", " ").split()]
    if unknown := sorted(set(names) - {*ALONE, *STORED}):
        parser.error(f"no measure is called {', '.join(unknown)}; there are {', '.join((*ALONE, *STORED))}")
    return names or [*ALONE, *STORED], Sizes(**told)


def print_measures(names: Iterable[str], sizes: Sizes) -> None:
    for name in names:
        for measure in importlib.import_module(f"bench.{name}").measures(sizes):
            print(measure, flush=True)


@contextmanager
def database() -> Iterator[str]:
    """A migrated database that is gone afterwards; its version. Needs no settings and touches no installation."""
    from unknot.postgres.cluster import Cluster

    with tempfile.TemporaryDirectory(prefix="unknot-bench-") as folder:
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
            os.environ.pop(name, None)
        os.environ["UNKNOT_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "unknot.config.settings"
        with Cluster(Path(folder)).running():
            yield migrated()
            close_connections()


def migrated() -> str:
    import django
    from django.core.management import call_command
    from django.db import connection, connections

    django.setup()
    connections.settings["default"]["OPTIONS"].pop("pool", None)  # each writer has a connection of its own
    logging.disable(logging.WARNING)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def close_connections() -> None:
    from django.db import connections

    for alias in connections:
        connections[alias].close()
