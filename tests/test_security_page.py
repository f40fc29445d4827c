"""SECURITY.md and the administrator's pages name files, tests and settings that are there."""

import re

import pytest

from tests.house import ROOT

PAGES = ("SECURITY.md", "docs/public-site.md", "docs/backup.md")
NAMED = re.compile(
    r"`((?:tests|tracker|foods|deploy|docs|templates)/[\w./-]*\.\w+|\w+\.toml|\w+\.txt|Makefile)(?:::(\w+))?`"
)
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def test_every_file_and_test_that_is_named_is_there() -> None:
    named = NAMED.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    missing = [
        f"{path}::{test}"
        for path, test in named
        if not (ROOT / path).exists() or (test and f"def {test}(" not in (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert len(named) > 60
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_that_is_linked_is_there(page: str) -> None:
    file = ROOT / page
    links = LINKED.findall(file.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_every_chapter_of_level_2_is_gone_through_and_every_point_has_an_answer() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8").split("## OWASP ASVS", 1)[1]
    chapters = re.split(r"^### V(\d+) .*\n", text, flags=re.MULTILINE)[1:]
    assert chapters[::2] == [str(number) for number in range(1, 18)]
    for number, rows in zip(chapters[::2], chapters[1::2], strict=True):
        points = re.findall(r"^\| ([\d.–, ]+) \| ([^|]+) \| ([^|]+) \|$", rows, flags=re.MULTILINE)
        assert len(points) == rows.count("\n| ") - 1, number
        assert all(point.startswith(f"{number}.") and why.strip() for point, _, why in points)
        assert {state for _, state, _ in points} <= {"met", "partly", "not met", "—"}


def test_every_setting_of_the_public_site_is_read_by_the_program() -> None:
    page = (ROOT / "docs" / "public-site.md").read_text(encoding="utf-8")
    code = (ROOT / "tracker" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z][A-Z_]{4,})[=`]", page))
    assert len(named) > 8
    assert {name for name in named if f'"{name}"' not in code and name != "DATABASE_URL"} == set()
