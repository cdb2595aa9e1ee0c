"""The clinical library and its knowledge in a fresh process, beside the other engine reading the same rules as JSON."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.json_rules import JsonRules
from bench.measure import Measure

IMPORT_S, TIMES = 0.5, 7
TIMED = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
OURS = "import unknot.clinical.triage; from unknot.knowledge.loading import knowledge; knowledge()"
THEIRS = "import json, json_logic; json.load(open({!r}, encoding='utf-8'))"


def import_measure(rules: JsonRules) -> Measure:
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "rules.json"
        written.write_text(json.dumps([rules.derived, rules.rules]), encoding="utf-8")
        theirs = seconds(THEIRS.format(str(written)))
    ours = seconds(OURS)
    return Measure("import_with_knowledge", ours, "s", ours / theirs, f"<= {IMPORT_S} s", ours <= IMPORT_S)


def seconds(work: str) -> float:
    """The median of several fresh processes, after one that fills the caches."""
    run(work)
    return median(run(work) for _time in range(TIMES))


def run(work: str) -> float:
    command = [sys.executable, "-c", TIMED.format(work)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
