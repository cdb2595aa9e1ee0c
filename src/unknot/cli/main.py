"""The group of commands; each is imported when it is called, so that help is quick."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from unknot.cli.problems import words_for
from unknot.home.env_file import parse_env_file
from unknot.home.environment import checkout, unknot_home

COMMANDS = {
    "up": "Start everything and keep it running.",
    "assess": "Judge a case file: disposition, reasons, plan.",
    "progress": "Judge a history file: better or not, how often to come.",
    "explain": "Say what a rule asks, decides and rests on.",
    "knowledge": "Check what we know, keep an edition, compare two.",
    "doctor": "Say what is configured, reachable and missing.",
    "demo": "Load or reset the made-up clinics.",
    "setup-clinic": "Make a clinic that can be booked, from a file.",
    "create-owner": "Make the first person who may sign in.",
    "backup": "Write all data to one file.",
    "restore": "Bring back all data from a backup.",
    "manage": "Run Django's own commands.",
}


class Lazy(click.Group):
    """Knows the names and the short helps; imports `unknot.cli.<name>` for its command of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click hands it in
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"unknot.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as problem:
            words = words_for(problem)
            if words is None:
                raise
            raise click.ClickException(words) from problem


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="unknot", prog_name="unknot")
def main() -> None:
    """Massage therapy care of muscle spasms, end to end.

    \b
    Examples:
      unknot up                                   start everything
      unknot assess examples/night-calf-cramps.yaml
      unknot doctor                               is all well?
      unknot backup unknot-today.backup
      unknot COMMAND --help                       more on one command

    Settings come from the environment, or from a file named .env in the checkout (or named by UNKNOT_ENV_FILE).
    """
    read_settings()


def read_settings() -> None:
    """Fill the environment from the settings file; what is set already wins. Children inherit it."""
    told = os.environ.get("UNKNOT_ENV_FILE")
    root = checkout()
    path = Path(told) if told else root / ".env" if root else None
    if told and not Path(told).is_file():
        raise click.ClickException(f"UNKNOT_ENV_FILE names {told}, and there is no such file.")
    if path and path.is_file():
        for name, value in parse_env_file(path.read_text(encoding="utf-8")).items():
            os.environ.setdefault(name, value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    os.environ["UNKNOT_HOME"] = str(unknot_home())
