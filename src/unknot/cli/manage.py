import click

from unknot.cli.database import running_database


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}, add_help_option=False
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def manage(words: tuple[str, ...]) -> None:
    """Run Django's own commands; the embedded database is started for it when it does not run.

    \b
    Examples:
      unknot manage migrate --database owner
      unknot manage check --deploy
      unknot manage help
    """
    from django.core.management import execute_from_command_line

    with running_database():
        execute_from_command_line(["unknot manage", *words])
