"""The page that tells how many screens people meet is counted, not written."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_screens_is_current_and_a_healthy_adult_meets_sixteen_at_most() -> None:
    script = [sys.executable, str(ROOT / "scripts/count_screens.py"), "--check"]
    ended = subprocess.run(script, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
