"""Starting, joining, stopping, and starting again after the worst."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from unknot.postgres.binaries import MAJOR
from unknot.postgres.cluster import Cluster
from unknot.postgres.problems import PostgresError
from unknot.postgres.urls import database_urls, is_embedded

START_AND_WAIT = """
import sys
from pathlib import Path
from unknot.postgres.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]))
cluster.start()
print(cluster.pid(), flush=True)
sys.stdin.readline()
cluster.stop()
"""


def starter(cluster: Cluster) -> subprocess.Popen[str]:
    """Another process that starts the server, tells its number, and stops it at a line."""
    return subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT, str(cluster.layout.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def told(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    return int(process.stdout.readline())


def keep_a_row(cluster: Cluster) -> None:
    with psycopg.connect(cluster.owner_url) as connection:
        connection.execute("CREATE TABLE kept (id bigint)")
        connection.execute("INSERT INTO kept VALUES (42)")


def kept_row(cluster: Cluster) -> object:
    with psycopg.connect(cluster.app_url) as connection:
        row = connection.execute("SELECT id FROM kept").fetchone()
    assert row is not None
    return row[0]


def setting(cluster: Cluster, name: str) -> str:
    with psycopg.connect(cluster.admin_url) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


def test_data_outlives_a_stop_and_a_start(own_cluster: Cluster) -> None:
    assert own_cluster.start() is True
    keep_a_row(own_cluster)
    assert own_cluster.stop() is True
    assert not own_cluster.is_running()
    with own_cluster.running():
        assert kept_row(own_cluster) == 42


def test_the_server_is_private_durable_and_keeps_no_words_of_people_in_its_log(cluster: Cluster) -> None:
    expected = {
        "listen_addresses": "",
        "fsync": "on",
        "data_checksums": "on",
        "TimeZone": "UTC",
        "server_encoding": "UTF8",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "password_encryption": "scram-sha-256",
    }
    assert {name: setting(cluster, name) for name in expected} == expected
    assert int(setting(cluster, "max_connections")) >= 100
    for private in (cluster.layout.credentials, cluster.layout.socket_folder, cluster.layout.data):
        assert private.stat().st_mode & 0o077 == 0, private


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(cluster.app_url, password="wrong")


def test_two_starts_at_once_end_in_one_server_that_the_last_user_stops(own_cluster: Cluster) -> None:
    first, second = starter(own_cluster), starter(own_cluster)
    assert told(first) == told(second)
    first.communicate("\n", timeout=60)
    assert own_cluster.is_running()
    second.communicate("\n", timeout=60)
    assert not own_cluster.is_running()


def test_a_server_killed_outright_comes_back_with_every_row(own_cluster: Cluster) -> None:
    own_cluster.start()
    keep_a_row(own_cluster)
    pid = own_cluster.pid()
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert own_cluster.start() is True
    assert own_cluster.pid() != pid
    assert kept_row(own_cluster) == 42


def test_a_server_whose_starter_was_killed_is_joined(own_cluster: Cluster) -> None:
    process = starter(own_cluster)
    pid = told(process)
    process.kill()
    process.communicate()
    assert own_cluster.start() is False
    assert own_cluster.pid() == pid


def test_a_leftover_pid_file_that_names_a_living_process_is_no_obstacle(own_cluster: Cluster) -> None:
    own_cluster.start()
    own_cluster.stop()
    (own_cluster.layout.data / "postmaster.pid").write_text(f"{os.getpid()}\n{own_cluster.layout.data}\n")
    assert not own_cluster.is_running()
    assert own_cluster.start() is True


def test_passwords_that_were_lost_are_made_and_set_again(own_cluster: Cluster) -> None:
    with own_cluster.running():
        keep_a_row(own_cluster)
    own_cluster.layout.credentials.unlink()
    with own_cluster.running():
        assert kept_row(own_cluster) == 42


def test_a_very_long_home_gets_a_short_private_socket_folder(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / ("long" * 20) / ("name" * 20))
    with cluster.running():
        folder = cluster.layout.socket_folder
        assert folder.parent == Path("/tmp")
        assert folder.stat().st_mode & 0o777 == 0o700
        assert setting(cluster, "unix_socket_directories") == str(folder)
    folder.rmdir()


def test_a_socket_folder_that_others_may_enter_is_refused(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / ("long" * 20) / ("open" * 20))
    cluster.layout.socket_folder.mkdir()
    cluster.layout.socket_folder.chmod(0o777)
    with pytest.raises(PostgresError, match="should be a private folder"):
        cluster.start()
    cluster.layout.socket_folder.rmdir()


def test_data_of_another_major_version_is_left_alone_and_the_way_out_is_told(own_cluster: Cluster) -> None:
    with own_cluster.running():
        keep_a_row(own_cluster)
    mark = own_cluster.layout.data / "PG_VERSION"
    mark.write_text("17\n")
    with pytest.raises(PostgresError, match=f"written by PostgreSQL 17, and this Unknot brings {MAJOR}"):
        own_cluster.start()
    mark.write_text(f"{MAJOR}\n")
    with own_cluster.running():
        assert kept_row(own_cluster) == 42


def test_an_interrupted_first_start_leaves_nothing_half_made(own_cluster: Cluster) -> None:
    own_cluster.prepare()
    aside = own_cluster.layout.version_folder / "data.partial"
    aside.mkdir(parents=True)
    (aside / "PG_VERSION").write_text("18\n")
    with own_cluster.running():
        assert not aside.exists()


def test_an_external_database_is_used_as_told_and_nothing_is_started() -> None:
    external = {"DATABASE_URL": "postgresql://app@db/x", "DATABASE_OWNER_URL": "postgresql://owner@db/x"}
    assert database_urls(external) == ("postgresql://app@db/x", "postgresql://owner@db/x")
    assert database_urls({"DATABASE_URL": "postgresql://one@db/x"}) == ("postgresql://one@db/x",) * 2
    assert not is_embedded(external)


def test_reading_the_addresses_makes_no_file(tmp_path: Path) -> None:
    app_url, owner_url = database_urls({"UNKNOT_HOME": str(tmp_path / "none")})
    assert app_url.startswith("postgresql://unknot_app@/unknot?host=")
    assert owner_url.startswith("postgresql://unknot_owner@/unknot?host=")
    assert not (tmp_path / "none").exists()
