from pathlib import Path

import click

from unknot.cli.database import OnReadyDatabase, ready_database
from unknot.cli.django_setup import refusals_told, set_up_django


@click.command("setup-clinic", cls=OnReadyDatabase)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def setup_clinic(file: Path) -> None:
    """Make a clinic that clients can book, from FILE: the place, rooms, services, and therapists with their hours.

    Copy examples/clinics/harbor.yaml and change it. Run it again after you have added a room, a service or a therapist
    to FILE: what the clinic has already is left as it is. All is made, or with a fault anywhere nothing.

    \b
    Examples:
      unknot setup-clinic my-clinic.yaml
      unknot setup-clinic examples/clinics/harbor.yaml
    """
    from unknot.cli.clinic_file import read_clinic_file

    told = read_clinic_file(file)
    with ready_database():
        set_up_django()
        from django.utils import timezone

        from unknot.therapists.opening import set_up_clinic

        with refusals_told():
            added = set_up_clinic(clinic=told.clinic, therapists=told.therapists, by="command line", now=timezone.now())
    click.echo(f"{told.clinic.name}: {added}")
    click.echo(f"Who may sign in there: unknot create-owner --clinic {told.clinic.slug}")
