"""The house keeps its shape: rooms and floors, what is pure, who knows whom, and what a page may cost to import."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house import (
    FLOORS,
    PAGE,
    ROOT,
    arrows,
    between_the_rooms,
    imports_of,
    lies_below,
    module_name,
    page,
    purpose_of,
    python_files,
    rooms,
    templates,
    tree_of,
)
from tracker.settings import TEMPLATES

PACKAGES = ("foods", "tracker")

# Modules that know no Django, so that they can be read, called and tested without a database.
PURE_MODULES = (
    "foods/nutrients.py",
    "foods/plausible.py",
    "foods/barcodes/gtin.py",
    "foods/own/labels.py",
    "foods/own/label_columns.py",
    "foods/own/label_cells.py",
    "foods/own/label_text.py",
    "foods/own/label_words.py",
    "foods/own/prefill.py",
    "foods/own/recipes.py",
    "foods/own/supplements.py",
    "foods/search/engines.py",
    "foods/search/guesses.py",
    "foods/search/meeting.py",
    "foods/search/ranking.py",
    "foods/search/standing.py",
    "tracker/display/spreadsheets.py",
    "tracker/report/drawing.py",
    "tracker/report/label_places.py",
    "tracker/secret_files.py",
)
PURE_FOLDERS = (
    *("foods/importers", "foods/names", "foods/quantities"),
    *("tracker/assessment", "tracker/dashboard/figures", "tracker/timeline/figures"),
)
NOT_PURE = ("foods/importers/derived.py", "foods/importers/load.py")  # where records become rows

DIARY_MODELS = {
    "AskedQuestion",
    "CaffeineTrial",
    "BloodResult",
    "Day",
    "DayFactors",
    "DayNote",
    "DiaryImport",
    "Dislike",
    "Entry",
    "FactorPreferences",
    "Favourite",
    "FoodPreferences",
    "HealthAnswer",
    "Medicine",
    "MedicineAnswer",
    "MedicineChange",
    "Profile",
    "SavedMeal",
    "SavedMealItem",
    "Twitch",
}
UNOWNED_READS = {
    "all",
    "filter",
    "exclude",
    "get",
    "first",
    "last",
    "values",
    "values_list",
    "count",
    "exists",
    "update",
}


FOLDERS = ("templates/tracker", "tracker/static/tracker", "tests/tracker")
LIBRARIES: dict[str, str] = TEMPLATES[1]["OPTIONS"]["libraries"]  # type: ignore[index]
SHARED = {"site"}  # the folder of styles and scripts that every page has
# The day page fetches what stands beside it by its address, so it brings the style of it along.
FETCHED = {"templates/tracker/diary/day.html": {"factors", "suggestions", "twitches"}}


def ours() -> list[str]:
    return [path for package in PACKAGES for path in python_files(package)]


def pure_files() -> list[str]:
    in_folders = [path for folder in PURE_FOLDERS for path in python_files(folder)]
    return [*PURE_MODULES, *(path for path in in_folders if path not in NOT_PURE)]


def packages_of(path: str) -> set[str]:
    return {name.split(".")[0] for name in imports_of(path)}


def run(program: str, var: Path) -> str:
    """What a program prints in a fresh interpreter."""
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"ELECTROLOG_VAR": str(var), "DJANGO_SETTINGS_MODULE": "tracker.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_arrows_between_rooms_point_down() -> None:
    wrong = [
        f"{path} -> {other}"
        for house in FLOORS
        for path, room, other in arrows(house)
        if not lies_below(house, room, other)
    ]
    assert wrong == []


def test_nothing_lies_between_the_rooms() -> None:
    assert {house: between_the_rooms(house) for house in FLOORS} == {house: [] for house in FLOORS}


def test_every_room_says_in_a_line_what_it_is_for() -> None:
    silent = [f"{house}.{room}" for house in FLOORS for room in rooms(house) if len(purpose_of(house, room)) < 20]
    assert silent == []


def test_a_room_has_the_same_name_everywhere() -> None:
    named = {folder: {path.name for path in (ROOT / folder).iterdir() if path.is_dir()} for folder in FOLDERS}
    no_rooms = {folder: names - set(rooms("tracker")) - SHARED - {"__pycache__"} for folder, names in named.items()}
    assert no_rooms == {folder: set() for folder in FOLDERS}


def test_templates_and_styles_lie_in_rooms() -> None:
    outside = [str(path) for folder in FOLDERS[:2] for path in (ROOT / folder).iterdir() if path.is_file()]
    assert outside == []


def test_the_page_about_the_house_is_as_the_code_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make house"


def room_templates() -> Iterator[tuple[str, str, str]]:
    """Each template of a room: its path, its room and its text."""
    for path in templates("templates/tracker"):
        relative = path.relative_to(ROOT)
        yield str(relative), relative.parts[2], path.read_text(encoding="utf-8")


def rooms_named(pattern: str) -> Iterator[tuple[str, str, str]]:
    """Each room that a template names by `pattern`: the path, its room, and the other room."""
    for path, room, text in room_templates():
        yield from ((path, room, other) for other in re.findall(pattern, text) if other != room)


def test_a_template_includes_its_own_room_a_lower_one_or_includes() -> None:
    named = list(rooms_named(r"""{% (?:include|extends|fragment) ["']tracker/(\w+)/"""))
    assert len(named) > 5
    assert [f"{path} -> {other}" for path, room, other in named if not lies_below("tracker", room, other)] == []


