"""The addresses of the database, read from the environment or from the embedded server's files; nothing is started."""

import os
from collections.abc import Mapping
from urllib.parse import quote

from unknot.home.environment import unknot_home
from unknot.postgres.credentials import APP, DATABASE, OWNER, read_credentials
from unknot.postgres.layout import Layout


def database_urls(environ: Mapping[str, str] = os.environ) -> tuple[str, str]:
    """The application's and the owner's address: `(app_url, owner_url)`.

    With DATABASE_URL they come from the environment; DATABASE_OWNER_URL falls back to it. Otherwise they are those of
    the embedded server in UNKNOT_HOME; before its first start they carry no password, and connecting is refused.
    """
    if app_url := environ.get("DATABASE_URL"):
        return app_url, environ.get("DATABASE_OWNER_URL") or app_url
    layout = Layout(unknot_home(environ))
    return embedded_url(layout, APP), embedded_url(layout, OWNER)


def is_embedded(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether Unknot runs its own server, which it does when no DATABASE_URL is set."""
    return not environ.get("DATABASE_URL")


def embedded_url(layout: Layout, role: str, database: str = DATABASE) -> str:
    """The address of one database on the embedded server: `postgresql://role:password@/name?host=folder&port=5432`."""
    credentials = read_credentials(layout.credentials)
    password = f":{quote(credentials.password(role), safe='')}" if credentials else ""
    folder = quote(str(layout.socket_folder), safe="/")
    return f"postgresql://{role}{password}@/{quote(database, safe='')}?host={folder}&port=5432"
