"""The one file of a backup: a ZIP with PostgreSQL's dump and a manifest that says what must be in it."""

import hashlib
import json
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from unknot.postgres.problems import PostgresError
from unknot.postgres.tables import Content

FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the dump holds: `schema` lists the migrations applied, `tables` the rows and digest of each table."""

    unknot: str
    taken_at: str
    server: int
    app_role: str
    schema: list[str]
    tables: dict[str, Content]
    sha256: str
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(content.rows for content in self.tables.values())


class HashingWriter:
    """Writes on, and keeps the digest of all that passed."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.digest = target, hashlib.sha256()

    def write(self, block: bytes) -> int:
        self.digest.update(block)
        return self.target.write(block)


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A private file (0600) that appears under its name only when it is complete and on the disk."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def read_manifest(path: Path) -> Manifest:
    """The manifest of a backup whose dump has the right checksum; refuses anything else."""
    try:
        with zipfile.ZipFile(path) as archive:
            told = json.loads(archive.read(MANIFEST))
            digest = digest_of(archive)
    except FileNotFoundError as problem:
        raise PostgresError(f"There is no file {path}.") from problem
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile) as problem:
        raise PostgresError(
            f"{path} is not a backup of Unknot, or is damaged ({problem}). Nothing was changed."
        ) from problem
    manifest = as_manifest(path, told)
    if digest != manifest.sha256:
        raise PostgresError(f"{path} is damaged: its checksum is not the one it was written with. Nothing was changed.")
    return manifest


def digest_of(archive: zipfile.ZipFile) -> str:
    digest = hashlib.sha256()
    with archive.open(DUMP) as dump:
        while block := dump.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def as_manifest(path: Path, told: Any) -> Manifest:
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise PostgresError(f"{path} was written by another version of Unknot in a form this one does not know.")
    try:
        return Manifest(**told | {"tables": {name: Content(**content) for name, content in told["tables"].items()}})
    except (TypeError, KeyError, AttributeError) as problem:
        raise PostgresError(f"{path} is not a backup of Unknot, or is damaged. Nothing was changed.") from problem


def manifest_text(manifest: Manifest) -> str:
    return json.dumps(asdict(manifest), indent=1)


def copy_dump(path: Path, target: IO[bytes]) -> None:
    """Stream the dump of a backup; a reader that has had enough may close its end."""
    with zipfile.ZipFile(path) as archive, archive.open(DUMP) as dump:
        try:
            shutil.copyfileobj(dump, target, BLOCK)
            target.close()
        except BrokenPipeError:
            return
