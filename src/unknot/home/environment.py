"""Where Unknot keeps its things on this machine, without Django."""

import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path


def checkout(package: Path | None = None) -> Path | None:
    """The folder of the checkout this package runs from, or None for an installed copy.

    package: the folder of the package `unknot`; a checkout has it at `src/unknot`, beside a `pyproject.toml`.

    >>> checkout(Path("/usr/lib/python3/site-packages/unknot")) is None
    True
    """
    package = package or Path(__file__).resolve().parents[1]
    root = package.parent.parent
    is_checkout = package.parent.name == "src" and (root / "pyproject.toml").is_file()
    return root if is_checkout else None


def platform_home(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The platform's folder for a program's data.

    >>> platform_home({"HOME": "/home/ana"}, "linux").as_posix()
    '/home/ana/.local/share/unknot'
    >>> platform_home({"XDG_DATA_HOME": "/data"}, "linux").as_posix()
    '/data/unknot'
    >>> platform_home({"HOME": "/Users/ana"}, "darwin").as_posix()
    '/Users/ana/Library/Application Support/Unknot'
    """
    user = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return user / "Library" / "Application Support" / "Unknot"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or user / "AppData" / "Local") / "Unknot"
    return Path(environ.get("XDG_DATA_HOME") or user / ".local" / "share") / "unknot"


def unknot_home(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds Unknot's data: `UNKNOT_HOME`, `.unknot` in a checkout, or the platform's data folder.

    It need not exist yet. The path is absolute, so that a change of folder never splits one installation in two.

    >>> unknot_home({"UNKNOT_HOME": "/srv/unknot"}).as_posix()
    '/srv/unknot'
    """
    if told := environ.get("UNKNOT_HOME"):
        return Path(told).expanduser().absolute()
    root = checkout()
    return root / ".unknot" if root else platform_home(environ)


def make_home(home: Path) -> None:
    """Make the home folder, closed to other people.

    Root's own is open to walk through (0711): the database server runs as another user and has its own folder inside.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    if not home.is_dir():
        home.mkdir(exist_ok=True)
        home.chmod(0o711 if is_root() else 0o700)


def is_root() -> bool:
    """Whether this process runs as the superuser of the machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def secret_key(home: Path) -> str:
    """The key that signs sessions and links: made once, kept in `secret_key` in the home folder, readable by its owner.

    Two processes that meet on the first start get the same key: it is written aside and linked into place.
    """
    path = home / "secret_key"
    if not path.is_file():
        make_home(home)
        write_once(path, secrets.token_urlsafe(50))
    return path.read_text().strip()


def write_once(path: Path, text: str) -> None:
    """Write a private file (0600) whole, unless it is there already."""
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
