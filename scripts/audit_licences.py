"""Refuse a package in the lock files whose license we have not agreed to."""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCKS = ("requirements/run.lock", "requirements/dev.lock", "requirements/build.lock")
AGREED = re.compile(r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL-3\.0|PostgreSQL)\b")
# Read by hand, because the metadata does not say it plainly: MIT (its LICENSE file), and BSD (with one MIT file).
READ_BY_HAND = {"axe-playwright-python": "MIT", "qrcode": "BSD"}


def names(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)==", Path(lock).read_text(encoding="utf-8"), re.MULTILINE))


def license_of(name: str) -> str:
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    told = metadata(name)
    classifiers = [
        line.removeprefix("License :: ") for line in told.get_all("Classifier") or [] if "License ::" in line
    ]
    return told.get("License-Expression") or "; ".join(classifiers) or (told.get("License") or "").partition("\n")[0]


def main() -> int:
    refused, checked = [], 0
    for name in sorted(set().union(*map(names, LOCKS))):
        try:
            found = license_of(name)
        except PackageNotFoundError:  # for another platform: not installed here
            continue
        checked += 1
        if not AGREED.search(found):
            refused.append(f"{name}: {found or 'no license told'}")
    sys.stdout.write(f"licenses: {checked} packages checked, {len(refused)} refused\n")
    sys.stdout.writelines(f"  {line}\n" for line in refused)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
