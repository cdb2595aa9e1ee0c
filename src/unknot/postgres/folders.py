"""The server's folders: made, given to the server's user, and checked before each start."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

from unknot.home.environment import is_root, make_home, write_once
from unknot.postgres.binaries import MAJOR, program
from unknot.postgres.credentials import ADMIN, Credentials
from unknot.postgres.layout import Layout
from unknot.postgres.problems import PostgresError
from unknot.postgres.server_user import ServerUser

PRIVATE_FOLDER, PRIVATE_FILE, WALK_THROUGH = 0o700, 0o600, 0o711


def make_root(layout: Layout) -> None:
    """The folder everything of the server lives in; refuses one that belongs to somebody else."""
    make_home(layout.home)
    if not layout.root.is_dir():
        layout.root.mkdir(exist_ok=True)
        layout.root.chmod(WALK_THROUGH if is_root() else PRIVATE_FOLDER)
    owner = layout.root.stat().st_uid
    if os.geteuid() not in {0, owner}:
        raise PostgresError(
            f"{layout.root} belongs to another user (number {owner}), who started Unknot here before. "
            "Start it as that user, or set UNKNOT_HOME to a folder of your own."
        )


def make_folders(layout: Layout, user: ServerUser) -> None:
    """Every folder the server writes to, closed to others."""
    for folder in (layout.version_folder, layout.log):
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        user.own(folder, PRIVATE_FOLDER)
    make_socket_folder(layout.socket_folder, user)


def make_socket_folder(folder: Path, user: ServerUser) -> None:
    """The socket's folder; under /tmp another user could have made it first, so it must be ours and closed."""
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
        user.own(folder, PRIVATE_FOLDER)
    except FileExistsError:
        pass
    entry = folder.lstat()
    if not stat.S_ISDIR(entry.st_mode) or entry.st_uid != user.uid or stat.S_IMODE(entry.st_mode) != PRIVATE_FOLDER:
        raise PostgresError(
            f"{folder} should be a private folder (mode 0700) of the server's user, and is not. "
            "Remove it if nobody needs it, or set UNKNOT_HOME to a shorter path (76 characters at most)."
        )


def check_version(layout: Layout) -> None:
    """Refuse data that another major version of PostgreSQL wrote, and say how to bring it over."""
    mark = layout.data / "PG_VERSION"
    written_by = mark.read_text().strip() if mark.is_file() else str(MAJOR)
    others = {folder.name for folder in layout.root.glob("[0-9]*") if (folder / "data" / "PG_VERSION").is_file()}
    if not mark.is_file() and others:
        written_by = max(others, key=int)
    if written_by != str(MAJOR):
        raise PostgresError(
            f"The data in {layout.root} was written by PostgreSQL {written_by}, and this Unknot brings {MAJOR}. "
            "Nothing was changed. With the Unknot you ran before: unknot backup FILE. Then move that folder away, "
            "and with this one: unknot restore FILE. See docs/howto/upgrade-postgresql.md."
        )


def make_data(layout: Layout, user: ServerUser, credentials: Credentials) -> None:
    """A new data folder, made aside and renamed when whole, so an interrupted first start leaves nothing half-made."""
    aside = layout.version_folder / "data.partial"
    if aside.exists():
        shutil.rmtree(aside)
    password = layout.root / "password.partial"
    password.unlink(missing_ok=True)
    write_once(password, credentials.postgres)
    user.own(password, PRIVATE_FILE)
    words = [str(program("initdb")), f"--pgdata={aside}", f"--username={ADMIN}", f"--pwfile={password}"]
    words += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    words += ["--data-checksums"]
    try:
        done = subprocess.run([*user.prefix, *words], capture_output=True, text=True, check=False, cwd="/")  # noqa: S603
    finally:
        password.unlink()
    if done.returncode != 0:
        raise PostgresError(f"The database folder {layout.data} could not be made.\n{done.stderr.strip()}")
    aside.rename(layout.data)
