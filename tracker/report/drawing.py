"""A report's charts as plain shapes in a small box: the page turns them into SVG, the PDF draws the same ones.

PURE: frames and translated texts come in. Lengths are millimetres of a printed page; y grows downwards. Nothing is
told by colour alone: complete days are full, others hollow, what has no value is hatched, supplements are striped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

import pandas as pd

from tracker.assessment.intake.frames import nice_step
from tracker.report.label_places import apart

BoxStyle = Literal["full", "hollow"]
LineStyle = Literal["grid", "axis", "stripe", "hatch", "need", "target", "interval"]
Anchor = Literal["start", "middle", "end"]
Sign = Literal["complete", "incomplete", "supplements", "unknown", "mean", "need", "target"]

WIDTH: Final = 88.0
HEIGHT: Final = 30.0
TOP: Final = 1.5
BOTTOM: Final = 25.5
BELOW_AXIS: Final = HEIGHT - BOTTOM  # for the names of days
LEFT: Final = 9.0
MEAN_WIDTH: Final = 10.0
NAMES_WIDTH: Final = 15.0
FONT_SIZE: Final = 2.5
CHARACTER: Final = 0.58 * FONT_SIZE  # how wide one is on average
LEAST_BETWEEN_NAMES: Final = 1.1 * FONT_SIZE
BELOW_MIDDLE: Final = 0.36 * FONT_SIZE  # from a line's middle down to the foot of its letters
BAR_SHARE: Final = 0.65  # of its day, week or month
UNKNOWN_SHARE: Final = 0.1  # how long the hatch is: the same for every bar, since it is no estimate
HATCHES: Final = 3
HEADROOM: Final = 1.06
GRID_LINES: Final = 3
STRIPE_EVERY: Final = 0.9
DOT_RADIUS: Final = 1.1
DAY: Final = pd.Timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    style: BoxStyle


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    style: LineStyle


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float = DOT_RADIUS


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose foot stands at y; `x` is the end of it that `anchor` names."""

    x: float
    y: float
    text: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order of drawing: boxes, lines, dots, labels."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A reference value in the axis's unit, with its short name ("RDA 320")."""

    value: float
    name: str
    style: Literal["need", "target"]


@dataclass(frozen=True, slots=True)
class BarChart:
    """What a chart shows besides its frame; all texts are translated already.

    A bar stands for `bar_days` days (1, 7, or 30 for a month). Amounts are in the axis's unit, of which the nutrient's
    own one makes `per_unit` (40 for IU). `mean` with its `interval` is drawn beside the bars; None where no verdict
    may be given. `figure` writes an amount at the axis, `tick` a day.
    """

    first: date
    last: date
    bar_days: int
    per_unit: float
    lines: Sequence[NamedLine]
    mean: float | None
    interval: tuple[float, float]
    mean_text: str
    figure: Callable[[float], str]
    tick: Callable[[date], str]


def bar_drawing(bars: pd.DataFrame, chart: BarChart, height: float = HEIGHT) -> Drawing:
    """Intake as bars over the days with reference lines across, and the mean with its interval at the end.

    `bars` is a `nutrient_frame` or `by_period`: index DatetimeIndex (the middle of what a bar stands for), columns
    lower and from_supplements (nutrient's own unit), unknown_entries, complete, for periods also first.
    """
    amounts = bars[["lower", "from_supplements"]] * chart.per_unit
    return _Plot(
        bars.assign(lower=amounts["lower"], from_supplements=amounts["from_supplements"]), chart, height
    ).drawing


