"""Style sheets: short lines, one owner for each class and id, and no rule for what no page has."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from foods.nutrients import TRACKED
from tests.house import ROOT, lies_below, templates
from tracker.assessment.verdicts.standing import Look
from tracker.dashboard.chart_list import CHARTS
from tracker.diary.day import COMPLETE, PARTIAL
from tracker.report.drawing import BoxStyle, LineStyle
from tracker.timeline.chart_list import CHARTS as TIMELINE_CHARTS

STYLES = ROOT / "tracker/static/tracker"
TEMPLATES = ROOT / "templates"
LONGEST = 119
SITE = "site"

# Classes whose name no class attribute spells out.
NUTRIENTS = {nutrient.key for nutrient in TRACKED}  # class="{{ nutrient.key }}"
MADE = {
    *NUTRIENTS,
    *CHARTS,  # class="chart {{ chart.key }}"
    *TIMELINE_CHARTS,
    *get_args(BoxStyle),  # class="{{ box.style }}" of the report's drawings
    *get_args(LineStyle),
    COMPLETE,  # class="{{ date.status }}" of the week above the day
    PARTIAL,
    *Look,  # class="label {{ row.look }}"
    "very-long",  # class="figure {{ cell.length }}" of the strip above the day
    "rail",  # and the rails' parts, by display/tags.py
    "known",
    "added",
    "notched",
    "pale",
    "solid",
    "errorlist",  # around what is wrong with a field, by Django's forms
}


def sheets() -> Iterator[tuple[str, str]]:
    """Each style sheet: its path in tracker/static/tracker/, and its text."""
    for path in sorted(STYLES.rglob("*.css")):
        yield str(path.relative_to(STYLES)), path.read_text(encoding="utf-8")


def selectors(sheet: str) -> Iterator[str]:
    """The selectors of every rule, those in @media and @supports too."""
    rules = re.sub(r"/\*.*?\*/|@(?:media|supports)[^{]*{", "", sheet, flags=re.DOTALL)
    for listed in re.findall(r"([^{}]+){[^{}]*}", rules):
        yield from (one.strip() for one in re.split(r",(?![^(]*\))", listed) if not one.strip().startswith("@"))


def names(selector: str) -> list[str]:
    """The classes and ids in a selector, such as ".card" and "#toasts"."""
    return re.findall(r"[.#][a-zA-Z_][\w-]*", selector)


def owners() -> dict[str, set[str]]:
    """Who styles a class or id: the sheets with a selector of which it is the first. The others in it are context."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, sheet in sheets():
        for selector in selectors(sheet):
            for name in names(selector)[:1]:
                found[name].add(path)
    return found


def named_in(markup: str) -> set[str]:
    """The classes and ids that markup spells out, as ".card" and "#toasts"."""
    attributes = re.findall(r'\b(class|id)="((?:[^"{]|{{.*?}}|{%.*?%})*)"', markup)
    return {
        (".#"[kind == "id"]) + word
        for kind, value in attributes
        for word in re.findall(r"(?<![\w-])[a-zA-Z_][\w-]*", re.sub(r"{{.*?}}|{%.*?%}", " ", value))
    }


def test_no_line_of_a_style_sheet_is_longer_than_119_characters() -> None:
    long = [
        f"{path}:{number}"
        for path, sheet in sheets()
        for number, line in enumerate(sheet.splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert long == []


def test_a_class_is_styled_in_one_sheet_only() -> None:
    found = owners()
    assert len(found) > 100
    assert [f"{name}: {', '.join(sorted(paths))}" for name, paths in found.items() if len(paths) > 1] == []


def test_only_site_styles_an_element_by_itself() -> None:
    bare = [
        f"{path}: {selector}"
        for path, sheet in sheets()
        if not path.startswith(f"{SITE}/")
        for selector in selectors(sheet)
        if not re.match(r"\w*[.#]|:root", selector)  # :root, whose rules are the values of tokens
    ]
    assert bare == []


def test_what_a_nutrient_looks_like_stands_in_the_tokens_only() -> None:
    colours = re.compile("|".join(f"--{key.replace('_', '-')}:" for key in NUTRIENTS))
    elsewhere = [path for path, sheet in sheets() if path != f"{SITE}/tokens.css" and colours.search(sheet)]
    assert elsewhere == []
    assert {owner for key in NUTRIENTS for owner in owners()[f".{key}"]} == {f"{SITE}/tokens.css"}
    tokens = (STYLES / SITE / "tokens.css").read_text(encoding="utf-8")
    assert f"--nutrients: {len(TRACKED)};" in tokens


def test_a_room_has_no_class_of_a_room_above() -> None:
    owned = owners()
    wrong = []
    for path in templates("templates/tracker"):
        room = path.relative_to(TEMPLATES / "tracker").parts[0]
        for name in sorted(named_in(path.read_text(encoding="utf-8"))):
            others = {sheet.split("/")[0] for sheet in owned.get(name, ())} - {SITE, room}
            wrong += [f"{path.name}: {name} of {other}" for other in others if not lies_below("tracker", room, other)]
    assert wrong == []


def test_every_page_of_no_room_links_styles_of_the_site_or_the_account() -> None:
    """Sign-in and two-step pages, whose templates lie where allauth looks for them, are the account's."""
    linked = {
        (str(path.relative_to(TEMPLATES)), room)
        for path in templates()
        if not path.is_relative_to(TEMPLATES / "tracker")
        for room in re.findall(r"'tracker/(\w+)/[\w.]+\.css'", path.read_text(encoding="utf-8"))
    }
    assert linked == {
        ("base.html", SITE),
        ("500.html", SITE),
        ("allauth/layouts/base.html", "account"),
    }


def test_every_linked_sheet_exists_and_every_sheet_is_linked() -> None:
    linked = {
        sheet
        for path in templates()
        for sheet in re.findall(r"'tracker/(\w+/[\w.]+\.css)'", path.read_text(encoding="utf-8"))
    }
    assert linked == {path for path, _sheet in sheets()}


def test_every_class_that_is_styled_is_somewhere() -> None:
    markup = [path.read_text(encoding="utf-8") for path in templates()]
    code = [path.read_text(encoding="utf-8") for kind in ("py", "js") for path in (ROOT / "tracker").rglob(f"*.{kind}")]
    somewhere = {name for text in [*markup, *code] for name in named_in(text)}
    somewhere |= {f".{name}" for text in code for name in re.findall(r'classList\.\w+\("([\w-]+)"', text)}
    dead = {
        f"{path}: {name}"
        for path, sheet in sheets()
        for selector in selectors(sheet)
        for name in names(selector)
        if name not in somewhere and name[1:] not in MADE
    }
    assert sorted(dead) == []
