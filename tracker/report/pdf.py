"""A report set out on A4 as PDF. Importing this brings fpdf2."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

from foods.nutrients import TRACKED
from tracker.report.closing import Section
from tracker.report.contents import KeyItem, Report
from tracker.report.nutrients import FoodLine, NutrientPart
from tracker.report.paper import INK, MARGIN, PAGE_WIDTH, SOFT, TEXT_WIDTH, Colour, Paper, Text
from tracker.verdicts.steps import Step

_TOKENS: Final = Path(__file__).resolve().parents[1] / "static" / "tracker" / "site" / "tokens.css"
GUTTER: Final = 5.0
BESIDE: Final = 88.0  # the column of a drawing
LEFT_WIDTH: Final = TEXT_WIDTH - BESIDE - GUTTER
BETWEEN: Final = 3.0  # parts and sections, half above their rule and half below
NAME_WIDTH: Final = 75.0
TITLE_WIDTH: Final = 40.0
FOOD_HEIGHT: Final = 3.4


@cache
def tones() -> dict[str, Colour]:
    """The light colour of each tracked nutrient, where colours are chosen: in tokens.css."""
    sheet = _TOKENS.read_text(encoding="utf-8")
    found = dict(re.findall(r"--([a-z-]+): light-dark\(#([0-9a-f]{6}),", sheet))
    return {nutrient.key: _rgb(found[nutrient.key.replace("_", "-")]) for nutrient in TRACKED}


def _rgb(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code)
    return red, green, blue


def report_pdf(report: Report) -> bytes:
    """One A4 page or two in the usual case."""
    paper = Paper(f"{report.title}, {report.span.dates}")
    paper.set_title(f"{report.title}, {report.span.dates}")
    paper.set_lang(get_language() or "en")
    paper.set_creator("Electrolog")
    y = _head(paper, report)
    for part in report.nutrients:
        y = _nutrient(paper, part, y)
    for section in report.sections:
        y = _section(paper, section, y)
    closing = [Text(report.disclaimer, bold=True)]
    y = paper.room_for(paper.height_of(closing, TEXT_WIDTH), y + 1)
    paper.write_column(closing, MARGIN, y, TEXT_WIDTH)
    return bytes(paper.output())


def _head(paper: Paper, report: Report) -> float:
    _name_line(paper, report.name_label)
    titles = [Text(report.title, size=15, bold=True, gap=0.3), Text(report.subtitle, size=8, colour=SOFT, gap=2)]
    y = paper.write_column(titles, MARGIN, MARGIN, TEXT_WIDTH - NAME_WIDTH)
    y = paper.write_pairs(report.facts, MARGIN, y, TEXT_WIDTH)
    if report.notes:
        y = paper.write_column([Text(note, bold=True) for note in report.notes], MARGIN, y + 1, TEXT_WIDTH)
    if report.nothing:
        y = paper.write_column([Text(report.nothing, size=10, gap=2)], MARGIN, y + 3, TEXT_WIDTH)
    return _key(paper, report.key, y + 1)


def _name_line(paper: Paper, label: str) -> None:
    """A line to write the name on; the user name may be anything, and is nobody's business."""
    x = PAGE_WIDTH - MARGIN - NAME_WIDTH
    paper.write_column([Text(label, size=8, colour=SOFT)], x, MARGIN + 1.5, NAME_WIDTH)
    paper.set_draw_color(*INK)
    paper.set_line_width(0.2)
    paper.line(x + paper.get_string_width(label) + 2, MARGIN + 5, PAGE_WIDTH - MARGIN, MARGIN + 5)


def _key(paper: Paper, key: Sequence[KeyItem], y: float) -> float:
    """What the drawings' signs mean, as many on a line as fit."""
    x = MARGIN
    for item in key:
        text = Text(item.text, size=6.8, colour=SOFT)
        paper.set_font(size=text.size)
        width = 8 + paper.get_string_width(item.text) + 4
        if x > MARGIN and x + width > PAGE_WIDTH - MARGIN + 4:
            x, y = MARGIN, y + 4.6
        paper.draw(item.drawing, x, y, SOFT)
        paper.write_column([text], x + 7, y + 0.4, width)
        x += width
    return y + 5 if key else y


