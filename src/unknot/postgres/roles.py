"""The roles and rights: an owner that migrates, an application that owns nothing."""

import subprocess

import psycopg
from psycopg import sql

from unknot.postgres.binaries import program
from unknot.postgres.credentials import ADMIN, APP, OWNER, Credentials
from unknot.postgres.server_user import ServerUser

APP_RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {app}",
)


def make_roles(admin: psycopg.Connection[tuple[object, ...]], credentials: Credentials) -> None:
    """The owner and the application's role, each made when missing."""
    for role, rights in ((OWNER, "LOGIN CREATEDB"), (APP, "LOGIN")):
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            statement = sql.SQL("CREATE ROLE {} NOSUPERUSER " + rights + " PASSWORD {}")
            admin.execute(statement.format(sql.Identifier(role), sql.Literal(credentials.password(role))))


def make_database(connection: psycopg.Connection[tuple[object, ...]], name: str, template: str | None = None) -> bool:
    """A database of the owner's, made when missing; True when it was made. Needs a connection in autocommit."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return False
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template or "template1")
        )
    )
    return True


def grant_app(owner_url: str, app: str = APP) -> None:
    """Give the application's role its rights on whatever the owner makes in this database from now on.

    Tables that exist keep the rights they have: a room that took one away (an append-only table) is not overruled.
    """
    with psycopg.connect(owner_url) as connection:
        for statement in APP_RIGHTS:
            connection.execute(sql.SQL(statement).format(app=sql.Identifier(app)))


def set_passwords(user: ServerUser, words: list[str], credentials: Credentials) -> None:
    """Set all passwords on a server that is down, for when the file that held them is lost."""
    statements = (f"ALTER ROLE {role} PASSWORD '{credentials.password(role)}'\n" for role in (ADMIN, OWNER, APP))
    command = [*user.prefix, str(program("postgres")), "--single", *words, ADMIN]
    subprocess.run(command, input="".join(statements).encode(), check=True, capture_output=True, cwd="/")  # noqa: S603
