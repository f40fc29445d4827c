"""The house: its rooms, their floors, and who knows whom, read from the code. `make house` writes docs/house.md.

A room is a folder of foods/ or tracker/; what it is for stands in its `__init__.py`. A room may know rooms on lower
floors, never one on its own floor or above.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "house.md"

# Lower rooms first; rooms of one line do not know each other.
TRACKER: Final = (
    {"display", "assessment"},
    {"models"},
    {"observing"},
    {"backup", "person", "refusals"},
    {"account", "fluids", "reminders", "servings", "verdicts"},
    {"home", "diary"},
    {"blood", "factors", "medicines", "my_foods", "suggestions"},
    {"warning"},
    {"twitches"},
    {"food", "dashboard"},
    {"questions", "timeline"},
    {"report"},
    {"export"},
    {"imports"},
    {"database"},
)
FOODS: Final = (
    {"nutrients"},
    {"names", "quantities", "plausible"},
    {"models"},
    {"search", "barcodes"},
    {"own", "importers"},
)
ASSESSMENT: Final = (
    {"association", "blood", "intake", "portions", "reference", "warning"},
    {"health", "verdicts"},
    {"suggesting"},
)
FLOORS: Final = {"foods": FOODS, "tracker": TRACKER, "tracker.assessment": ASSESSMENT}
# What is no room: settings, addresses and start-up in tracker/; the admin and the commands, which may know every room.
SHELL: Final = {
    "foods": {"admin", "apps", "management", "migrations", "data"},
    "tracker": {
        "settings", "environment", "urls", "wsgi", "apps", "server", "processes", "private_files", "bundles",
        "bundle_tags", "fragments", "static_files", "secret_files", "management", "migrations", "static",
    },
    "tracker.assessment": set[str](),
}  # fmt: skip


def python_files(folder: str) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py"))


def templates(folder: str = "templates") -> list[Path]:
    """Every template below a folder, in either language."""
    return sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in {".html", ".jinja"})


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def tree_of(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


@cache
def imports_of(path: str) -> frozenset[str]:
    """The modules that a file imports anywhere in it, also those it names in `from package import module`."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            assert node.module is not None
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def rooms(house: str) -> list[str]:
    """The rooms of a house ("tracker"), lowest floor first, in the order of the alphabet on each."""
    return [room for floor in FLOORS[house] for room in sorted(floor)]


def floor_of(house: str, room: str) -> int:
    return next(number for number, floor in enumerate(FLOORS[house]) if room in floor)


def room_of(house: str, module: str) -> str:
    """The room that a module stands in: "diary" of "tracker.diary.forms"; "" where it is of another house, or none."""
    inside = module.removeprefix(f"{house}.")
    room = inside.split(".")[0]
    return room if inside != module and any(room in floor for floor in FLOORS[house]) else ""


def arrows(house: str) -> Iterator[tuple[str, str, str]]:
    """Each import between two rooms of a house: the file, its room, and the room it knows."""
    for path in python_files(house.replace(".", "/")):
        room = room_of(house, module_name(path))
        known = {room_of(house, module) for module in imports_of(path)}
        yield from ((path, room, other) for other in sorted(known - {room, ""}) if room)


def lies_below(house: str, room: str, other: str) -> bool:
    return floor_of(house, other) < floor_of(house, room)


def between_the_rooms(house: str) -> list[str]:
    """What lies in a house and is neither a room nor of its shell."""
    named = {path.name.removesuffix(".py") for path in (ROOT / house.replace(".", "/")).iterdir()}
    return sorted(named - set(rooms(house)) - SHELL[house] - {"__init__", "__pycache__"})


def purpose_of(house: str, room: str) -> str:
    """What a room is for: the first line of its docstring."""
    path = ROOT / house.replace(".", "/") / room
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    doc = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))
    return doc.splitlines()[0] if doc else ""


def knows(house: str, room: str) -> list[str]:
    known = {other for _path, start, other in arrows(house) if start == room}
    return [other for other in rooms(house) if other in known]


def table(house: str) -> Iterator[str]:
    yield "| floor | room | what it is for | knows |"
    yield "|---|---|---|---|"
    for room in rooms(house):
        known = ", ".join(knows(house, room)) or "–"
        yield f"| {floor_of(house, room) + 1} | `{room}` | {purpose_of(house, room)} | {known} |"


def page() -> str:
    return "\n".join([*_intro(), "", *_section("tracker", _TRACKER), *_section("foods", _FOODS), *_inner()])


_TRACKER: Final = "What a person eats. A feature's word names its folder here, in templates, styles and tests."
_FOODS: Final = "What food is. It knows nothing of tracker or of any person's diary."


def _intro() -> Sequence[str]:
    return (
        "# The house",
        "",
        "Written by `make house` from the code; a test reads it, so that it cannot drift.",
        "",
        "A feature has one word. The word names a folder in `tracker/`, `templates/tracker/`,",
        "`tracker/static/tracker/` and `tests/tracker/`, and nothing else of the feature is anywhere else. A room may",
        "know every room on a lower floor, and none on its own floor or above; an address links to any page.",
    )


def _section(house: str, about: str) -> Iterable[str]:
    return (f"## {house}/", "", about, "", *table(house), "")


def _inner() -> Iterable[str]:
    return ("### Inside tracker/assessment/", "", *table("tracker.assessment"), "")


def main() -> None:
    text = page()
    PAGE.write_text(text, encoding="utf-8")
    print(re.sub(r"`", "", text))


if __name__ == "__main__":
    main()
