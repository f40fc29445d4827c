"""A report set out on A4 as PDF. Importing this brings fpdf2."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

from foods.nutrients import TRACKED
from tracker.report.closing import Section
from tracker.report.contents import Report
from tracker.report.noticed_blocks import noticed_blocks
from tracker.report.nutrients import FoodLine, NutrientPart
from tracker.report.opening import opening_blocks
from tracker.report.paper import FOOT, INK, MARGIN, SMALL, SOFT, TEXT_WIDTH, Colour, Paper, Text
from tracker.report.wrapping import Block, blank_shares, placed
from tracker.verdicts.steps import Step

_TOKENS: Final = Path(__file__).resolve().parents[1] / "static" / "tracker" / "site" / "tokens.css"
GUTTER: Final = 5.0
BESIDE: Final = 88.0  # the column of a drawing
LEFT_WIDTH: Final = TEXT_WIDTH - BESIDE - GUTTER
TITLE_WIDTH: Final = 40.0
FOOD_HEIGHT: Final = 3.4
EASES: Final = tuple(step / 10 for step in range(11))


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
    """One A4 page or two in the usual case, one more with twitches and what belongs to them."""
    paper = Paper(f"{report.title}, {report.span.dates}")
    paper.set_title(f"{report.title}, {report.span.dates}")
    paper.set_lang(get_language() or "en")
    paper.set_creator("Electrolog")
    blocks = filling_blocks(paper, report)
    places = placed([block.height for block in blocks], top=MARGIN, foot=FOOT)
    for block, place in zip(blocks, places, strict=True):
        while paper.page_no() <= place.page:
            paper.add_page()
        block.draw(place.top)
    return bytes(paper.output())


def filling_blocks(paper: Paper, report: Report) -> list[Block]:
    """The report on as few pages as can be, spread so that the emptiest of them is as full as can be."""

    def how_empty(ease: float) -> tuple[int, float]:
        paper.loosen(ease)
        shares = blank_shares([block.height for block in _blocks(paper, report)], top=MARGIN, foot=FOOT)
        return len(shares), max(shares)

    paper.loosen(min(EASES, key=how_empty))
    return _blocks(paper, report)


def _blocks(paper: Paper, report: Report) -> list[Block]:
    return [
        *opening_blocks(paper, report, tones()),
        *(_nutrient(paper, part) for part in report.nutrients),
        *(noticed_blocks(paper, report.noticed) if report.noticed else []),
        *(block for section in report.sections for block in _section(paper, section)),
    ]


def _nutrient(paper: Paper, part: NutrientPart) -> Block:
    """Words on the left, the drawing and the foods on the right."""
    words, chart_title, foods_title = _words(part), _small(part.chart_title), _small(part.foods_title)
    left = paper.height_of(words, LEFT_WIDTH) + paper.height_of_pairs(part.facts, LEFT_WIDTH)
    foods = paper.height_of([foods_title], BESIDE) + len(part.foods) * FOOD_HEIGHT * paper.scale if part.foods else 0.0
    right = paper.height_of([chart_title], BESIDE) + paper.chart_height + foods

    def draw(y: float) -> None:
        paper.rule(y)
        top, tone, x = y + paper.between / 2, tones()[part.key], MARGIN + LEFT_WIDTH + GUTTER
        paper.disc(MARGIN + 1.2, top + paper.line_height(words[0]) / 2, 1.2, tone)
        below = paper.write_column(words[:1], MARGIN + 3.6, top, LEFT_WIDTH - 3.6)
        below = paper.write_column(words[1:], MARGIN, below, LEFT_WIDTH)
        paper.write_pairs(part.facts, MARGIN, below, LEFT_WIDTH)
        below = paper.write_column([chart_title], x, top, BESIDE)
        paper.draw(part.drawn(paper.chart_height), x, below, tone)
        if part.foods:
            _foods(paper, part.foods, x, paper.write_column([foods_title], x, below + paper.chart_height, BESIDE))

    return Block(max(left, right) + paper.between, draw)


def _small(words: str) -> Text:
    return Text(words, size=SMALL, colour=SOFT, gap=0.3)


def _words(part: NutrientPart) -> list[Text]:
    notice = [Text(part.notice, size=8, bold=True, gap=1)] if part.notice else []
    return [
        Text(part.name, size=9, bold=True),
        *notice,
        Text(part.headline, size=9.5, bold=True, colour=SOFT if part.withheld else INK, gap=0.8),
        *(Text(remark, gap=0.8) for remark in part.remarks),
    ]


def _foods(paper: Paper, foods: Sequence[FoodLine], x: float, y: float) -> None:
    for food in foods:
        amount = Text(f"{food.share}, {food.amount}", size=SMALL)
        width = paper.width_of(amount)
        paper.write_line(_fitting(paper, Text(food.name, size=SMALL), BESIDE - width - 2), x, y)
        paper.write_line(amount, x + BESIDE - width, y)
        y += FOOD_HEIGHT * paper.scale


def _fitting(paper: Paper, text: Text, width: float) -> Text:
    """The words, cut where they would reach into the next column."""
    if paper.width_of(text) <= width:
        return text
    words = text.words
    while words and paper.width_of(replace(text, words=f"{words}…")) > width:
        words = words[:-1]
    return replace(text, words=f"{words.rstrip()}…")


def _line(step: Step) -> Text:
    return Text(f"{step.term}: {step.text}" if step.term else step.text)


def _section(paper: Paper, section: Section) -> list[Block]:
    """Its title beside its first line, then each other line; between two lines the page may end."""
    title = Text(section.title, size=8.2, bold=True)
    width = TEXT_WIDTH - TITLE_WIDTH
    heights = [paper.height_of([_line(line)], width) for line in section.lines]
    space = paper.between / 2

    def draw_first(y: float) -> None:
        paper.rule(y)
        paper.write_column([title], MARGIN, y + space, TITLE_WIDTH - 3)
        write(section.lines[0], y + space)

    def write(line: Step, y: float) -> None:
        paper.write_column([_line(line)], MARGIN + TITLE_WIDTH, y, width)

    least = paper.height_of([title], TITLE_WIDTH - 3)
    first = Block(space + (heights[0] if len(heights) > 1 else max(heights[0], least) + space), draw_first)
    others = [Block(height, partial(write, line)) for line, height in zip(section.lines, heights, strict=True)][1:]
    if others:
        missing = max(least - sum(heights), 0.0)
        others[-1] = replace(others[-1], height=others[-1].height + missing + space)
    return [first, *others]
