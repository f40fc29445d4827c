"""The noticed twitches of a report drawn: months with their days, and lanes of days one below another.

PURE: dates, numbers and translated texts come in. Lengths are millimetres of a printed page; y grows downwards. A full
day is one with twitches, a hollow one was answered "none"; what was not answered has no mark at all.
"""

from calendar import Calendar
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.report.drawing import BAR_SHARE, FONT_SIZE, WIDTH, Box, BoxStyle, Drawing, Label, Line

MOST_MONTHS: Final = 3  # side by side
CELL: Final = 3.6
BETWEEN_CELLS: Final = 0.6
MONDAY: Final = date(2024, 1, 1)  # any one, to name the days of a week by
MONTH_WIDTH: Final = 30.5
HEAD: Final = 2 * (FONT_SIZE + 1.0)  # the month's name, and below it the days of the week
WEEKS: Final = 6
LANE_HEIGHT: Final = 6.5
LANE_GAP: Final = 1.6
NAMES: Final = 26.0
MARKS: Final = 10.0  # what stands at the end of a lane
NONE_HEIGHT: Final = 0.9
FOOT: Final = FONT_SIZE + 1.2


def months_drawing(
    counts: Mapping[date, int],
    first: date,
    last: date,
    *,
    name: Callable[[date], str],
    weekday: Callable[[date], str],
) -> Drawing:
    """The months from the one of `first` to the one of `last`, of which the last MOST_MONTHS are drawn.

    `counts` has the answered days; `name` names a month, `weekday` a day of the week by one letter.
    """
    months = months_between(first, last)[-MOST_MONTHS:]
    drawing = Drawing(WIDTH, round(HEAD + WEEKS * CELL + 0.5, 2))
    for number, month in enumerate(months):
        x = number * MONTH_WIDTH
        drawing.labels.append(Label(round(x, 2), FONT_SIZE, name(month), "start"))
        _draw_weekdays(drawing, x, weekday)
        _draw_month(drawing, x, month, counts, first, last)
    return drawing


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month."""
    months, month = [], first.replace(day=1)
    while month <= last:
        months.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return months


def _draw_weekdays(drawing: Drawing, x: float, weekday: Callable[[date], str]) -> None:
    for number in range(7):
        middle = x + number * CELL + (CELL - BETWEEN_CELLS) / 2
        drawing.labels.append(Label(round(middle, 2), HEAD - 1.0, weekday(MONDAY + timedelta(days=number)), "middle"))


def _draw_month(drawing: Drawing, x: float, month: date, counts: Mapping[date, int], first: date, last: date) -> None:
    for row, week in enumerate(Calendar().monthdatescalendar(month.year, month.month)):
        for column, day in enumerate(week):
            if day.month != month.month:
                continue
            left, top = round(x + column * CELL, 2), round(HEAD + row * CELL, 2)
            foot = round(top + CELL, 2)
            drawing.lines.append(Line(left, foot, round(left + CELL - BETWEEN_CELLS, 2), foot, "grid"))
            if day in counts and first <= day <= last:
                style: BoxStyle = "full" if counts[day] else "hollow"
                drawing.boxes.append(Box(left, round(top + 0.4, 2), CELL - BETWEEN_CELLS, CELL - 0.8, style))


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """`values` has the days that are known, of which those in `hollow` may lack something; 0 is a mark of its own.

    `end` is the value that fills the lane, `guide` that of a dashed line, `mark` what stands at its end.
    """

    name: str
    values: Mapping[date, float]
    hollow: Collection[date]
    end: float
    guide: float | None
    mark: str


def lanes_drawing(
    lanes: Sequence[DrawnLane], first: date, last: date, *, changes: Collection[date], tick: Callable[[date], str]
) -> Drawing:
    """The lanes over the same days; a dotted line through all of them stands for a change of a medicine."""
    foot = len(lanes) * (LANE_HEIGHT + LANE_GAP)
    drawing, days = Drawing(WIDTH, round(foot + FOOT, 2)), (last - first).days + 1
    slot = (WIDTH - NAMES - MARKS) / days

    def x(day: date) -> float:
        return NAMES + slot * (day - first).days

    for number, lane in enumerate(lanes):
        _draw_lane(drawing, lane, number * (LANE_HEIGHT + LANE_GAP) + LANE_GAP + LANE_HEIGHT, x, slot)
    for day in changes:
        middle = round(x(day) + slot / 2, 2)
        drawing.lines.append(Line(middle, LANE_GAP, middle, round(foot, 2), "need"))
    drawing.labels.append(Label(NAMES, round(foot + FONT_SIZE + 0.6, 2), tick(first), "start"))
    drawing.labels.append(Label(WIDTH - MARKS, round(foot + FONT_SIZE + 0.6, 2), tick(last), "end"))
    return drawing


def _draw_lane(drawing: Drawing, lane: DrawnLane, bottom: float, x: Callable[[date], float], slot: float) -> None:
    def height(value: float) -> float:
        return LANE_HEIGHT * min(value / lane.end, 1.0)

    drawing.labels.append(Label(0.0, round(bottom - 0.6, 2), lane.name, "start"))
    drawing.lines.append(Line(NAMES, round(bottom, 2), round(WIDTH - MARKS, 2), round(bottom, 2), "axis"))
    width = BAR_SHARE * slot
    for day, value in lane.values.items():
        tall, is_hollow = (height(value), day in lane.hollow) if value else (NONE_HEIGHT, True)
        left = round(x(day) + (slot - width) / 2, 2)
        style: BoxStyle = "hollow" if is_hollow else "full"
        drawing.boxes.append(Box(left, round(bottom - tall, 2), round(width, 2), round(tall, 2), style))
    if lane.guide:
        y = round(bottom - height(lane.guide), 2)
        drawing.lines.append(Line(NAMES, y, round(WIDTH - MARKS, 2), y, "target"))
    if lane.mark:
        y = bottom - height(lane.guide or lane.end) + 0.8 * FONT_SIZE
        drawing.labels.append(Label(WIDTH - MARKS + 0.8, round(min(y, bottom), 2), lane.mark, "start"))
