"""What all charts share: colours, axes, reference lines, and how a point says its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

import plotly.graph_objects as go

from tracker.dashboard.figures.ticks import apart_from, round_ticks

INK: Final = "var(--ink)"
SOFT: Final = "var(--soft)"
CARD: Final = "var(--card)"
LINE: Final = "var(--line)"
RAIL: Final = "var(--rail)"
CLEAR: Final = "rgba(0,0,0,0)"
OUTLINE_PX: Final = 1.5
SEAM_PX: Final = 3.5  # of the card's colour under a line, so that it stands out on filled bars
TICKS: Final = 5
HEADROOM: Final = 1.08
FONT_PX: Final = 12
BOLD: Final = 600
LEAST_APART: Final = 0.085  # of an upright axis: a line of text in the lowest plot that we draw
LEAST_BESIDE: Final = 0.14  # of a lying axis: "1,000" on a phone

Band = Literal["x", "y", "cell"]


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A reference value in the axis's unit with its short name ("RDA 320"); `dash` keeps it apart without colour.

    The target's is "dash": where figures would touch at the axis, the others' give way to it.
    """

    value: float
    name: str
    dash: Literal["dash", "dot", "solid"] = "dash"


class Named(Protocol):
    """A line that the legend names."""

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart shows besides its numbers, translated already.

    `unit` names the axis, `separators` are the locale's decimal and thousands signs, `colour` is a CSS custom property.
    """

    unit: str
    separators: str
    colour: str


def spoken(sentences: Sequence[str], *, first: int = 0) -> dict[str, Any]:
    """The properties of a trace whose points say these sentences; `first` is the first one's place among all.

    charts.js says a sentence above the plot, where it also fits on a phone, for the pointer and for the arrow keys.
    """
    places = list(range(first, first + len(sentences)))
    return {"hoverinfo": "none", "customdata": places, "meta": {"sentences": list(sentences)}}


def layout(
    look: Look, *, band: Band, half: float = 0.5, legend: Sequence[Named] = (), height: int | None = None, **more: Any
) -> go.Layout:
    """The common layout. `band`: what is marked around a chosen point, `half` its half width in the axis's unit.

    charts.js names the lines of `legend` above the plot, and gives the plot its `height` where it depends on the data.
    """
    common = {
        "template": go.layout.Template(),
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": {"x": "x", "y": "y", "cell": "closest"}[band],
        "dragmode": False,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "separators": look.separators,
        "font": {"color": SOFT, "size": FONT_PX},
        "margin": {"l": 8, "r": 8, "t": 24, "b": 8},
        "meta": {"band": band, "half": half, "legend": [line.name for line in legend], "height": height},
    }
    return go.Layout(**(common | more))


def value_axis(end: float, lines: Sequence[ReferenceLine] = (), *, whole: bool = False) -> dict[str, Any]:
    """An upright axis of amounts from 0 to `end`, with quiet lines at the figures that the `lines` leave room for."""
    ticks = apart_from(round_ticks(end, TICKS, whole=whole), standing(lines, end, LEAST_APART), LEAST_APART * end)
    return _axis(end, tickvals=ticks, gridcolor=LINE)


def lying_axis(end: float, lines: Sequence[ReferenceLine], **more: Any) -> dict[str, Any]:
    """A lying axis of amounts from 0 to `end`, without lines across."""
    ticks = apart_from(round_ticks(end, TICKS), standing(lines, end, LEAST_BESIDE), LEAST_BESIDE * end)
    return _axis(end, tickvals=ticks, showgrid=False, linecolor=LINE, **more)


def axis_of_lines(end: float, lines: Sequence[ReferenceLine], *, lying: bool = False) -> dict[str, Any]:
    """The same axis once more, for the reference lines: their values stand in bold among the figures of the other."""
    values = standing(lines, end, LEAST_BESIDE if lying else LEAST_APART)
    bold = {"color": INK, "size": FONT_PX, "weight": BOLD}
    overlaid = {"overlaying": "x", "side": "bottom"} if lying else {"overlaying": "y", "side": "left"}
    return _axis(end, tickvals=[round(value, 4) for value in values], tickfont=bold, showgrid=False, **overlaid)


def standing(lines: Sequence[ReferenceLine], end: float, least: float) -> list[float]:
    """The lines' values that have room at an axis up to `end`, the target's first; the legend has all of them."""
    shown: list[float] = []
    for line in sorted(lines, key=lambda line: line.dash != "dash"):
        shown += apart_from([line.value], shown, least * end)
    return shown


def _axis(end: float, **more: Any) -> dict[str, Any]:
    plain = {"zeroline": False, "fixedrange": True, "automargin": True, "tickformat": ",", "tickangle": 0}
    return {"range": [0, round(end, 4)], **plain, **more}


def plain_axis(**more: Any) -> dict[str, Any]:
    """An axis of days or names, without lines across."""
    return {
        "showgrid": False,
        "zeroline": False,
        "linecolor": LINE,
        "fixedrange": True,
        "automargin": True,
        "ticklabeloverflow": "allow",
    } | more


def unit_note(unit: str) -> dict[str, Any]:
    """The unit above the axis, where it needs no turned head."""
    plain = {"showarrow": False, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return plain | {"text": unit, "x": 0, "y": 1, "yshift": 4}


def lines_across(lines: Sequence[ReferenceLine], edges: Sequence[Any]) -> list[go.Scatter]:
    """The reference lines of a chart whose amounts stand upright, on their own axis, named for the legend."""
    return [
        trace
        for line in lines
        for trace in seamed(line.name, OUTLINE_PX, line.dash, x=list(edges), y=[line.value] * len(edges), yaxis="y2")
    ]


def seamed(name: str, width: float, dash: str, **points: Any) -> list[go.Scatter]:
    """A line of ink on a seam of the card's colour. The line has the name; the seam has none."""
    common = {"mode": "lines", "hoverinfo": "skip", **points}
    return [
        go.Scatter(line={"color": CARD, "width": width + SEAM_PX - OUTLINE_PX}, **common),
        go.Scatter(meta={"name": name}, line={"color": INK, "width": width, "dash": dash}, **common),
    ]
