"""What the figures were taken on."""

import os
import platform
from pathlib import Path


def machine() -> str:
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    return f"# {os.cpu_count()} cores, {cpu_model()}; Python {platform.python_version()}; load average {load}"


def cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
