"""`unknot assess --batch` as it is run, on one core: its time, and the most memory it held."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random

from bench.measure import Measure
from bench.sizes import Sizes
from unknot.knowledge.loading import author_cases, knowledge

SECONDS_OF_100_000, START_S, MB = 90, 3, 500
# A small process between: a child's peak counts the moment before it became itself, when it was as large as its parent.
WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def batch_measures(theirs: float, sizes: Sizes) -> Iterator[Measure]:
    """theirs: ms that the other engine takes for the conditions of one case, which is all it does."""
    with tempfile.TemporaryDirectory() as folder:
        cases, results = Path(folder) / "cases.jsonl", Path(folder) / "results.jsonl"
        write_cases(cases, sizes.cases)
        seconds, peak = run(cases, results)
        assert count_lines(results) == sizes.cases
        cases.write_text("", encoding="utf-8")
        _idle_seconds, idle = run(cases, results)
    bar = max(START_S, SECONDS_OF_100_000 * sizes.cases / 100_000)
    name = f"batch_of_{sizes.cases}"
    yield Measure(name, seconds, "s", seconds * 1000 / (theirs * sizes.cases), f"<= {bar:g} s", seconds <= bar)
    yield Measure(f"{name}_memory", peak, "MB", peak / idle, f"<= {MB} MB; ratio: to no cases", peak <= MB)


def write_cases(file: Path, how_many: int) -> None:
    """The authors' cases over and over, each with one more yes-or-no fact turned on, and a name of its own."""
    told, chance = author_cases(), Random(1)  # noqa: S311
    more = [fact.id for fact in knowledge().facts.values() if fact.type == "bool"]
    people = cycle(told["vignettes"])
    with file.open("w", encoding="utf-8") as lines:
        for number in range(how_many):
            facts = {**told["base"], **next(people).get("set_facts", {}), chance.choice(more): True}
            lines.write(json.dumps({"id": f"case {number}", "facts": facts, "answered": "all"}) + "\n")


def run(cases: Path, results: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB of one run of the command."""
    command = [sys.executable, "-P", "-m", "unknot.cli", "assess", "--batch", str(cases), "--out", str(results)]
    watched = [sys.executable, "-I", "-S", "-c", WATCH, *command]
    seconds, peak_kb = subprocess.run(watched, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(peak_kb) / 1024


def count_lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _line in lines)
