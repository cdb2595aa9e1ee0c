"""Keep the parsed YAML for the next start; a parse takes half a second, reading it back a few milliseconds.

The entry is named after the hash of the files it was made from and begins with the hash of its own content; it is
used only when both match and nobody else could have written it. Any trouble means: parse again.
"""

import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

Trees = dict[str, Any]
_DIGEST_LENGTH = 32


def fetch(key: str) -> Trees | None:
    """The trees stored under `key` (a hex hash), or None when there are none that can be trusted."""
    try:
        with _path(key).open("rb") as file:
            status = os.fstat(file.fileno())
            if not _is_ours_alone(status):
                return None
            stored = file.read()
    except OSError:
        return None
    digest, content = stored[:_DIGEST_LENGTH], stored[_DIGEST_LENGTH:]
    if hashlib.sha256(key.encode() + content).digest() != digest:
        return None
    trees: Trees = msgspec.msgpack.decode(content)
    return trees


def keep(key: str, trees: Trees) -> None:
    """Store `trees` under `key` and drop older entries; a place that cannot be written is no error."""
    content = msgspec.msgpack.encode(trees)
    path = _path(key)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours_alone(path.parent.stat()):
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(key.encode() + content).digest() + content)
        Path(temporary).replace(path)
        _drop_others(path)
    except OSError:
        return


def _drop_others(path: Path) -> None:
    for other in path.parent.glob("*.msgpack"):
        if other != path:
            other.unlink(missing_ok=True)


def _path(key: str) -> Path:
    return _folder() / f"{key}.msgpack"


def _folder() -> Path:
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    return base / "unknot" / "knowledge"


def _is_ours_alone(status: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
