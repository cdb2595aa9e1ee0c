"""An edition as one file: a zip of the knowledge files, to keep, to send, and to compare with another."""

import zipfile
from pathlib import Path

from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.loading import CASES, FILES, installed_files, knowledge, read_edition
from unknot.knowledge.types import Knowledge

CURRENT = "current"
_MOST_BYTES = 20_000_000
_SAME_TIME = (1980, 1, 1, 0, 0, 0)


def export_edition(file: Path) -> str:
    """Write the installed edition as a zip, and give its name; the same edition is always the same bytes.

    Raises FileExistsError for a file that is there, and OSError for a place that cannot be written.
    """
    edition = knowledge().edition
    with file.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(installed_files().items()):
            archive.writestr(zipfile.ZipInfo(name, _SAME_TIME), text, zipfile.ZIP_DEFLATED)
    return edition


def open_edition(told: str) -> Knowledge:
    """`current`, a zip of the knowledge files (also inside folders, as git archive writes them), or a folder of them.

    Raises `KnowledgeError` with the file, line and entry that cannot be read, or that is missing.
    """
    if told == CURRENT:
        return knowledge()
    path = Path(told)
    return read_edition(_of_folder(path) if path.is_dir() else _of_zip(path))


def _of_folder(path: Path) -> dict[str, bytes]:
    missing = [name for name in (*FILES, CASES) if not (path / name).is_file()]
    _refuse(path, missing)
    return {name: (path / name).read_bytes() for name in (*FILES, CASES)}


def _of_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            found = {Path(item.filename).name: item for item in archive.infolist()}
            _refuse(path, [name for name in (*FILES, CASES) if name not in found])
            if sum(found[name].file_size for name in (*FILES, CASES)) > _MOST_BYTES:
                raise KnowledgeError(path.name, "", f"is larger than {_MOST_BYTES:,} bytes")
            return {name: archive.read(found[name]) for name in (*FILES, CASES)}
    except (OSError, zipfile.BadZipFile) as error:
        remedy = "Make one with: unknot knowledge export FILE"
        raise KnowledgeError(path.name, "", f"is no edition ({error})", remedy=remedy) from None


def _refuse(path: Path, missing: list[str]) -> None:
    if missing:
        raise KnowledgeError(path.name, "", f"is no edition: it lacks {', '.join(missing)}")