def _nutrient(paper: Paper, part: NutrientPart, y: float) -> float:
    """Words on the left, the drawing and the foods on the right; never broken over two pages."""
    words, chart_title, foods_title = _words(part), _small(part.chart_title), _small(part.foods_title)
    left = paper.height_of(words, LEFT_WIDTH) + paper.height_of_pairs(part.facts, LEFT_WIDTH)
    right = paper.height_of([chart_title, foods_title], BESIDE) + part.drawing.height + len(part.foods) * FOOD_HEIGHT
    y = paper.room_for(max(left, right) + BETWEEN, y)
    paper.rule(y)
    top, tone, x = y + BETWEEN / 2, tones()[part.key], MARGIN + LEFT_WIDTH + GUTTER
    paper.disc(MARGIN + 1.2, top + 2.1, 1.2, tone)
    below = paper.write_column(words[:1], MARGIN + 3.6, top, LEFT_WIDTH - 3.6)
    below = paper.write_column(words[1:], MARGIN, below, LEFT_WIDTH)
    paper.write_pairs(part.facts, MARGIN, below, LEFT_WIDTH)
    below = paper.write_column([chart_title], x, top, BESIDE)
    paper.draw(part.drawing, x, below, tone)
    if part.foods:
        _foods(paper, part.foods, x, paper.write_column([foods_title], x, below + part.drawing.height, BESIDE))
    return y + max(left, right) + BETWEEN


def _small(words: str) -> Text:
    return Text(words, size=6.8, colour=SOFT, gap=0.3)


def _words(part: NutrientPart) -> list[Text]:
    notice = [Text(part.notice, size=8, bold=True, gap=1)] if part.notice else []
    return [
        Text(part.name, size=9, bold=True),
        *notice,
        Text(part.headline, size=9.5, bold=True, colour=SOFT if part.withheld else INK, gap=0.8),
        *(Text(remark, gap=0.8) for remark in part.remarks),
    ]


def _foods(paper: Paper, foods: Sequence[FoodLine], x: float, y: float) -> None:
    paper.set_font(size=6.8)
    paper.set_text_color(*INK)
    for food in foods:
        amount = f"{food.share}, {food.amount}"
        width = paper.get_string_width(amount) + 0.1
        paper.set_xy(x, y)
        paper.cell(BESIDE - width, FOOD_HEIGHT, _fitting(paper, food.name, BESIDE - width - 2))
        paper.cell(width, FOOD_HEIGHT, amount, align="R")
        y += FOOD_HEIGHT


def _fitting(paper: Paper, words: str, width: float) -> str:
    """The words, cut where they would reach into the next column."""
    if paper.get_string_width(words) <= width:
        return words
    while words and paper.get_string_width(f"{words}…") > width:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _line(step: Step) -> Text:
    return Text(f"{step.term}: {step.text}" if step.term else step.text)


def _section(paper: Paper, section: Section, y: float) -> float:
    """Its title beside its lines; between two lines the page may end."""
    title, x = Text(section.title, size=8.2, bold=True), MARGIN + TITLE_WIDTH
    width = TEXT_WIDTH - TITLE_WIDTH
    first = paper.height_of([_line(section.lines[0])], width)
    y = paper.room_for(max(paper.height_of([title], TITLE_WIDTH - 3), first) + BETWEEN, y)
    paper.rule(y)
    y += BETWEEN / 2
    least = paper.write_column([title], MARGIN, y, TITLE_WIDTH - 3)
    for line in section.lines:
        text = _line(line)
        moved = paper.room_for(paper.height_of([text], width), y)
        least = least if moved == y else 0.0
        y = paper.write_column([text], x, moved, width)
    return max(y, least) + BETWEEN / 2
