"""An A4 page to write on: text in columns of a known height, and drawings, in one typeface that knows most scripts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from fpdf import FPDF

from tracker.report.drawing import FONT_SIZE, HEIGHT, Anchor, BoxStyle, Drawing, LineStyle
from tracker.report.wrapping import wrapped
from tracker.verdicts.steps import Step

# PDF's own fonts know Latin-1 only: no √ and no Greek or Cyrillic food name. The condensed cut saves half a page.
FONTS: Final = settings.NODE_MODULES / "dejavu-fonts-ttf" / "ttf"
FAMILY: Final = "DejaVu"
MM_PER_POINT: Final = 25.4 / 72
LINE_SPACING: Final = 1.28
FROM_MIDDLE: Final = 0.3  # of a size, from the middle of a line down to the foot of its letters
MARGIN: Final = 13.0
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
FOOT: Final = PAGE_HEIGHT - 15.0

BETWEEN: Final = 3.0  # parts and sections, half above their rule and half below
SMALL: Final = 6.8  # points, beside a drawing and in it
LARGER_TEXT: Final = 0.3  # where a page is to be filled
HIGHER_CHARTS: Final = 0.9

Colour = tuple[int, int, int]
INK: Final[Colour] = (29, 36, 41)
SOFT: Final[Colour] = (87, 97, 105)
PALE: Final[Colour] = (225, 221, 213)
PAPER: Final[Colour] = (255, 255, 255)
FILL_OPACITY: Final = 0.65
LINE_WIDTHS: Final[dict[LineStyle, float]] = {
    "grid": 0.1,
    "axis": 0.15,
    "stripe": 0.3,
    "hatch": 0.2,
    "need": 0.25,
    "target": 0.25,
    "interval": 0.3,
}
DASHES: Final[dict[LineStyle, tuple[float, float]]] = {"need": (0.3, 0.8), "target": (1.5, 0.9)}
ALIGN: Final[dict[Anchor, float]] = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: its words, size in points, and how far (mm) the next one stands below."""

    words: str
    size: float = 7.4
    bold: bool = False
    colour: Colour = INK
    gap: float = 0.5


def lighter(tone: Colour, opacity: float = FILL_OPACITY) -> Colour:
    """A bar's filling, on which reference lines can be seen."""
    red, green, blue = (round(255 - opacity * (255 - part)) for part in tone)
    return red, green, blue


def _pair(pair: Step) -> tuple[Text, Text]:
    return Text(pair.term, colour=SOFT), Text(pair.text)


