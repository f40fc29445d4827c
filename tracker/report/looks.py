"""The shape of a label on paper: as on the pages (templates/tracker/verdicts/_looks.html), in a square of 24 units."""

import math
from collections.abc import Sequence
from typing import Final

from tracker.assessment.verdicts.standing import Look
from tracker.report.paper import Colour, Paper, Text

UNITS: Final = 24.0
UP: Final = ((3.5, 19.0), (20.5, 19.0), (12.0, 4.0))
DOWN: Final = ((3.5, 5.0), (20.5, 5.0), (12.0, 20.0))
TICK: Final = ((5.0, 12.5), (9.5, 17.0), (19.0, 7.0))
LEFT_HALF: Final = tuple(
    (12 + 8 * math.cos(math.pi * (0.5 + step / 16)), 12 - 8 * math.sin(math.pi * (0.5 + step / 16)))
    for step in range(17)
)
DASH: Final = 3.0


def draw_look(paper: Paper, look: Look, x: float, y: float, size: float, colour: Colour) -> None:
    """The shape with its top left corner at (x, y)."""
    unit = size / UNITS
    paper.set_draw_color(*colour)
    paper.set_fill_color(*colour)
    paper.set_line_width(2 * unit)

    def at(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + across * unit, y + down * unit) for across, down in points]

    match look:
        case Look.ABOVE:
            paper.polygon(at(UP), style="DF")
        case Look.SHORT:
            paper.polygon(at(DOWN), style="DF")
        case Look.WELL_BELOW:
            paper.polygon(at(DOWN), style="D")
        case Look.EDGE:
            paper.circle(x + size / 2, y + size / 2, 8 * unit, "D")
            paper.polygon(at(LEFT_HALF), style="F")
        case Look.UNSURE:
            _draw_question(paper, x, y, size, colour)
        case Look.GOOD:
            paper.polyline(at(TICK))


def _draw_question(paper: Paper, x: float, y: float, size: float, colour: Colour) -> None:
    unit = size / UNITS
    paper.set_dash_pattern(DASH * unit, DASH * unit)
    paper.circle(x + size / 2, y + size / 2, 8.5 * unit, "D")
    paper.set_dash_pattern()
    mark = Text("?", size=1.7 * size / paper.scale, bold=True, colour=colour)
    paper.write_line(mark, x + (size - paper.width_of(mark)) / 2, y + (size - paper.line_height(mark)) / 2)
