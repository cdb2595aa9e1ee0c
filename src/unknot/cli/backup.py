from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from unknot.cli.database import reachable, refuse_empty_home, running_database
from unknot.cli.doctor_work import note_backup
from unknot.home.environment import make_home, unknot_home

SCHEMA_QUERY = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace FILE when it exists.")
def backup(file: Path, overwrite: bool) -> None:
    """Write all data to FILE, as it was at one moment; people may go on working meanwhile.

    FILE holds health data: it is readable by you alone (0600). Keep it encrypted, and keep a copy elsewhere.

    \b
    Examples:
      unknot backup unknot-2026-11-23.backup
      unknot backup --overwrite /mnt/backups/unknot.backup
    """
    from unknot.postgres.backup import backup as write

    refuse_empty_home()
    with running_database():
        app_url, owner_url = reachable()
        role = urlsplit(app_url).username or ""
        manifest = write(owner_url, file, app_role=role, schema_query=SCHEMA_QUERY, overwrite=overwrite)
    make_home(unknot_home())
    note_backup(unknot_home(), file, datetime.now(UTC))
    size_mb = file.stat().st_size / 1e6
    click.echo(f"{file}: {manifest.rows} rows of {len(manifest.tables)} tables, {size_mb:.1f} MB.")
