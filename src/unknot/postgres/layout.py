"""The files and folders of one embedded server, all below `UNKNOT_HOME/postgres`."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from unknot.postgres.binaries import MAJOR

# A socket's whole path must fit in 104 bytes on macOS and 108 on Linux, "/.s.PGSQL.5432" and an end mark included.
LONGEST_SOCKET_FOLDER = 103 - len("/.s.PGSQL.5432")


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths of one server; `home` is UNKNOT_HOME and must be absolute."""

    home: Path

    @property
    def root(self) -> Path:
        """Everything of the server; as root only `18`, `log` and `run` in it belong to the server's own user."""
        return self.home / "postgres"

    @property
    def version_folder(self) -> Path:
        return self.root / str(MAJOR)

    @property
    def data(self) -> Path:
        return self.version_folder / "data"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def credentials(self) -> Path:
        return self.root / "credentials.json"

    @property
    def settings(self) -> Path:
        return self.root / "postgresql.conf"

    @property
    def access(self) -> Path:
        return self.root / "pg_hba.conf"

    @property
    def first_words(self) -> Path:
        """What the server says before its log is open."""
        return self.root / "start.log"

    @property
    def own_settings(self) -> Path:
        """PostgreSQL settings of the person who runs this server; they win over ours."""
        return self.root / "local.conf"

    def lock(self, name: str) -> Path:
        return self.root / f"{name}.lock"

    @property
    def socket_folder(self) -> Path:
        """Where the socket lives: in the home, or for a long path in a private folder under /tmp, named by the home."""
        inside = self.root / "run"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        return Path("/tmp") / f"unknot-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]}"  # noqa: S108 — checked on start: 0700 and ours
