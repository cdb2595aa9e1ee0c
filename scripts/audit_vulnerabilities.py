"""Refuse a package in the run lock with a known vulnerability; say so when the advisory service cannot be reached."""

import json
import subprocess
import sys

AUDIT = ("-m", "pip_audit", "--requirement", "requirements/run.lock", "--require-hashes", "--disable-pip")
OUTPUT = ("--format", "json", "--progress-spinner", "off", "--timeout", "15")
PATIENCE_S = 180


def asked() -> list[dict[str, object]] | None:
    """One entry a package, or None when the service gave no answer."""
    try:
        done = subprocess.run(
            [sys.executable, *AUDIT, *OUTPUT], capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
        return list(json.loads(done.stdout)["dependencies"])
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None


def main() -> int:
    packages = asked() or []
    checked = [package for package in packages if "vulns" in package]
    if not checked:
        sys.stdout.write("vulnerabilities: NOT CHECKED, the advisory service could not be reached\n")
        return 0
    bad = [package for package in checked if package["vulns"]]
    sys.stdout.write(
        f"vulnerabilities: {len(checked)} of {len(packages)} packages checked, {len(bad)} with a known one\n"
    )
    for package in bad:
        ids = ", ".join(entry["id"] for entry in package["vulns"])  # type: ignore[attr-defined]
        sys.stdout.write(f"  {package['name']} {package['version']}: {ids}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
