import os
import platform
import shutil
import socket
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from unknot.cli.address import address
from unknot.cli.doctor_database import database_findings
from unknot.cli.doctor_settings import settings_findings
from unknot.cli.doctor_work import backup_finding
from unknot.cli.findings import Finding, Health
from unknot.cli.prepare import static_mark
from unknot.cli.state import read_state
from unknot.home.environment import unknot_home

LEAST_FREE_GB = 1.0


@click.command()
def doctor() -> None:
    """Say what is configured, reachable and missing, and how to mend it. Ends with 1 if something is broken.

    \b
    Examples:
      unknot doctor
      DATABASE_URL=postgresql://… unknot doctor
    """
    home, is_broken = unknot_home(), False
    for finding in all_findings(home):
        click.echo(str(finding))
        is_broken = is_broken or finding.health is Health.BROKEN
    if is_broken:
        raise click.exceptions.Exit(1)


def all_findings(home: Path) -> Iterator[Finding]:
    yield Finding(Health.OK, "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield home_finding(home)
    yield key_finding(home)
    yield from settings_findings()
    yield from database_findings(home)
    yield static_finding(home)
    yield knowledge_finding()
    yield backup_finding(home, datetime.now(UTC))
    yield port_finding()
    yield base_url_finding()
    yield mail_finding()


def home_finding(home: Path) -> Finding:
    if not home.exists():
        return Finding(Health.NOTE, "home", f"{home} is not there yet.", "unknot up makes it.")
    if not os.access(home, os.W_OK | os.X_OK):
        return Finding(
            Health.BROKEN, "home", f"{home} may not be written to.", "Set UNKNOT_HOME to a folder of your own."
        )
    free_gb = shutil.disk_usage(home).free / 1e9
    if free_gb < LEAST_FREE_GB:
        return Finding(Health.BROKEN, "home", f"{home} has {free_gb:.1f} GB left.", "Free at least 1 GB on that disk.")
    return Finding(Health.OK, "home", f"{home}, {free_gb:.0f} GB free")


def key_finding(home: Path) -> Finding:
    path = home / "secret_key"
    if os.environ.get("UNKNOT_SECRET_KEY"):
        return Finding(Health.OK, "secret key", "from UNKNOT_SECRET_KEY")
    if not path.is_file():
        return Finding(Health.NOTE, "secret key", "none yet.", "unknot up makes one.")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Finding(Health.BROKEN, "secret key", f"others can read {path}.", f"chmod 600 {path}")
    return Finding(Health.OK, "secret key", f"in {path}")


def static_finding(home: Path) -> Finding:
    if (home / "static" / "staticfiles.json").is_file():
        if read_state(home).static == static_mark():
            return Finding(Health.OK, "static files", "collected")
        return Finding(Health.NOTE, "static files", "are those of another version.", "unknot up collects them.")
    return Finding(Health.NOTE, "static files", "not collected yet.", "unknot up collects them.")


def knowledge_finding() -> Finding:
    from unknot.knowledge.errors import KnowledgeError
    from unknot.knowledge.loading import knowledge

    try:
        return Finding(Health.OK, "knowledge", f"edition {knowledge().edition}")
    except KnowledgeError as problem:
        return Finding(Health.BROKEN, "knowledge", str(problem), "Install this version of Unknot anew.")


def port_finding() -> Finding:
    where = address()
    if where.is_free():
        return Finding(Health.OK, "port", f"{where.port} on {where.host} is free; Unknot does not run.")
    if where.answers():
        return Finding(Health.OK, "port", f"Unknot answers at {where.url}")
    return Finding(
        Health.BROKEN, "port", f"{where.port} is taken by another program.", "Set UNKNOT_PORT to another one."
    )


def base_url_finding() -> Finding:
    told = os.environ.get("UNKNOT_BASE_URL")
    parts = urlsplit(told or address().url)
    is_local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return Finding(Health.BROKEN, "base URL", f"{told!r} is no address.", "Write it as https://clinic.example.org")
    if parts.scheme == "http" and not is_local:
        return Finding(
            Health.NOTE, "base URL", f"{told} sends health data unprotected.", "Put HTTPS in front of Unknot."
        )
    return Finding(Health.OK, "base URL", told or f"{address().url} (UNKNOT_BASE_URL is not set)")


def mail_finding() -> Finding:
    told = os.environ.get("UNKNOT_SMTP_URL")
    if not told:
        return Finding(Health.NOTE, "mail", "is caught on a page, nothing is sent.", "Set UNKNOT_SMTP_URL to send it.")
    parts = urlsplit(told)
    port = parts.port or (465 if parts.scheme == "smtps" else 587)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=5).close()
    except OSError as problem:
        mend = "Check UNKNOT_SMTP_URL and the network; mail waits in the outbox meanwhile."
        return Finding(Health.BROKEN, "mail", f"{parts.hostname}:{port} is not reachable ({problem}).", mend)
    return Finding(Health.OK, "mail", f"through {parts.hostname}:{port}")
