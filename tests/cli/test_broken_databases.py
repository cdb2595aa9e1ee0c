"""Every command, before every database that is not as it should be: one clear line, an exit code, no traceback."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from conftest import in_database
from server import Server, made_home, server_home

EXAMPLES = Path(__file__).parents[2] / "examples"
NEED_TABLES = {
    "setup-clinic": ["setup-clinic", str(EXAMPLES / "clinics" / "harbor.yaml")],
    "create-owner": ["create-owner", "--email=chen@example.org", "--name=Chen Li"],
    "demo load": ["demo", "load"],
    "assess": ["assess", str(EXAMPLES / "desk-neck.yaml"), "--offers"],
}
ALL = {
    **NEED_TABLES,
    "up": ["up"],
    "doctor": ["doctor"],
    "backup": ["backup", "/nowhere/a.backup"],
    "restore": ["restore", "/nowhere/a.backup"],
    "manage": ["manage", "migrate", "--database=owner"],
}
BAD_ADDRESSES = ["nonsense", "mysql://app:hidden@127.0.0.1/unknot", "postgresql://app:hidden@127.0.0.1:x/unknot"]


@pytest.fixture(scope="module")
def home() -> Iterator[Server]:
    """A home where nothing is yet."""
    with server_home(UNKNOT_OWNER_PASSWORD="seven quiet rooms") as server:
        yield server


@pytest.fixture(scope="module")
def empty_database(server_urls: tuple[str, str]) -> Iterator[dict[str, str]]:
    """The settings for a database without a table."""
    app_url, owner_url = server_urls
    name = sql.Identifier("test_unknot_broken")
    with psycopg.connect(owner_url, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        admin.execute(sql.SQL("CREATE DATABASE {}").format(name))
    urls = (in_database(url, "test_unknot_broken") for url in (app_url, owner_url))
    yield dict(zip(("DATABASE_URL", "DATABASE_OWNER_URL"), urls, strict=True))
    with psycopg.connect(owner_url, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def told(server: Server, words: list[str], **settings: str) -> str:
    """What a command that cannot do its work says about it."""
    before = dict(server.settings)
    server.settings |= settings
    done = server.run(*words)
    server.settings = before
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert done.returncode == 1, said
    return said


@pytest.mark.parametrize("command", [*NEED_TABLES, "backup"])
def test_an_empty_home_is_told_to_be_started_once_and_stays_empty(home: Server, command: str) -> None:
    said = told(home, ALL[command])
    assert "There is no data in" in said
    assert "unknot up" in said
    assert not (home.home / "postgres").exists()


@pytest.mark.parametrize("address", BAD_ADDRESSES)
@pytest.mark.parametrize("command", ALL)
def test_a_wrong_address_is_named_with_its_form_and_never_quoted(home: Server, command: str, address: str) -> None:
    said = told(home, ALL[command], DATABASE_URL=address)
    assert "DATABASE_URL is no address of a PostgreSQL database" in said
    assert "postgresql://user:password@host:5432/name" in said
    assert "hidden" not in said


@pytest.mark.parametrize("command", ALL)
def test_a_server_that_is_down_is_said_to_be_out_of_reach(home: Server, command: str) -> None:
    said = told(home, ALL[command], DATABASE_URL="postgresql://app:hidden@127.0.0.1:9/unknot")
    assert "The database cannot be reached" in said
    assert "Check DATABASE_URL" in said
    assert "hidden" not in said


def test_a_database_that_is_not_there_is_named(home: Server, empty_database: dict[str, str]) -> None:
    away = {name: in_database(url, "test_unknot_nowhere") for name, url in empty_database.items()}
    assert 'database "test_unknot_nowhere" does not exist' in told(home, ALL["create-owner"], **away)


@pytest.mark.parametrize("command", NEED_TABLES)
def test_a_database_without_tables_says_what_makes_them(
    home: Server, empty_database: dict[str, str], command: str
) -> None:
    said = told(home, ALL[command], **empty_database)
    assert "no tables yet" in said
    assert "unknot up" in said


def test_nothing_is_no_backup(home: Server, empty_database: dict[str, str], tmp_path: Path) -> None:
    assert "there is nothing to back up" in told(home, ["backup", str(tmp_path / "a.backup")], **empty_database)
    assert not list(tmp_path.iterdir())


def test_djangos_own_commands_say_it_too(home: Server, empty_database: dict[str, str]) -> None:
    assert "no tables yet" in told(home, ["manage", "clearsessions"], **empty_database)


@pytest.mark.parametrize("command", [*NEED_TABLES, "up", "doctor"])
def test_a_database_from_the_future_is_left_alone(home: Server, empty_database: dict[str, str], command: str) -> None:
    with psycopg.connect(empty_database["DATABASE_OWNER_URL"]) as owner:
        owner.execute("CREATE TABLE django_migrations (id serial, app text, name text, applied timestamptz)")
        owner.execute("INSERT INTO django_migrations (app, name) VALUES ('bookings', '9999_from_the_future')")
    try:
        said = told(home, ALL[command], **empty_database)
    finally:
        with psycopg.connect(empty_database["DATABASE_OWNER_URL"]) as owner:
            owner.execute("DROP TABLE django_migrations")
    assert "changed by a newer Unknot" in said
    assert "bookings.9999_from_the_future" in said


def test_a_home_whose_server_is_down_is_started_for_the_command_and_stopped_after_it() -> None:
    with server_home() as server:
        subprocess.run(["cp", "-a", str(made_home()), str(server.home)], check=True)
        done = server.run(*ALL["setup-clinic"])
        assert (done.returncode, "Harbor Massage: added" in done.stdout) == (0, True), done.stderr
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(server.owner_url)


def test_tables_of_an_older_unknot_are_not_written_to() -> None:
    with server_home() as server:
        subprocess.run(["cp", "-a", str(made_home()), str(server.home)], check=True)
        forget = "DELETE FROM django_migrations WHERE app = 'bookings'"
        command = f'from django.db import connections; connections["owner"].cursor().execute("{forget}")'
        assert server.run("manage", "shell", "-c", command).returncode == 0
        assert "brings them up to date: unknot up" in told(server, ALL["setup-clinic"])


def test_a_setting_that_cannot_be_read_is_named_by_whatever_meets_it(home: Server) -> None:
    for command in ("up", "manage"):
        assert "UNKNOT_DEBUG is 'perhaps'" in told(home, ALL[command], UNKNOT_DEBUG="perhaps")
