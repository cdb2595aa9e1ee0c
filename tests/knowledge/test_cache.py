"""The cache is used only when it is whole, of these files, and written by nobody else."""

import os
from pathlib import Path

import pytest

from unknot.knowledge import cache

KEY = "ab" * 32
TREES = {"facts.yaml": {"meta": {"version": "1"}, "list": [1, None, "x"]}}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "unknot" / "knowledge"


def stored(place: Path) -> Path:
    (only,) = place.glob("*.msgpack")
    return only


def test_what_was_kept_comes_back(place: Path) -> None:
    assert cache.fetch(KEY) is None
    cache.keep(KEY, TREES)
    assert cache.fetch(KEY) == TREES
    assert stored(place).stat().st_mode & 0o077 == 0
    assert place.stat().st_mode & 0o077 == 0


def test_a_changed_byte_is_noticed(place: Path) -> None:
    cache.keep(KEY, TREES)
    content = bytearray(stored(place).read_bytes())
    content[-1] ^= 1
    stored(place).write_bytes(content)
    assert cache.fetch(KEY) is None


def test_an_entry_under_another_name_is_not_trusted(place: Path) -> None:
    cache.keep(KEY, TREES)
    other = "cd" * 32
    stored(place).rename(place / f"{other}.msgpack")
    assert cache.fetch(other) is None


def test_an_entry_that_others_may_write_is_not_read(place: Path) -> None:
    cache.keep(KEY, TREES)
    stored(place).chmod(0o666)
    assert cache.fetch(KEY) is None


def test_a_folder_that_others_may_write_is_not_used(place: Path) -> None:
    place.mkdir(parents=True)
    place.chmod(0o777)
    cache.keep(KEY, TREES)
    assert list(place.iterdir()) == []


def test_an_older_edition_is_dropped(place: Path) -> None:
    cache.keep(KEY, TREES)
    cache.keep("ef" * 32, TREES)
    assert cache.fetch(KEY) is None
    assert len(os.listdir(place)) == 1  # noqa: PTH208


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    cache.keep(KEY, TREES)
    assert cache.fetch(KEY) is None
