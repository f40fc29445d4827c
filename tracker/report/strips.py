"""Where the nutrients stand, on paper: the sentence, and a strip for each on the axis that they share.

The same as templates/tracker/verdicts/ shows: tracker/verdicts/overview.py says it, in words and in per cent.
"""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from tracker.assessment.verdicts.standing import Look
from tracker.report.looks import draw_look
from tracker.report.paper import (
    INK,
    MARGIN,
    PALE,
    PAPER,
    SMALL,
    SOFT,
    TEXT_WIDTH,
    Colour,
    Paper,
    Text,
    lighter,
)
from tracker.report.wrapping import Block
from tracker.verdicts.axis import Axis
from tracker.verdicts.overview import OverviewRow, SentencePart, Sparkline

SENTENCE_SIZE: Final = 10.5
NAME_SIZE: Final = 9.0
LABEL_SIZE: Final = 7.0
# The columns of a row, with the room after each: name and label, axis, mean, weeks, change.
NAMES, AXIS, MEAN, WEEKS, CHANGE = 40.0, 66.0, 31.0, 15.0, 20.0
ROOM: Final = 3.0
AXIS_HEIGHT: Final = 6.5
WEEKS_HEIGHT: Final = 5.5
WEEK_WIDTH: Final = 6.5  # per cent
RANGE_OPACITY: Final = 0.45
ROUND: Final = 0.49  # of a height: fpdf2 takes a half for something else
FILLED: Final = (Look.SHORT, Look.ABOVE)
PLAIN: Final = (Look.UNSURE, Look.GOOD)


def sentence_block(paper: Paper, parts: Sequence[SentencePart]) -> Block:
    """Worst first, each with its shape; as many on a line as fit."""
    step = paper.line_height(Text("", size=SENTENCE_SIZE))
    places, x, y = [], 0.0, 0.0
    for part in parts:
        width = step + _wide(paper, part)
        if x and x + width > TEXT_WIDTH:
            x, y = 0.0, y + step
        places.append((part, x, y))
        x += width + step
        lines = len(paper.lines_of(_names(part), TEXT_WIDTH - step)) if width > TEXT_WIDTH else 1
        y += (lines - 1) * step

    def draw(top: float) -> None:
        for part, across, down in places:
            _draw_part(paper, part, MARGIN + across, top + down, step)

    return Block(y + step + 1, draw)


def _words(part: SentencePart) -> Text:
    return Text(f"{part.words}: ", size=SENTENCE_SIZE, bold=True)


def _names(part: SentencePart) -> Text:
    return Text(f"{part.names}.", size=SENTENCE_SIZE, gap=0)


def _wide(paper: Paper, part: SentencePart) -> float:
    return paper.width_of(_words(part)) + paper.width_of(_names(part))


def _draw_part(paper: Paper, part: SentencePart, x: float, y: float, step: float) -> None:
    size = 0.92 * step
    draw_look(paper, part.look, x, y + (step - size) / 2, size, INK)
    paper.write_line(_words(part), x + step, y)
    beside = x + step + paper.width_of(_words(part))
    paper.write_column([_names(part)], beside, y, MARGIN + TEXT_WIDTH - beside + 0.5)


def strip_block(paper: Paper, row: OverviewRow, tone: Colour) -> Block:
    """One nutrient: its name and label, the axis, the mean, the weeks, and the change."""
    columns = [(_mean(row), MEAN), (_change(row), CHANGE)]
    name = Text(row.name, size=NAME_SIZE, bold=True, gap=0.4)
    left = paper.height_of([name], NAMES) + _label_height(paper)
    height = max([left, AXIS_HEIGHT, *(paper.height_of(words, width) for words, width in columns)])

    def draw(top: float) -> None:
        paper.rule(top)
        y, x = top + paper.between / 4, MARGIN
        middle = y + height / 2
        paper.disc(x + 1.2, y + paper.line_height(name) / 2, 1.2, tone)
        paper.write_column([name], x + 3.6, y, NAMES - 3.6)
        _draw_label(paper, row, x, y + left - _label_height(paper))
        x += NAMES + ROOM
        if row.axis:
            _draw_axis(paper, row.axis, x, middle - AXIS_HEIGHT / 2, tone)
        x += AXIS + ROOM
        _write_in_the_middle(paper, _mean(row), x, middle, MEAN)
        x += MEAN + ROOM
        _draw_weeks(paper, row.weeks, x, middle - WEEKS_HEIGHT / 2, tone)
        _write_in_the_middle(paper, _change(row), x + WEEKS + ROOM, middle, CHANGE)

    return Block(height + paper.between / 2, draw)


def _mean(row: OverviewRow) -> list[Text]:
    least = [Text(_("at least"), size=SMALL, colour=SOFT, gap=0)] if row.at_least else []
    if not row.of:
        return [Text(row.figure, colour=SOFT, gap=0)]
    return [*least, Text(row.figure, size=NAME_SIZE, bold=True, gap=0), Text(row.of, size=SMALL, colour=SOFT, gap=0)]


def _change(row: OverviewRow) -> list[Text]:
    if row.change is None:
        return [Text(_("too few days before"), size=SMALL, colour=SOFT, gap=0)]
    said = Text(row.change.said, size=SMALL, colour=SOFT, gap=0)
    return [Text(row.change.amount, size=NAME_SIZE, bold=True, gap=0), said]


def _write_in_the_middle(paper: Paper, words: Sequence[Text], x: float, middle: float, width: float) -> None:
    paper.write_column(words, x, middle - paper.height_of(words, width) / 2, width)


def _label_text(row: OverviewRow) -> Text:
    if row.look in PLAIN:
        return Text(row.label, size=LABEL_SIZE, colour=SOFT)
    return Text(row.label, size=LABEL_SIZE, bold=True, colour=PAPER if row.look in FILLED else INK)


