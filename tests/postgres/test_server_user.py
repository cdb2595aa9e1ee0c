"""Who the server runs as: never root, and nothing outside its own folder is opened for it."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from unknot.home.environment import is_root
from unknot.postgres.binaries import install_folder
from unknot.postgres.cluster import Cluster
from unknot.postgres.server_user import closed_parent, drop_to

NOBODY = 65534
TRY = """
import sys
from pathlib import Path
from unknot.postgres.binaries import install_folder
from unknot.postgres.cluster import Cluster
with Cluster(Path(sys.argv[1])).running() as cluster:
    print(Path(f"/proc/{cluster.pid()}").stat().st_uid, install_folder())
"""


def modes(path: Path) -> dict[Path, tuple[int, int]]:
    return {folder: (stat.S_IMODE(folder.stat().st_mode), folder.stat().st_uid) for folder in [path, *path.parents]}


def test_the_server_never_runs_as_root_and_opens_no_folder(own_cluster: Cluster, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    before = modes(tmp_path)
    with own_cluster.running():
        assert Path(f"/proc/{own_cluster.pid()}").stat().st_uid != 0
        with psycopg.connect(own_cluster.app_url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    assert modes(tmp_path) == before


def test_programs_in_a_closed_folder_can_be_run_without_opening_it(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    source = install_folder().parent
    shutil.copytree(source, closed / source.name, ignore=shutil.ignore_patterns("pginstall", "include"))
    shutil.copytree(source.with_name(f"{source.name}.libs"), closed / f"{source.name}.libs")
    closed.chmod(0o700)
    before = modes(closed)
    done = subprocess.run(
        [sys.executable, "-c", TRY, str(tmp_path / "home")],
        env=os.environ | {"PYTHONPATH": str(closed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert str(closed) in done.stdout, done.stderr
    assert not done.stdout.startswith("0 ")
    assert modes(closed) == before


def test_an_ordinary_user_runs_the_server_as_themselves(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    prefix: list[str] = []
    if is_root():
        os.chown(home, NOBODY, NOBODY)
        prefix = drop_to(NOBODY, NOBODY, walk_through=True)
    done = subprocess.run([*prefix, sys.executable, "-c", TRY, str(home)], capture_output=True, text=True, check=False)
    assert done.stdout.split(" ")[0] == str(home.stat().st_uid), done.stderr
    assert {path.stat().st_uid for path in home.rglob("*")} == {home.stat().st_uid}


@pytest.mark.parametrize(("mode", "is_closed"), [(0o700, True), (0o750, True), (0o711, False), (0o755, False)])
def test_a_folder_is_closed_to_those_who_may_not_walk_through(mode: int, is_closed: bool) -> None:
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(mode)
    stranger = os.geteuid() + 1
    found = closed_parent(folder / "x", stranger, stranger)
    folder.rmdir()
    assert found == (folder if is_closed else None)