def test_a_template_loads_tags_of_its_own_room_or_a_lower_one() -> None:
    room_of_library = {name: module.split(".")[1] for name, module in LIBRARIES.items() if module.count(".") > 1}
    wrong = [
        f"{path} -> {room_of_library[library]}"
        for path, room, text in room_templates()
        for libraries in re.findall(r"{% load ([^%]*) %}", text)
        for library in libraries.split()
        if library in room_of_library
        and room_of_library[library] != room
        and not lies_below("tracker", room, room_of_library[library])
    ]
    assert wrong == []


def test_a_page_has_styles_and_scripts_of_its_own_room_or_a_lower_one() -> None:
    named = list(rooms_named(r"[ (]'tracker/(\w+)/[\w.]+\.(?:css|js)'"))
    wrong = [
        f"{path} -> {other}"
        for path, room, other in named
        if other not in SHARED | FETCHED.get(path, set()) and not lies_below("tracker", room, other)
    ]
    assert named
    assert wrong == []


def test_what_several_rooms_include_names_no_room() -> None:
    shared = [ROOT / "templates/base.html", *(ROOT / "templates/includes").glob("*.html")]
    names_a_room = re.compile(r"""["']tracker/(?!site/)\w+/""")
    assert [path.name for path in shared if names_a_room.search(path.read_text(encoding="utf-8"))] == []


def test_a_view_renders_templates_of_its_own_room_or_a_lower_one() -> None:
    wrong = [
        f"{path} -> {other}"
        for room in rooms("tracker")
        for path in python_files(f"tracker/{room}")
        for other in re.findall(r'"tracker/(\w+)/[\w/]+\.(?:html|jinja)"', (ROOT / path).read_text(encoding="utf-8"))
        if other != room and not lies_below("tracker", room, other)
    ]
    assert wrong == []


def test_foods_has_no_pages_and_names_no_address_of_tracker() -> None:
    assert not (ROOT / "templates/foods").exists()
    named = [path for path in python_files("foods") if "tracker:" in (ROOT / path).read_text(encoding="utf-8")]
    assert named == []


def test_foods_never_imports_tracker() -> None:
    assert [path for path in python_files("foods") if "tracker" in packages_of(path)] == []


def test_a_pure_module_imports_no_django() -> None:
    assert [path for path in pure_files() if packages_of(path) & {"django", "allauth", "django_htmx"}] == []