def _label_height(paper: Paper) -> float:
    return 1.25 * paper.line_height(Text("", size=LABEL_SIZE))


def _draw_label(paper: Paper, row: OverviewRow, x: float, y: float) -> None:
    """Told by its fill and its shape: filled, outlined, dashed, or without an edge."""
    text, height = _label_text(row), _label_height(paper)
    size = 0.85 * height
    inset = 0.0 if row.look in PLAIN else 1.4
    if inset:
        paper.set_line_width(0.35)
        paper.set_draw_color(*INK)
        paper.set_fill_color(*(INK if row.look in FILLED else PAPER))
        if row.look is Look.EDGE:
            paper.set_dash_pattern(1.0, 0.7)
        width = 2 * inset + size + 0.8 + paper.width_of(text)
        paper.rect(x, y, width, height, "DF", round_corners=True, corner_radius=ROUND * height)
        paper.set_dash_pattern()
    draw_look(paper, row.look, x + inset, y + (height - size) / 2, size, text.colour)
    paper.write_line(text, x + inset + size + 0.8, y + (height - paper.line_height(text)) / 2)


def _draw_axis(paper: Paper, axis: Axis, x: float, y: float, tone: Colour) -> None:
    middle, across = y + AXIS_HEIGHT / 2, AXIS / 100
    for start, length in ((0.0, axis.scale), (axis.beyond, axis.rest)):
        _draw_bar(paper, x + start * across, middle, length * across, 1.6, PALE)
    if axis.low is not None and axis.width is not None:
        _draw_bar(paper, x + axis.low * across, middle, axis.width * across, 2.6, lighter(tone, RANGE_OPACITY))
    if axis.need is not None:
        draw_mark(paper, x + axis.need * across, y + 0.8, AXIS_HEIGHT - 1.6, dotted=True)
    draw_mark(paper, x + axis.target * across, y, AXIS_HEIGHT)
    if axis.upper_level is not None:
        draw_mark(paper, x + axis.upper_level * across, y + 1.4, AXIS_HEIGHT - 2.8, colour=SOFT, width=0.7)
    if axis.mean is not None:
        _draw_mean(paper, x + axis.mean * across, middle, tone, is_beyond=axis.is_beyond)


def _draw_bar(paper: Paper, x: float, middle: float, width: float, height: float, colour: Colour) -> None:
    paper.set_fill_color(*colour)
    radius = ROUND * min(height, width)
    if radius > 0:
        paper.rect(x, middle - height / 2, width, height, "F", round_corners=True, corner_radius=radius)


def draw_mark(
    paper: Paper, x: float, y: float, height: float, *, dotted: bool = False, colour: Colour = INK, width: float = 0.45
) -> None:
    """An upright line of the axis."""
    paper.set_draw_color(*colour)
    paper.set_line_width(width)
    if dotted:
        paper.set_dash_pattern(0.2, 0.9)
    paper.line(x, y, x, y + height)
    paper.set_dash_pattern()


def _draw_mean(paper: Paper, x: float, middle: float, tone: Colour, *, is_beyond: bool) -> None:
    paper.set_draw_color(*PAPER)
    paper.set_fill_color(*tone)
    paper.set_line_width(0.35)
    if is_beyond:
        paper.polygon([(x - 2.2, middle - 1.8), (x + 0.9, middle), (x - 2.2, middle + 1.8)], style="DF")
    else:
        paper.circle(x, middle, 1.6, "DF")


def _draw_weeks(paper: Paper, weeks: Sparkline, x: float, y: float, tone: Colour) -> None:
    across, down = WEEKS / 100, WEEKS_HEIGHT / 100
    for bar in weeks.bars:
        paper.set_fill_color(*(lighter(tone, RANGE_OPACITY) if bar.before else tone))
        height = max(bar.height * down, 0.01)
        paper.rect(x + bar.x * across, y + bar.y * down, WEEK_WIDTH * across, height, "F")
    if weeks.target is not None:
        paper.set_draw_color(*SOFT)
        paper.set_line_width(0.2)
        paper.line(x, y + weeks.target * down, x + WEEKS, y + weeks.target * down)


def strip_key_block(paper: Paper) -> Block:
    """What the marks of the strips mean."""
    height = paper.line_height(Text("", size=SMALL))
    texts = [_("average need"), _("target"), _("mean and range"), _("upper level"), _("small bars: the last weeks")]

    def draw(top: float) -> None:
        x, middle = MARGIN + NAMES + ROOM, top + height / 2
        for number, words in enumerate(texts):
            text, room = Text(words, size=SMALL, colour=SOFT), (2.0, 2.0, 7.0, 2.0, 4.0)[number]
            _draw_sign(paper, number, x, middle)
            paper.write_line(text, x + room, top)
            x += room + paper.width_of(text) + 3.5

    return Block(height + 1, draw)


def _draw_sign(paper: Paper, number: int, x: float, middle: float) -> None:
    if number == 2:
        _draw_bar(paper, x, middle, 6.0, 2.2, lighter(SOFT, RANGE_OPACITY))
        _draw_mean(paper, x + 3.0, middle, SOFT, is_beyond=False)
    elif number == 4:
        paper.set_fill_color(*SOFT)
        for place, height in enumerate((1.2, 2.2, 1.7)):
            paper.rect(x + 1.1 * place, middle + 1.1 - height, 0.8, height, "F")
    else:
        colour, width = (SOFT, 0.7) if number == 3 else (INK, 0.45)
        draw_mark(paper, x + 0.7, middle - 1.4, 2.8, dotted=number == 0, colour=colour, width=width)
