"""Locks between processes, kept by the kernel: they end with their holder, so kill -9 leaves none behind."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unknot.postgres.problems import PostgresError

LOOK_AGAIN_S = 0.05


class Lock:
    """One lock file; `shared` holders live side by side, an exclusive holder is alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.descriptor: int | None = None

    def take(self, *, shared: bool = False) -> bool:
        """Try once; True when it is ours now. A shared lock may be turned into an exclusive one and back."""
        if self.descriptor is None:
            self.descriptor = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
            follow_folder(self.descriptor, self.path.parent)
        try:
            fcntl.flock(self.descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def is_held_elsewhere(self) -> bool:
        """Whether another process has it alone; asks without keeping it."""
        if not self.path.exists():
            return False
        probe = Lock(self.path)
        try:
            return not probe.take(shared=True)
        finally:
            probe.release()


def follow_folder(descriptor: int, folder: Path) -> None:
    """Give a file that root opened to its folder's user, who otherwise could not open it later."""
    if os.geteuid() == 0:
        entry = folder.stat()
        os.fchown(descriptor, entry.st_uid, entry.st_gid)


@contextmanager
def waiting_for(path: Path, what: str, *, patience_s: float) -> Iterator[None]:
    """Hold the lock exclusively; wait for another holder for at most `patience_s` seconds."""
    lock, deadline = Lock(path), time.monotonic() + patience_s
    try:
        while not lock.take():
            if time.monotonic() > deadline:
                raise PostgresError(f"Another Unknot process is still {what} after {patience_s:.0f} s; try again.")
            time.sleep(LOOK_AGAIN_S)
        yield
    finally:
        lock.release()
