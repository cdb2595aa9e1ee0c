"""The processes below a server, and a death without a word."""

import os
import signal
import subprocess
from contextlib import suppress

from server import Server
from unknot.postgres.cluster import Cluster


def below(pid: int) -> dict[int, str]:
    """Process number and command line of all that descend from `pid`."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], check=True, capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    found: dict[int, str] = {}
    parents = {pid}
    while parents:
        children = {int(row[0]): row[2] for row in rows if int(row[1]) in parents and int(row[0]) not in found}
        found |= children
        parents = set(children)
    return found


def web(server: Server) -> list[int]:
    """Granian and its workers."""
    return named(server, "granian")


def jobs(server: Server) -> list[int]:
    return named(server, "procrastinate")


def named(server: Server, word: str) -> list[int]:
    assert server.process
    return [pid for pid, words in below(server.process.pid).items() if word in words]


def postmaster(server: Server) -> list[int]:
    pid = Cluster(server.home).pid()
    return [pid] if pid else []


def everything(server: Server) -> list[int]:
    """The supervisor first, so that it starts nothing again."""
    assert server.process
    return [server.process.pid, *below(server.process.pid)]


def kill(pids: list[int]) -> None:
    assert pids
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
