"""The embedded database, kept running: started again when it ended, and again when that start failed."""

import subprocess
import time
from dataclasses import dataclass

import click
import psycopg

from unknot.cli.children import LONGEST_PAUSE_S
from unknot.postgres.cluster import Cluster
from unknot.postgres.problems import PostgresError

DECLINED = (PostgresError, psycopg.Error, OSError, subprocess.SubprocessError)


@dataclass(slots=True)
class KeptDatabase:
    """A full disk or a file in the way may pass, and nobody may be there to start Unknot again."""

    cluster: Cluster
    pause_s: float = 0.0
    not_before: float = 0.0

    def keep_alive(self) -> None:
        """Start it when it does not run and the pause is over: 1, 2, 4 … 30 seconds after a start that failed."""
        if self.cluster.is_running() or time.monotonic() < self.not_before:
            return
        if not self.pause_s:
            click.echo("The database ended; it starts again.", err=True)
        try:
            self.cluster.start()
        except DECLINED as problem:
            self.wait(problem)
        else:
            self.pause_s = 0.0

    def wait(self, problem: Exception) -> None:
        self.pause_s = min(LONGEST_PAUSE_S, max(1.0, self.pause_s * 2))
        self.not_before = time.monotonic() + self.pause_s
        click.echo(f"The database does not start: {problem}\nIt is tried again in {self.pause_s:.0f} s.", err=True)
