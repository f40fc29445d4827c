"""Dates and times: one style, by locale, from one home."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from tests.house import ROOT, python_files
from tracker.display import dates

FRIDAY = date(2026, 11, 27)
HOME = "tracker/display/dates.py"
# What a machine reads: ISO in addresses, fields' values and files.
ISO = {"Y-m-d", "H:i", "%Y-%m-%d"}
MACHINE = re.compile(r"""(?:datetime|value|max|min)=["']$|\?day=$|/$""")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (dates.full_day_name(FRIDAY), "27 Nov 2026"),
        (dates.short_day_name(FRIDAY), "27 Nov"),
        (dates.day_name(FRIDAY), "Fri 27 Nov"),
        (dates.day_name_with_year(FRIDAY), "Fri 27 Nov 2026"),
        (dates.long_weekday_name(FRIDAY), "Friday"),
        (dates.month_name(FRIDAY), "Nov 2026"),
        (dates.clock(time(16)), "16:00"),
        (dates.clock(time(8, 5)), "08:05"),
        (date_format(datetime(2026, 11, 27, 16, 0), "SHORT_DATETIME_FORMAT"), "27 Nov 2026, 16:00"),  # noqa: DTZ001
    ],
)
def test_english_has_one_style(written: str, words: str) -> None:
    assert written == words


def test_another_language_keeps_its_own_style() -> None:
    with override("de"):
        assert dates.full_day_name(FRIDAY) == "27. November 2026"
        assert dates.short_day_name(FRIDAY) == "27. November"
        assert dates.day_name(FRIDAY) == "Fr 27. November"
        assert dates.clock(time(16)) == "16:00"


def formats_in(template: str) -> Iterator[str]:
    """Each use of Django's date and time filters, but ISO where a machine reads it."""
    for tag in re.finditer(r"\{[{%](?:(?![}%]\}).)*[}%]\}", template, re.DOTALL):
        for filtered in re.finditer(r"\|\s*(?:date|time)\b(?::\s*[\"']([^\"']*)[\"'])?", tag[0]):
            before = template[: tag.start()]
            if not (filtered[1] in ISO and MACHINE.search(re.sub(r"\{[{%].*?[}%]\}", "", before)[-20:])):
                yield tag[0]


def formats_in_code(source: str) -> Iterator[str]:
    yield from re.findall(r"\b(?:date_format|time_format|localize)\(.*", source)
    yield from (form for form in re.findall(r"""strftime\(["'](.*?)["']""", source) if form not in ISO)


def test_no_template_writes_a_date_in_another_way() -> None:
    found = {path.name: list(formats_in(path.read_text(encoding="utf-8"))) for path in (ROOT / "templates").rglob("*")
             if path.is_file()}  # fmt: skip
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_no_code_writes_a_date_in_another_way() -> None:
    files = [path for path in [*python_files("tracker"), *python_files("foods")] if path != HOME]
    found = {path: list(formats_in_code((ROOT / path).read_text(encoding="utf-8"))) for path in files}
    assert {path: uses for path, uses in found.items() if uses} == {}


@pytest.mark.parametrize(
    "template", ["{{ day|date }}", '{{ day|date:"l j F" }}', '<b>{{ day|date:"Y-m-d" }}</b>', "{{ at|time }}"]
)
def test_another_way_would_be_found(template: str) -> None:
    assert list(formats_in(template)) == [re.search(r"\{\{.*\}\}", template)[0]]  # type: ignore[index]


def test_iso_in_a_fields_value_is_for_machines() -> None:
    assert not list(formats_in("""<input value="{{ day|date:'Y-m-d' }}" max="{{ today|date:'Y-m-d' }}">"""))
    assert not list(formats_in('<time datetime="{{ at|time:"H:i" }}">'))