class Paper(FPDF):
    """`running_title` stands at the foot of every page, beside the page's number."""

    def __init__(self, running_title: str) -> None:
        super().__init__(orientation="portrait", unit="mm", format="A4")
        self.running_title = running_title
        self.loosen(0)
        self.widths: dict[tuple[str, bool], float] = {}
        self.set_margin(MARGIN)
        self.set_auto_page_break(False)
        self.c_margin = 0.0  # text begins where rules begin
        self.add_font(FAMILY, "", FONTS / "DejaVuSansCondensed.ttf")
        self.add_font(FAMILY, "B", FONTS / "DejaVuSansCondensed-Bold.ttf")
        self.set_font(FAMILY, size=8)

    def loosen(self, ease: float) -> None:
        """How far the page is spread: from 0, as dense as can be read, to 1."""
        self.scale = 1 + LARGER_TEXT * ease
        self.between = BETWEEN * (1 + ease)
        self.chart_height = HEIGHT * (1 + HIGHER_CHARTS * ease)

    def footer(self) -> None:
        self._choose(Text("", size=6.8 / self.scale, colour=SOFT))
        self.set_xy(MARGIN, PAGE_HEIGHT - 11)
        pages = _("page %(page)s of %(pages)s") % {"page": self.page_no(), "pages": self.str_alias_nb_pages or ""}
        self.cell(TEXT_WIDTH, 4, f"{self.running_title} · {pages}")

    def _choose(self, text: Text) -> None:
        self.set_font(FAMILY, "B" if text.bold else "", text.size * self.scale)
        self.set_text_color(*text.colour)

    def line_height(self, text: Text) -> float:
        return text.size * self.scale * MM_PER_POINT * LINE_SPACING

    def width_of(self, text: Text) -> float:
        """How wide the words are on one line."""
        return self._width_at_one_point(text.words, bold=text.bold) * text.size * self.scale

    def _width_at_one_point(self, words: str, *, bold: bool) -> float:
        """Pages are set several times before one is drawn, so every word is measured once."""
        if (words, bold) not in self.widths:
            self.set_font(FAMILY, "B" if bold else "", 1)
            self.widths[words, bold] = self.get_string_width(words)
        return self.widths[words, bold]

    def lines_of(self, text: Text, width: float) -> list[str]:
        """The words as they stand in a column of this width."""
        size = text.size * self.scale
        return wrapped(text.words, width, lambda words: self._width_at_one_point(words, bold=text.bold) * size)

    def height_of(self, texts: Iterable[Text], width: float) -> float:
        """How far down these paragraphs reach in a column of this width."""
        return sum(len(self.lines_of(text, width)) * self.line_height(text) + text.gap * self.scale for text in texts)

    def write_column(self, texts: Iterable[Text], x: float, y: float, width: float) -> float:
        """Paragraphs one below another; returns where the next would begin."""
        for text in texts:
            for line in self.lines_of(text, width):
                self.write_line(replace(text, words=line), x, y)
                y += self.line_height(text)
            y += text.gap * self.scale
        return y

    def write_line(self, text: Text, x: float, y: float) -> None:
        """One line with its top at y."""
        if not text.words:
            return
        self._choose(text)
        self.text(x, y + self.line_height(text) / 2 + FROM_MIDDLE * text.size * self.scale * MM_PER_POINT, text.words)

    def write_pairs(self, pairs: Sequence[Step], x: float, y: float, width: float) -> float:
        """Terms in a narrow column with their texts beside them; returns where the next pair would begin."""
        beside = self._width_of_terms(pairs)
        for pair in pairs:
            term, text = _pair(pair)
            self.write_column([term], x, y, beside)
            y = self.write_column([text], x + beside, y, width - beside)
        return y

    def height_of_pairs(self, pairs: Sequence[Step], width: float) -> float:
        beside = self._width_of_terms(pairs)
        return sum(self.height_of([_pair(pair)[1]], width - beside) for pair in pairs)

    def _width_of_terms(self, pairs: Sequence[Step]) -> float:
        return max((self.width_of(_pair(pair)[0]) + 2.5 for pair in pairs if pair.term), default=0.0)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.set_fill_color(*colour)
        self.circle(x, y, radius, "F")

    def rule(self, y: float) -> None:
        self.set_draw_color(*PALE)
        self.set_line_width(0.2)
        self.line(MARGIN, y, PAGE_WIDTH - MARGIN, y)

    def draw(self, drawing: Drawing, x: float, y: float, tone: Colour) -> None:
        """A drawing with its top left corner at (x, y)."""
        for box in drawing.boxes:
            self._colour_box(box.style, tone)
            self.rect(x + box.x, y + box.y, box.width, max(box.height, 0.01), "DF")
        for line in drawing.lines:
            self._choose_line(line.style, tone)
            self.line(x + line.x1, y + line.y1, x + line.x2, y + line.y2)
        self.set_dash_pattern()
        for dot in drawing.dots:
            self.disc(x + dot.x, y + dot.y, dot.radius, INK)
        self._choose(Text("", size=FONT_SIZE / MM_PER_POINT / self.scale, colour=SOFT))
        for label in drawing.labels:
            self.text(x + label.x - ALIGN[label.anchor] * self.get_string_width(label.text), y + label.y, label.text)

    def _colour_box(self, style: BoxStyle, tone: Colour) -> None:
        self.set_line_width(0.2)
        self.set_draw_color(*tone)
        self.set_fill_color(*(lighter(tone) if style == "full" else PAPER))

    def _choose_line(self, style: LineStyle, tone: Colour) -> None:
        colours: dict[LineStyle, Colour] = {"grid": PALE, "axis": SOFT, "stripe": PAPER, "hatch": tone}
        self.set_draw_color(*colours.get(style, INK))
        self.set_line_width(LINE_WIDTHS[style])
        dash: Any = DASHES.get(style, (0, 0))
        self.set_dash_pattern(*dash)