class _Plot:
    """The chart's scales, and the drawing that grows on them."""

    def __init__(self, bars: pd.DataFrame, chart: BarChart, height: float) -> None:
        self.chart = chart
        self.drawing = Drawing(WIDTH, height)
        self.bottom = height - BELOW_AXIS
        self.right = WIDTH - _names_width(chart)
        self.plot_right = self.right - (MEAN_WIDTH if chart.mean is not None else 0.0)
        self.first, self.days = _axis(bars, chart)
        self.top = _axis_top(bars, chart)
        self._grid()
        for bar in bars.itertuples():
            self._bar(bar)
        self._references()
        self._mean()

    def y(self, amount: float) -> float:
        return round(self.bottom - (self.bottom - TOP) * amount / self.top, 2)

    def _line(self, x1: float, y1: float, x2: float, y2: float, style: LineStyle) -> None:
        self.drawing.lines.append(Line(round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2), style))

    def _label(self, x: float, y: float, text: str, anchor: Anchor) -> None:
        self.drawing.labels.append(Label(round(x, 2), round(y, 2), text, anchor))

    def _grid(self) -> None:
        step = nice_step(self.top / GRID_LINES)
        for number in range(int(self.top / step) + 1):
            y = self.y(number * step)
            self._line(LEFT, y, self.right, y, "grid" if number else "axis")
            self._label(LEFT - 1, y + BELOW_MIDDLE, self.chart.figure(number * step), "end")
        foot = self.bottom + FONT_SIZE + 0.9
        self._label(LEFT, foot, self.chart.tick(self.chart.first), "start")
        if self.chart.last > self.chart.first:
            self._label(self.plot_right, foot, self.chart.tick(self.chart.last), "end")

    def _bar(self, bar: Any) -> None:
        slot = (self.plot_right - LEFT) / self.days
        width = BAR_SHARE * slot * self.chart.bar_days
        x = LEFT + slot * ((bar.Index - self.first) / DAY + 0.5) - width / 2
        top = self.y(bar.lower)
        box = Box(round(x, 2), top, round(width, 2), round(self.bottom - top, 2), "full" if bar.complete else "hollow")
        self.drawing.boxes.append(box)
        if bar.from_supplements > 0:
            self._stripes(box, self.y(bar.lower - bar.from_supplements))
        if bar.unknown_entries:
            self._hatch(box)

    def _stripes(self, box: Box, foot: float) -> None:
        """The end of a bar that supplements gave: light stripes on a full bar, dark ones in a hollow one."""
        style: LineStyle = "stripe" if box.style == "full" else "hatch"
        for number in range(1, int((foot - box.y) / STRIPE_EVERY) + 1):
            y = box.y + number * STRIPE_EVERY
            self._line(box.x, y, box.x + box.width, y, style)

    def _hatch(self, box: Box) -> None:
        height = UNKNOWN_SHARE * (self.bottom - TOP) / HATCHES
        for number in range(HATCHES):
            foot = box.y - number * height - 0.3
            self._line(box.x, foot, box.x + box.width, foot - height, "hatch")

    def _references(self) -> None:
        heights = apart([-self.y(line.value) for line in self.chart.lines], LEAST_BETWEEN_NAMES)
        for line, height in zip(self.chart.lines, heights, strict=True):
            self._line(LEFT, self.y(line.value), self.right, self.y(line.value), line.style)
            self._label(self.right + 1, BELOW_MIDDLE - height, line.name, "start")

    def _mean(self) -> None:
        if self.chart.mean is None:
            return
        x = self.right - MEAN_WIDTH / 2
        low, high = (self.y(max(edge, 0.0)) for edge in self.chart.interval)
        self._line(x, low, x, high, "interval")
        for edge in (low, high):
            self._line(x - 1, edge, x + 1, edge, "interval")
        self.drawing.dots.append(Dot(round(x, 2), self.y(self.chart.mean)))
        self._label(x, self.bottom + FONT_SIZE + 0.9, self.chart.mean_text, "middle")


def _axis(bars: pd.DataFrame, chart: BarChart) -> tuple[pd.Timestamp, int]:
    """The first day of the axis and how many it runs over: whole weeks or months where bars stand for these."""
    first, last = pd.Timestamp(chart.first), pd.Timestamp(chart.last)
    if "first" in bars and len(bars):
        first = min(first, bars["first"].min())
        last = max(last, bars.index.max() + DAY * (chart.bar_days // 2))
    return first, (last - first).days + 1


def _names_width(chart: BarChart) -> float:
    """The same for most charts, so that their days stand one below another."""
    widths = [CHARACTER * len(line.name) + 1.5 for line in chart.lines]
    return max([NAMES_WIDTH, *widths]) if widths else 1.5


def _axis_top(bars: pd.DataFrame, chart: BarChart) -> float:
    """Room for the highest bar with its hatch, the lines and the interval; never an axis without a length."""
    highest = float(bars["lower"].max()) if len(bars) else 0.0
    lines = [line.value for line in chart.lines]
    mean = [chart.interval[1]] if chart.mean is not None else []
    return (max([highest / (1 - UNKNOWN_SHARE), *lines, *mean]) or 1.0) * HEADROOM


def sign_drawing(sign: Sign) -> Drawing:
    """What stands in a chart's key for one of its signs."""
    drawing = Drawing(6.0, 4.0)
    if sign in ("complete", "incomplete", "supplements"):
        drawing.boxes.append(Box(2.0, 0.5, 2.0, 3.5, "hollow" if sign == "incomplete" else "full"))
    if sign == "supplements":
        drawing.lines.extend(Line(2.0, y, 4.0, y, "stripe") for y in (1.3, 2.2, 3.1))
    if sign == "unknown":
        drawing.lines.extend(Line(2.0, foot, 4.0, foot - 0.9, "hatch") for foot in (3.8, 2.8, 1.8))
    if sign == "mean":
        drawing.lines.append(Line(3.0, 0.2, 3.0, 3.8, "interval"))
        drawing.lines.extend(Line(2.0, y, 4.0, y, "interval") for y in (0.2, 3.8))
        drawing.dots.append(Dot(3.0, 2.0, 0.9))
    if sign in ("need", "target"):
        drawing.lines.append(Line(0.0, 2.0, 6.0, 2.0, sign))
    return drawing
