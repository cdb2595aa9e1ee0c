import click

from unknot.cli.database import OnReadyDatabase, ready_database
from unknot.cli.django_setup import refusals_told, set_up_django


@click.command("create-owner", cls=OnReadyDatabase)
@click.option("--email", prompt="E-mail address", help="The address to sign in with.")
@click.option("--name", prompt="Full name", help="How others see them.")
@click.option("--clinic", help="The clinic's short name in addresses; asked for when there are several.")
@click.password_option(envvar="UNKNOT_OWNER_PASSWORD", help="At least 12 characters; asked for when not given.")
def create_owner(email: str, name: str, clinic: str | None, password: str) -> None:
    """Make a person who owns a clinic here: they may sign in and invite the others.

    The password is better typed, or given as UNKNOT_OWNER_PASSWORD: what stands on a command line others can read.

    \b
    Examples:
      unknot create-owner
      unknot create-owner --email chen@example.org --name "Chen Li" --clinic harbor
    """
    with ready_database():
        set_up_django()
        from django.utils import timezone

        from unknot.accounts import actions

        with refusals_told():
            actions.create_owner(
                email=email,
                name=name,
                password=password,
                clinic_id=clinic_id(clinic),
                by="command line",
                now=timezone.now(),
            )
    click.echo(f"{email} may sign in now.")


def clinic_id(slug: str | None) -> int:
    """The clinic of that short name, or the only one there is."""
    from unknot.practice.queries import clinics

    found = {clinic.slug: clinic.id for clinic in clinics()}
    if not found:
        raise click.ClickException("There is no clinic yet. Make one first: unknot setup-clinic FILE")
    if slug is None and len(found) > 1:
        slug = click.prompt("Clinic", type=click.Choice(sorted(found)))
    if slug is not None and slug not in found:
        raise click.ClickException(f"There is no clinic {slug!r}. There are: {', '.join(sorted(found))}.")
    return found[slug] if slug else next(iter(found.values()))
