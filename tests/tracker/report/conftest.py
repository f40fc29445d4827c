"""Diaries to report on, and a report's words and pages as a reader meets them."""

import re
import zlib
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tracker.dashboard.spans import Span
from tracker.models import Day, Entry
from tracker.report.closing import Section
from tracker.report.contents import Report

PAGE = reverse("tracker:report")
PDF = reverse("tracker:report_pdf")
POINTS = 72 / 25.4  # in a millimetre
MEASURED = {"magnesium_mg": 300, "calcium_mg": 900, "potassium_mg": 2500, "vitamin_d_ug": 4, "energy_kcal": 2000}

LogDays = Callable[..., None]


@pytest.fixture
def log_days(user: User, log: Callable[..., Entry], make_food: MakeFood) -> LogDays:
    """Logs 100 g of one food on each of the last days, today included, of which the first are complete."""

    def log_all(days: int, *, complete: int = 0, name: str = "Oats", meals: int = 1, **amounts: float | None) -> None:
        food = make_food(name, **(MEASURED | amounts))
        for day in (TODAY - timedelta(days=back) for back in range(days)):
            for _ in range(meals):
                log(food, day=day, portion_g=100)
        for back in range(complete):
            Day.objects.mark(user=user, day=TODAY - timedelta(days=back), complete=True)

    return log_all


def span(days: int = 28) -> Span:
    return Span(TODAY - timedelta(days=days - 1), TODAY, str(days))


def everything_said(report: Report) -> str:
    """All words of a report, in its order."""
    lines = [report.title, report.subtitle, report.nothing, *report.notes]
    lines += [text for warning in report.warnings for text in warning]
    if report.overview:
        lines += [word for part in report.overview.parts for word in (part.words, part.names)]
        lines += [f"{row.name} {row.label} {row.figure} {row.of} {row.change}" for row in report.overview.rows]
    lines += [text for fact in report.facts for text in fact]
    for part in report.nutrients:
        lines += [part.name, part.notice, part.headline, *part.remarks, part.chart_title, part.chart_words]
        lines += [text for fact in part.facts for text in fact]
        lines += [text for food in part.foods for text in (food.name, food.share, food.amount)]
    lines += [item.text for item in report.key]
    for section in report.sections:
        lines += [section.title, *(text for line in section.lines for text in line)]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def section_of(report: Report, title: str) -> Section:
    (section,) = [section for section in report.sections if section.title == title]
    return section


def supplement_of(user: User, *, name: str = "Magnesium tablet", **amounts: float) -> Food:
    return Food.objects.create(
        name=name,
        source="own",
        source_id=uuid4().hex,
        release="2026-10-01",
        owner=user,
        kind="supplement",
        portion_text="1 tablet",
        **amounts,
    )


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def words_below(pdf: bytes) -> list[float]:
    """Of each page the share that is blank below its last words, those at its foot left out."""
    foot, height = 15 * POINTS, (297 - 15 - 13) * POINTS
    pages = [zlib.decompress(stream) for stream in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", pdf, re.DOTALL)]
    heights = [[float(y) for y in re.findall(rb"BT \S+ (\S+) Td", page)] for page in pages if b"BT " in page]
    return [(min(y for y in page if y > foot) - foot) / height for page in heights]
