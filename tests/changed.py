"""Which tests belong to what has changed since the last commit: `make check` runs those."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.house import ROOT, rooms

ALWAYS: Final = ("tests/test_architecture.py", "tests/test_styles.py")
EVERY_PAGE: Final = "tests/access"
# Where a feature's word names a folder: the parts of the path before it.
PLACES: Final = (
    ("tracker", "static", "tracker"),
    ("templates", "tracker"),
    ("tests", "tracker"),
    ("tests", "foods"),
    ("tracker",),
    ("foods",),
)


def changed_files() -> list[str]:
    """Tracked files that differ from the last commit, and files that git does not know yet."""
    commands = (["git", "diff", "--name-only", "HEAD"], ["git", "ls-files", "--others", "--exclude-standard"])
    answers = (subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for command in commands)
    return [path for answer in answers for path in answer.stdout.splitlines()]


def tests_of(path: str) -> str | None:
    """The folder of tests for the room that a file stands in, a test file itself, or None where there is neither."""
    parts = Path(path).parts
    if parts[0] == "tests" and parts[-1].startswith("test_"):
        return path
    place = next((place for place in PLACES if parts[: len(place)] == place and len(parts) > len(place)), None)
    if place is None:
        return EVERY_PAGE if parts[0] == "templates" else None
    house, room = "foods" if "foods" in place else "tracker", parts[len(place)].removesuffix(".py")
    tests = f"tests/{house}/{room}"
    return tests if room in rooms(house) and (ROOT / tests).exists() else f"tests/{house}"


def chosen(paths: Iterable[str]) -> list[str]:
    found = {tests for path in paths if (tests := tests_of(path))}
    there = {tests for tests in found if (ROOT / tests).exists()}
    return sorted({*ALWAYS, *(tests for tests in there if not any(tests.startswith(f"{other}/") for other in there))})


if __name__ == "__main__":
    print(" ".join(chosen(changed_files())))
