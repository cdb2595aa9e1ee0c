"""Back up, wipe the database's folder, restore: every row of every table is there again, and people go on booking."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crashes.conftest import Town
from crashes.stream import Stream, Told
from crashes.whole import assert_nothing_half_made, assert_nothing_lost
from server import Server, wait_until
from unknot.postgres.cluster import Cluster
from unknot.postgres.layout import Layout

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
SUM = "SELECT count(*), md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM {} AS t"
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
MANY = 8
Sums = dict[str, tuple[object, ...]]


def sums(server: Server) -> Sums:
    """Number of rows and one sum over them for each table; the sequences too."""
    found: Sums = {}
    with Cluster(server.home).running() as cluster, psycopg.connect(cluster.owner_url) as connection:
        for (table,) in connection.execute(TABLES).fetchall():
            row = connection.execute(sql.SQL(SUM).format(sql.Identifier(table))).fetchone()
            assert row is not None
            found[table] = row
        found["sequences"] = tuple(sorted(connection.execute(SEQUENCES).fetchall(), key=str))
    return found


@pytest.fixture(scope="module")
def told(town: Town) -> list[Told]:
    """Visits that people were told of, and then the server stops. It is not started again but by a test."""
    with Stream(town) as stream:
        stream.wait_for_more(MANY)
        live = town.server.run("backup", str(live_backup(town.server)))
        assert live.returncode == 0, live.stderr
    wait_until("all mail is sent", lambda: unsent(town.server) == 0, patience_s=60)
    assert town.server.stop() == 0
    return stream.booked


def live_backup(server: Server) -> Path:
    return server.home.parent / "live.backup"


def unsent(server: Server) -> object:
    return server.one("SELECT count(*) FROM notices_outboxmessage WHERE sent_at IS NULL")


def wipe(server: Server) -> None:
    shutil.rmtree(Layout(server.home).root)


def test_a_wiped_database_comes_back_row_by_row_and_the_pages_are_served(town: Town, told: list[Told]) -> None:
    server, file = town.server, town.server.home.parent / "unknot.backup"
    before = sums(server)
    assert len(told) >= MANY
    done = server.run("backup", str(file))
    assert done.returncode == 0, done.stderr
    assert file.stat().st_mode & 0o777 == 0o600

    wipe(server)
    assert not Layout(server.home).data.exists()
    done = server.run("restore", str(file))
    assert done.returncode == 0, done.stderr
    assert sums(server) == before

    server.start("--no-demo")
    try:
        assert_nothing_lost(server, told)
        assert_nothing_half_made(server)
        page = told[0].who.get(f"/book/details/{told[0].booking_id}/", follow_redirects=True)
        assert page.status_code == 200
        assert "Your visit is booked" in page.text
        with Stream(town) as stream:
            stream.wait_for_more(1)
        done = server.run("restore", "--replace", str(file))
        assert done.returncode != 0
        assert "Unknot is running" in done.stderr
    finally:
        assert server.stop() == 0


@pytest.fixture
def at_rest(town: Town, told: list[Told]) -> Iterator[Sums]:
    """The database runs and nobody uses it; what a test refuses to do has changed nothing."""
    with Cluster(town.server.home).running():
        before = sums(town.server)
        yield before
        assert sums(town.server) == before


@pytest.mark.usefixtures("at_rest")
def test_a_damaged_file_is_refused_and_the_data_stays(town: Town, tmp_path: Path) -> None:
    whole, damaged = live_backup(town.server).read_bytes(), tmp_path / "damaged.backup"
    for how, content in damages(whole).items():
        damaged.write_bytes(content)
        done = town.server.run("restore", "--replace", str(damaged))
        assert done.returncode != 0, how
        assert "Traceback" not in done.stderr, how
        assert "backup" in done.stderr, how


def damages(file: bytes) -> dict[str, bytes]:
    middle = len(file) // 2
    return {
        "cut": file[:middle],
        "changed": file[:middle] + bytes([file[middle] ^ 0xFF]) + file[middle + 1 :],
        "empty": b"",
        "text": b"not a backup at all\n" * 100,
    }


@pytest.mark.usefixtures("at_rest")
def test_data_that_is_there_is_never_replaced_without_a_word(town: Town) -> None:
    done = town.server.run("restore", str(live_backup(town.server)))
    assert done.returncode != 0
    assert "--replace" in done.stderr


def test_a_backup_made_while_people_book_is_whole(town: Town, told: list[Told]) -> None:
    done = town.server.run("restore", "--replace", str(live_backup(town.server)))
    assert done.returncode == 0, done.stderr
    with Cluster(town.server.home).running():
        assert_nothing_half_made(town.server)
        visits = town.server.one("SELECT count(*) FROM bookings_booking WHERE confirmed_at IS NOT NULL")
        assert isinstance(visits, int)
        assert visits >= MANY