def test_a_pure_module_imports_only_pure_modules_of_ours() -> None:
    pure = {module_name(path) for path in pure_files()}
    empty = {module_name(path) for path in ours() if path.endswith("__init__.py") and len(tree_of(path).body) <= 1}
    known = {module_name(path) for path in ours()}
    wrong = [f"{path} -> {name}" for path in pure_files() for name in sorted((imports_of(path) & known) - pure - empty)]
    assert wrong == []


def test_the_pure_modules_run_without_django(tmp_path: Path) -> None:
    modules = ", ".join(module_name(path) for path in pure_files())
    assert run(f"import sys, {modules}; print('django' in sys.modules)", tmp_path) == "False"


def test_importing_every_address_imports_neither_pandas_nor_plotly(tmp_path: Path) -> None:
    program = """
import sys, django
django.setup()
import tracker.diary.day_views, tracker.urls
print(sorted({"numpy", "pandas", "plotly"} & sys.modules.keys()))
"""
    assert run(program, tmp_path) == "[]"


def test_the_server_starts_with_neither_pandas_nor_plotly(tmp_path: Path) -> None:
    program = "import sys, tracker.wsgi; print(sorted({'numpy', 'pandas', 'plotly'} & sys.modules.keys()))"
    assert run(program, tmp_path) == "[]"


def environment_reads(path: str) -> Iterator[str]:
    """The lines on which a file reads the environment."""
    names = {"environ", "environb", "getenv"}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield f"{path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "os" and names & {alias.name for alias in node.names}:
            yield f"{path}:{node.lineno}"


def test_only_the_settings_read_the_environment() -> None:
    may = ("tracker/settings.py", "tracker/environment.py", "tracker/wsgi.py")  # wsgi.py names the settings
    assert [read for path in ours() if path not in may for read in environment_reads(path)] == []


def test_nothing_happens_behind_a_signal() -> None:
    signals = re.compile(r"django\.dispatch|.*\.signals")
    assert [path for path in ours() if any(signals.match(name) for name in imports_of(path))] == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"common", "helpers", "misc", "services", "utils", "util"}
    assert [path for path in ours() if {Path(path).stem, *Path(path).parts} & drawers] == []


def unowned_queries(path: str) -> Iterator[str]:
    """`Entry.objects.filter` and its like: questions about diaries that do not begin with whose they are."""
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Attribute(attr=verb, value=ast.Attribute(attr="objects", value=ast.Name(id=model))) if (
                verb in UNOWNED_READS and model in DIARY_MODELS
            ):
                yield f"{path}:{node.lineno} {model}.objects.{verb}"


def test_every_question_about_a_diary_starts_with_its_person() -> None:
    asking = [path for path in python_files("tracker") if "/models/" not in path]
    assert [query for path in asking for query in unowned_queries(path)] == []


def test_entries_are_written_by_one_statement() -> None:
    """A new field of an entry is then added in one writer."""
    writes = re.compile(r"Entry\.objects(\.of\([^)]*\))?\.(create|bulk_create|get_or_create|update_or_create)\b")
    wrong = [path for path in python_files("tracker") if writes.search((ROOT / path).read_text(encoding="utf-8"))]
    assert wrong == []


def test_diary_rows_have_no_sequential_number_and_belong_to_one_person() -> None:
    from tracker import models

    for model in (
        models.Day,
        models.DiaryImport,
        models.Entry,
        models.Favourite,
        models.SavedMeal,
        models.SavedMealItem,
    ):
        assert "user" in model._meta.pk.field_names, model  # type: ignore[attr-defined]
        assert "id" not in {field.name for field in model._meta.get_fields()}, model


def test_no_template_styles_or_scripts_inline() -> None:
    """The content policy would block it."""
    for template in templates():
        text = template.read_text(encoding="utf-8")
        assert " style=" not in text, template
        assert "<style" not in text, template
        assert "<script>" not in text, template
        assert not any(f" on{event}=" in text for event in ("click", "submit", "change", "input", "load")), template
