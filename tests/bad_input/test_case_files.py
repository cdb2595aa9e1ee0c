"""Files that are no case, given to `unknot assess`: one clear line, soon, and exit code 1 or 2."""

import gzip
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unknot.cli.main import main

SOON_S = 20  # on a busy machine; each takes well under a second on an idle one
LAUGHS = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 123))
FILES = {
    "a gzip file": gzip.compress(b"facts: {}"),
    "a program": Path(sys.executable).resolve().read_bytes()[:500_000],
    "only NULs": b"\x00" * 5000,
    "UTF-16": "facts: {}".encode("utf-16"),
    "control characters": bytes(range(32)) * 10,
    "10 MB": b"facts: {fever: true}\n#" + b"x" * 10_000_000,
    "many aliases": LAUGHS,
    "an alias of itself": b"a: &a [*a]",
    "half a million brackets": b"[" * 500_000,
    "nested braces": b"{a: " * 5000 + b"1" + b"}" * 5000,
    "nested lines": b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "a number without an end": b"facts: {age_years: " + b"9" * 900_000 + b"}",
    "an age like a clock": b"facts: {age_years: 12:30:45}",
    "an age beyond numbers": b"facts: {age_years: .inf}",
    "an age that is none": b"facts: {age_years: .nan}",
    "a key that is a list": b"? [a, b]\n: 1",
    "a key that is a mapping": b"{? {a: b} : 1}",
    "a merge of nothing": b"<<: 1\nfacts: {}",
    "two documents": b"facts: {}\n---\nfacts: {}",
    "a tag of a program": b"!!python/object/new:os.system [true]",
    "half a surrogate": b'facts: {"\\ud800": true}',
    "bytes of base64": b"facts: !!binary aGVsbG8=",
    "facts that are a list": b"facts: [fever, fever]",
    "facts that are a word": b"facts: fever",
    "nothing that is known": b"hello: world",
    "a fact that is a mapping": b"facts: {fever: {a: b}}",
    "regions that are numbers": b"facts: {regions: [1, 2]}",
    "regions that are a word": b"facts: {regions: neck}",
    "answers and nonsense": b"answers: {q_age: {a: [1]}}",
    "an id of two lines": b'id: "a\\nb"\nfacts: {}',
    "an id without an end": b"id: " + b"a" * 500_000 + b"\nfacts: {}",
    "an id that is a list": b"id: [1]\nfacts: {}",
}


def assess(*words: str) -> Result:
    result = CliRunner().invoke(main, ["assess", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_case_gets_one_clear_line(tmp_path: Path, name: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(FILES[name])
    began = time.monotonic()
    result = assess(str(file))
    assert time.monotonic() - began < SOON_S
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.strip().splitlines()) == 1
    assert len(result.stderr) < 1000


@pytest.mark.parametrize("what", ["folder", "missing", "link to nowhere"])
def test_what_is_no_file_is_explained(tmp_path: Path, what: str) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "nowhere")
    path = {"folder": tmp_path, "missing": tmp_path / "no.yaml", "link to nowhere": link}[what]
    result = assess(str(path))
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_folder_in_place_of_a_batch_is_explained(tmp_path: Path) -> None:
    cases, folder = tmp_path / "cases.jsonl", str(tmp_path)
    cases.write_bytes(b"\x00\xff\n" * 3)
    for words in (["--batch", folder, "--out", str(tmp_path / "out")], ["--batch", str(cases), "--out", folder]):
        result = assess(*words)
        assert result.exit_code in (1, 2)
        assert "Error: " in result.stderr


def test_a_batch_of_noise_names_each_line(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_bytes(b"\x00\n\xff\xfe\n" + b"[" * 100_000 + b"\n" + b"9" * 100_000 + b"\n\x80abc\nnull\n")
    result = assess("--batch", str(cases), "--out", str(out))
    assert result.exit_code == 1
    assert [f"line {number}:" in result.stderr for number in range(1, 7)] == [True] * 6
    assert out.read_bytes() == b""


def test_a_pipe_that_closes_is_no_traceback() -> None:
    case = Path(__file__).parents[2] / "examples" / "night-calf-cramps.yaml"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        command = [sys.executable, "-P", "-m", "unknot.cli", "assess", str(case)]
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_no_file_breaks_the_command(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "case.yaml"
    for text in (content, b"facts: {" + content + b": true}", b"facts: {fever: " + content + b"}"):
        file.write_bytes(text)
        assert assess(str(file)).exit_code in (0, 1)
