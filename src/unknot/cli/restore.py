import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import click

from unknot.cli.database import reachable, running_database
from unknot.cli.django_setup import django_command
from unknot.cli.tables import known
from unknot.home.environment import make_home, unknot_home
from unknot.postgres.locks import Lock
from unknot.postgres.problems import PostgresError


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Replace the data that is there now; it is lost.")
def restore(file: Path, replace: bool) -> None:
    """Bring back all data from FILE, checked row by row. Stop Unknot first.

    The backup is loaded beside the data that is there and takes its place at the very end, so a failure changes
    nothing.

    \b
    Examples:
      unknot restore unknot-2026-11-23.backup
      unknot restore --replace unknot-2026-11-23.backup
    """
    from unknot.postgres.restore import restore as bring_back

    make_home(unknot_home())
    alone = Lock(unknot_home() / "up.lock")
    if not alone.take():
        raise click.ClickException("Unknot is running. Stop it (Ctrl-C, or end the service), and restore again.")
    try:
        with running_database():
            app_url, owner_url = reachable()
            role = urlsplit(app_url).username or ""
            manifest = bring_back(owner_url, file, app_role=role, known=known(), replace=replace, finish=migrate)
    finally:
        alone.release()
    click.echo(f"Restored {manifest.rows} rows of {len(manifest.tables)} tables, as they were at {manifest.taken_at}.")


def migrate(url: str) -> None:
    """Bring the tables of an older backup up to date, before anybody sees them."""
    command = django_command("migrate", "--database=owner", "--no-input", "--skip-checks", "--verbosity=0")
    told = os.environ | {"DATABASE_URL": url, "DATABASE_OWNER_URL": url}
    done = subprocess.run(command, env=told, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise PostgresError(f"The restored tables could not be brought up to date. {done.stderr.strip()[-1500:]}")
