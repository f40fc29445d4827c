"""The house keeps its shape: what is pure, who may import whom, and what a page may cost to import."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("foods", "tracker")

# Modules that know no Django, so that they can be read, called and tested without a database.
PURE_MODULES = (
    "foods/nutrients.py",
    "foods/plausible.py",
    "foods/barcodes/gtin.py",
    "foods/own/labels.py",
    "foods/own/label_text.py",
    "foods/own/prefill.py",
    "foods/own/recipes.py",
    "foods/own/supplements.py",
    "foods/search/engines.py",
    "foods/search/ranking.py",
    "foods/search/standing.py",
    "tracker/report/drawing.py",
    "tracker/secret_files.py",
)
PURE_FOLDERS = ("foods/importers", "foods/names", "foods/quantities", "tracker/assessment", "tracker/dashboard/figures")
NOT_PURE = ("foods/importers/load.py", "foods/importers/bulk.py")  # where records become rows

DIARY_MODELS = {
    "Day",
    "Dislike",
    "Entry",
    "Favourite",
    "FoodPreferences",
    "HealthAnswer",
    "Profile",
    "SavedMeal",
    "SavedMealItem",
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


def python_files(folder: str) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py"))


def pure_files() -> list[str]:
    in_folders = [path for folder in PURE_FOLDERS for path in python_files(folder)]
    return [*PURE_MODULES, *(path for path in in_folders if path not in NOT_PURE)]


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


@pytest.mark.parametrize("path", pure_files())
def test_a_pure_module_imports_no_django(path: str) -> None:
    assert not packages_of(path) & {"django", "allauth", "django_htmx"}


@pytest.mark.parametrize("path", pure_files())
def test_a_pure_module_imports_only_pure_modules_of_ours(path: str) -> None:
    pure = {module_name(pure_path) for pure_path in pure_files()}
    ours = {module_name(other) for package in PACKAGES for other in python_files(package)} - set(PACKAGES)
    assert imports_of(path) & ours <= pure | {"foods.barcodes", "foods.importers", "tracker.assessment"}


def test_the_pure_modules_run_without_django(tmp_path: Path) -> None:
    modules = ", ".join(module_name(path) for path in pure_files())
    assert run(f"import sys, {modules}; print('django' in sys.modules)", tmp_path) == "False"


@pytest.mark.parametrize("path", python_files("foods"))
def test_foods_never_imports_tracker(path: str) -> None:
    assert "tracker" not in packages_of(path)


def test_no_page_of_foods_names_an_address_of_tracker_in_python() -> None:
    named = [path for path in python_files("foods") if "tracker:" in (ROOT / path).read_text(encoding="utf-8")]
    assert named == []


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


def environment_reads(path: str) -> Iterator[int]:
    """The lines on which a file reads the environment."""
    names = {"environ", "environb", "getenv"}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and node.module == "os" and names & {alias.name for alias in node.names}:
            yield node.lineno


@pytest.mark.parametrize("path", [path for package in PACKAGES for path in python_files(package)])
def test_only_the_settings_read_the_environment(path: str) -> None:
    if path not in ("tracker/settings.py", "tracker/wsgi.py"):  # wsgi.py names the settings
        assert list(environment_reads(path)) == []


@pytest.mark.parametrize("path", [path for package in PACKAGES for path in python_files(package)])
def test_nothing_happens_behind_a_signal(path: str) -> None:
    assert not {name for name in imports_of(path) if name.startswith("django.dispatch") or ".signals" in name}


def test_no_module_is_a_drawer() -> None:
    drawers = {"common", "helpers", "misc", "services", "utils", "util"}
    paths = [Path(path) for package in PACKAGES for path in python_files(package)]
    assert [str(path) for path in paths if {path.stem, *path.parts} & drawers] == []


def unowned_queries(path: str) -> Iterator[str]:
    """`Entry.objects.filter` and its like: questions about diaries that do not begin with whose they are."""
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Attribute(attr=verb, value=ast.Attribute(attr="objects", value=ast.Name(id=model))) if (
                verb in UNOWNED_READS and model in DIARY_MODELS
            ):
                yield f"{path}:{node.lineno} {model}.objects.{verb}"


@pytest.mark.parametrize("path", [path for path in python_files("tracker") if "/models/" not in path])
def test_every_question_about_a_diary_starts_with_its_person(path: str) -> None:
    assert list(unowned_queries(path)) == []


def test_diary_rows_have_no_sequential_number_and_belong_to_one_person() -> None:
    from tracker import models

    for model in (models.Day, models.Entry, models.Favourite, models.SavedMeal, models.SavedMealItem):
        assert "user" in model._meta.pk.field_names, model  # type: ignore[attr-defined]
        assert "id" not in {field.name for field in model._meta.get_fields()}, model


def test_no_template_styles_or_scripts_inline() -> None:
    """The content policy would block it."""
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert templates
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert " style=" not in text, template
        assert "<style" not in text, template
        assert "<script>" not in text, template
        assert not any(f" on{event}=" in text for event in ("click", "submit", "change", "input", "load")), template
