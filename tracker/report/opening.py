"""The first blocks of a report on paper: who and which days, where the nutrients stand, and when to see a doctor."""

from collections.abc import Sequence
from typing import Final

from tracker.report.contents import KeyItem, Report
from tracker.report.paper import INK, MARGIN, PAGE_WIDTH, SMALL, SOFT, TEXT_WIDTH, Colour, Paper, Text
from tracker.report.strips import sentence_block, strip_block, strip_key_block
from tracker.report.wrapping import Block

NAME_WIDTH: Final = 75.0
INSIDE: Final = 2.0  # a frame


def opening_blocks(paper: Paper, report: Report, tones: dict[str, Colour]) -> list[Block]:
    """What stands on the first page before the nutrients one by one; `tones` by nutrient key."""
    blocks = [_head(paper, report)]
    words = [Text(note, bold=True) for note in report.notes]
    if report.nothing:
        words.append(Text(report.nothing, size=10, gap=2))
    if words:
        blocks.append(_column(paper, words))
    if report.overview:
        blocks.append(sentence_block(paper, report.overview.parts))
        blocks.append(strip_key_block(paper))
        blocks.extend(strip_block(paper, row, tones[row.nutrient.key]) for row in report.overview.rows)
    return [*blocks, _warnings(paper, report), _key(paper, report.key)]


def _head(paper: Paper, report: Report) -> Block:
    titles = [Text(report.title, size=15, bold=True, gap=0.3), Text(report.subtitle, size=8, colour=SOFT, gap=2)]
    width = TEXT_WIDTH - NAME_WIDTH
    height = paper.height_of(titles, width) + paper.height_of_pairs(report.facts, TEXT_WIDTH)

    def draw(top: float) -> None:
        _draw_name_line(paper, report.name_label, top)
        paper.write_pairs(report.facts, MARGIN, paper.write_column(titles, MARGIN, top, width), TEXT_WIDTH)

    return Block(height + paper.between / 2, draw)


def _draw_name_line(paper: Paper, label: str, top: float) -> None:
    """A line to write the name on; the user name may be anything, and is nobody's business."""
    x, text = PAGE_WIDTH - MARGIN - NAME_WIDTH, Text(label, size=8, colour=SOFT)
    paper.write_line(text, x, top + 1.5)
    paper.set_draw_color(*INK)
    paper.set_line_width(0.2)
    foot = top + 1.5 + paper.line_height(text)
    paper.line(x + paper.width_of(text) + 2, foot, PAGE_WIDTH - MARGIN, foot)


def _column(paper: Paper, words: Sequence[Text]) -> Block:
    def draw(top: float) -> None:
        paper.write_column(words, MARGIN, top, TEXT_WIDTH)

    return Block(paper.height_of(words, TEXT_WIDTH) + paper.between / 2, draw)


def _warnings(paper: Paper, report: Report) -> Block:
    """Framed, so that nobody turns the page without having seen them."""
    words = [Text(f"{step.term} {step.text}" if step.term else step.text, bold=True) for step in report.warnings]
    width = TEXT_WIDTH - 2 * INSIDE
    height = paper.height_of(words, width) + 2 * INSIDE

    def draw(top: float) -> None:
        paper.set_draw_color(*INK)
        paper.set_line_width(0.3)
        paper.rect(MARGIN, top + 1, TEXT_WIDTH, height, "D")
        paper.write_column(words, MARGIN + INSIDE, top + 1 + INSIDE, width)

    return Block(height + 1 + paper.between, draw)


def _key(paper: Paper, key: Sequence[KeyItem]) -> Block:
    """What the drawings' signs mean, as many on a line as fit."""
    step, places, x, y = 4.6 * paper.scale, [], MARGIN, 0.0
    for item in key:
        text = Text(item.text, size=SMALL, colour=SOFT)
        width = 12 + paper.width_of(text)
        if x > MARGIN and x + width > PAGE_WIDTH - MARGIN + 4:
            x, y = MARGIN, y + step
        places.append((item, text, x, y))
        x += width

    def draw(top: float) -> None:
        for item, text, across, down in places:
            paper.draw(item.drawing, across, top + down, SOFT)
            paper.write_line(text, across + 7, top + down + 0.4)

    return Block(y + step + 0.4 if key else 0.0, draw)
