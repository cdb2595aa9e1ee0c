"""Which user the server runs as: the person's own, or, for root, a system user of its own.

PostgreSQL refuses to run as root. The folder of the server is given to the system user; nothing outside is touched.
See docs/decisions/0011.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from unknot.home.environment import is_root
from unknot.postgres.problems import PostgresError

SYSTEM_USER = "unknot"
DAC_READ_SEARCH = 2  # the capability's number in linux/capability.h


@dataclass(frozen=True, slots=True)
class ServerUser:
    """The user, and what has to stand before a command so that it runs as that user."""

    uid: int
    gid: int
    prefix: tuple[str, ...] = ()

    def own(self, path: Path, mode: int) -> None:
        """Give a file or folder of the server to this user."""
        if (path.stat().st_uid, path.stat().st_gid) != (self.uid, self.gid):
            os.chown(path, self.uid, self.gid)
        path.chmod(mode)


def server_user(data: Path, *needed: Path) -> ServerUser:
    """The user for the server with this data folder; `needed` are the other folders it must be able to reach.

    Root drops to whoever owns the data already, so that `sudo unknot backup` leaves an ordinary user's server alone.
    """
    if not is_root():
        return ServerUser(os.geteuid(), os.getegid())
    entry = data.stat() if data.exists() else None
    if entry and entry.st_uid != 0:
        uid, gid = entry.st_uid, entry.st_gid
    else:
        made = system_user()
        uid, gid = made.pw_uid, made.pw_gid
    is_closed = any(closed_parent(path, uid, gid) for path in (data, *needed))
    return ServerUser(uid, gid, tuple(drop_to(uid, gid, walk_through=is_closed)))


def system_user() -> pwd.struct_passwd:
    """The system user `unknot`, made when it is missing."""
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        make_system_user()
        return pwd.getpwnam(SYSTEM_USER)


def make_system_user() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if not useradd:
        raise PostgresError(
            f"PostgreSQL never runs as root, and there is no system user {SYSTEM_USER!r} to run it as. "
            "Make one (BusyBox: adduser -S -D -H unknot), or start Unknot as an ordinary user."
        )
    words = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    done = subprocess.run(  # noqa: S603 — a fixed command
        [*words, "--shell", "/usr/sbin/nologin", SYSTEM_USER], capture_output=True, text=True, check=False
    )
    if done.returncode not in {0, 9}:  # 9: another start made the user a moment ago
        raise PostgresError(
            f"The system user {SYSTEM_USER!r} could not be made: {done.stderr.strip()} "
            "Make it by hand, or start Unknot as an ordinary user."
        )


def closed_parent(path: Path, uid: int, gid: int) -> Path | None:
    """The first folder on the way to `path` that this user may not walk through, from the root down.

    Folders that are not there yet do not count: the launcher makes them for this user.
    """
    for parent in filter(Path.exists, reversed(path.resolve().parents)):
        entry = parent.stat()
        bit = 0o100 if entry.st_uid == uid else 0o010 if entry.st_gid == gid else 0o001
        if not entry.st_mode & bit:
            return parent
    return None


def drop_to(uid: int, gid: int, *, walk_through: bool) -> list[str]:
    """A `setpriv` command that leaves root for good; `walk_through` keeps the one right to pass closed folders."""
    setpriv = shutil.which("setpriv", path="/usr/bin:/bin:/usr/sbin:/sbin")
    if not setpriv:
        raise PostgresError(
            "PostgreSQL never runs as root, and the program setpriv to leave root is missing. "
            "Install the package util-linux, or start Unknot as an ordinary user."
        )
    kept = "+dac_read_search" if walk_through else ""
    if walk_through and not may_keep(DAC_READ_SEARCH):
        raise PostgresError(
            "The server's own user may not walk through the folders above UNKNOT_HOME or above Unknot's programs, "
            "and this machine withholds the right (CAP_DAC_READ_SEARCH) that would let it. Set UNKNOT_HOME to an "
            "open place such as /var/lib/unknot and install Unknot in one such as /opt, or use an ordinary user."
        )
    rights = ",".join(filter(None, ["-all", kept]))
    caps = [f"--inh-caps={rights}", f"--ambient-caps={rights}", f"--bounding-set={rights}"]
    if walk_through:
        # Without this the kernel forgets the right inside access(2), by which PostgreSQL looks for its own programs.
        caps.append("--securebits=+no_setuid_fixup")
    return [setpriv, f"--reuid={uid}", f"--regid={gid}", "--clear-groups", "--no-new-privs", *caps, "--"]


def may_keep(capability: int) -> bool:
    """Whether this process may hand the capability on (its bounding set holds it)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    sets = dict(line.split(":\t", 1) for line in lines if line.startswith(("CapBnd", "CapPrm")))
    return all(int(bits, 16) >> capability & 1 for bits in sets.values())
