"""Short marks of the code, to see in a moment whether anything has to be prepared."""

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def packages_mark() -> str:
    """Changes when any installed package or Python itself does."""
    names = sorted(f"{found.name}=={found.version}" for found in distributions())
    return mark_of([sys.version, *names])


def files_mark(*patterns: str) -> str:
    """Changes when a file of our package that fits a pattern is added, removed or written."""
    paths = sorted(path for pattern in patterns for path in PACKAGE.glob(pattern) if path.is_file())
    return mark_of(f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in paths)


def mark_of(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:20]
