from typing import Any

import click

from unknot.cli.database import OnReadyDatabase, ready_database
from unknot.cli.django_setup import refusals_told, set_up_django


@click.command("create-clinic", cls=OnReadyDatabase)
@click.option("--name", prompt="Name", help="As clients read it.")
@click.option("--slug", prompt="Short name", help="For commands: small letters, digits and hyphens.")
@click.option("--zone", prompt="Time zone", help="Where it stands, as America/Chicago.")
@click.option("--street", prompt="Street and number")
@click.option("--town", prompt="Town")
@click.option("--state", prompt="State or province", help="Whose license its therapists need, as IL.")
@click.option("--postcode", prompt="Postal code")
@click.option("--country", prompt="Country", default="US", show_default=True, help="Two letters, as US.")
@click.option("--latitude", prompt="Latitude", type=click.FloatRange(-90, 90), help="In degrees, north above 0.")
@click.option("--longitude", prompt="Longitude", type=click.FloatRange(-180, 180), help="In degrees, west below 0.")
@click.option("--phone", prompt="Phone", help="Where clients call.")
@click.option("--email", prompt="E-mail address", help="Where clients write.")
@click.option("--currency", prompt="Currency", default="USD", show_default=True, help="Three letters, as USD.")
@click.option("--room", "rooms", multiple=True, default=["Room 1"], show_default=True, help="Repeat it for more rooms.")
@click.option("--step-free", "is_step_free", is_flag=True, help="Clients get in without a step.")
def create_clinic(latitude: float, longitude: float, **told: Any) -> None:
    """Make a clinic with its rooms; what is not given is asked for.

    \b
    Examples:
      unknot create-clinic
      unknot create-clinic --name "Harbor Massage" --slug harbor --zone America/Chicago \\
        --street "12 Pier Road" --town Chicago --state IL --postcode 60611 --country US \\
        --latitude 41.89 --longitude=-87.61 --phone "+1 312 555 0100" \\
        --email desk@harbor.example.org --currency USD --room "Quiet room" --room "Lake room"
    """
    with ready_database():
        set_up_django()
        from django.utils import timezone

        from unknot.practice import actions
        from unknot.practice.values import NewClinic

        clinic = NewClinic(
            latitude_deg=latitude,
            longitude_deg=longitude,
            **{name: tidy(value) for name, value in told.items()},
        )
        with refusals_told():
            actions.open_clinic(clinic=clinic, by="command line", now=timezone.now())
    click.echo(f"{clinic.name} is made. Next, make its owner: unknot create-owner --clinic {clinic.slug}")


def tidy(value: Any) -> Any:
    """A text without the blanks around it."""
    return value.strip() if isinstance(value, str) else value
