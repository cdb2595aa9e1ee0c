"""Start a server of our own in a folder of its own, run the measures, print a line for each."""

import importlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEASURES = ("triage", "slots", "booking")


def main(words: list[str]) -> None:
    names = [name for word in words for name in word.replace(",", " ").split()] or list(MEASURES)
    unknown = sorted(set(names) - set(MEASURES))
    if unknown:
        sys.exit(f"No measure is called {', '.join(unknown)}. There are: {', '.join(MEASURES)}.")
    with database() as version:
        from bench.machine import machine

        print(machine(version))
        print("# name\tvalue\tunit\tratio\tbar\tverdict")
        for name in names:
            for measure in importlib.import_module(f"bench.{name}").measures():
                print(measure, flush=True)
        print(machine(version))


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
