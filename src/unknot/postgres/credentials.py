"""The passwords of the three roles: random, made once, in one private file."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from unknot.home.environment import write_once

ADMIN, OWNER, APP = "postgres", "unknot_owner", "unknot_app"
DATABASE = "unknot"


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """Passwords of the bootstrap superuser, the owner of the database and the application."""

    postgres: str
    unknot_owner: str
    unknot_app: str

    def password(self, role: str) -> str:
        return str(asdict(self)[role])


def read_credentials(path: Path) -> Credentials | None:
    """The passwords in the file, or None when the server was never started."""
    try:
        return Credentials(**json.loads(path.read_text()))
    except FileNotFoundError:
        return None


def make_credentials(path: Path) -> Credentials:
    """The passwords in the file, made first when there is none."""
    words = {role: secrets.token_urlsafe(32) for role in (ADMIN, OWNER, APP)}
    if not path.is_file():
        write_once(path, json.dumps(words))
    found = read_credentials(path)
    assert found is not None
    return found
