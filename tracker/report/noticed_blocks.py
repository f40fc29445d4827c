"""The noticed twitches of a report on paper: words beside the calendar, and below it the lanes."""

from collections.abc import Sequence
from typing import Final

from tracker.report.drawing import WIDTH, Drawing
from tracker.report.noticed import NoticedPart
from tracker.report.paper import INK, MARGIN, SMALL, SOFT, TEXT_WIDTH, Paper, Text
from tracker.report.wrapping import Block
from tracker.verdicts.steps import Step

GUTTER: Final = 5.0
LEFT_WIDTH: Final = TEXT_WIDTH - WIDTH - GUTTER


def noticed_blocks(paper: Paper, part: NoticedPart) -> list[Block]:
    """One that is never broken: what was noticed with its days, and beside them the lanes."""
    calendar = _drawn(part.calendar_title, part.calendar)
    lanes = _drawn(part.lanes_title, part.lanes)
    remarks = [Text(remark, size=SMALL, colour=SOFT) for remark in part.remarks]
    title = [Text(part.title, size=9, bold=True)]
    left = _height(paper, title, part.facts) + _drawn_height(paper, *calendar, LEFT_WIDTH)
    left += paper.height_of(remarks, LEFT_WIDTH)
    height = max(left, _drawn_height(paper, *lanes, WIDTH))

    def draw(top: float) -> None:
        paper.rule(top)
        y = top + paper.between / 2
        below = paper.write_column(title, MARGIN, y, LEFT_WIDTH)
        below = paper.write_pairs(part.facts, MARGIN, below, LEFT_WIDTH)
        below = _draw(paper, *calendar, MARGIN, below, LEFT_WIDTH)
        paper.write_column(remarks, MARGIN, below, LEFT_WIDTH)
        _draw(paper, *lanes, MARGIN + LEFT_WIDTH + GUTTER, y, WIDTH)

    return [Block(height + paper.between, draw)]


def _height(paper: Paper, title: Sequence[Text], facts: Sequence[Step]) -> float:
    return paper.height_of(title, LEFT_WIDTH) + paper.height_of_pairs(facts, LEFT_WIDTH)


def _drawn(title: str, drawing: Drawing) -> tuple[Text, Drawing]:
    return Text(title, size=SMALL, colour=SOFT, gap=0.8), drawing


def _drawn_height(paper: Paper, title: Text, drawing: Drawing, width: float) -> float:
    return paper.height_of([title], width) + drawing.height + 1


def _draw(paper: Paper, title: Text, drawing: Drawing, x: float, y: float, width: float) -> float:
    """Returns where the next would begin."""
    below = paper.write_column([title], x, y, width)
    paper.draw(drawing, x, below, INK)
    return below + drawing.height + 1
