"""What all charts share: colours, axes, reference lines, and how a point says its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import plotly.graph_objects as go

from tracker.dashboard.figures.label_places import apart

INK: Final = "var(--ink)"
SOFT: Final = "var(--soft)"
CARD: Final = "var(--card)"
LINE: Final = "var(--line)"
RAIL: Final = "var(--rail)"
CLEAR: Final = "rgba(0,0,0,0)"
OUTLINE_PX: Final = 1.5
FILL_OPACITY: Final = 0.62  # of bars under reference lines, so that these can be seen on them
TICKS: Final = 5
HEADROOM: Final = 1.08
FONT_PX: Final = 12
CHARACTER_PX: Final = 8
LEAST_SHARE_BETWEEN_NAMES: Final = 0.085  # of the axis: a line of text in the lowest plot that we draw

Band = Literal["x", "y", "cell"]


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A reference value in the axis's unit with its short name ("RDA 320"); `dash` keeps it apart without colour."""

    value: float
    name: str
    dash: Literal["dash", "dot", "solid"] = "dash"


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
    return {"hoverinfo": "none", "hovertext": list(sentences), "customdata": list(range(first, first + len(sentences)))}


def layout(look: Look, *, band: Band, half: float = 0.5, **more: Any) -> go.Layout:
    """The common layout. `band`: what is marked around a chosen point, `half` its half width in the axis's unit."""
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
        "margin": {"l": 8, "r": 20, "t": 24, "b": 8},
        "meta": {"band": band, "half": half},
    }
    return go.Layout(**(common | more))


def value_axis(top: float, **more: Any) -> dict[str, Any]:
    """An axis of amounts from 0 to `top`, with quiet lines."""
    return {
        "range": [0, round(top, 4)],
        "nticks": TICKS,
        "tickformat": ",",
        "gridcolor": LINE,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    } | more


def plain_axis(**more: Any) -> dict[str, Any]:
    """An axis of days, names or bins, without lines across."""
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
    """The reference lines of a chart whose amounts stand upright."""
    return [
        go.Scatter(
            name=line.name,
            x=list(edges),
            y=[line.value] * len(edges),
            mode="lines",
            line={"color": INK, "width": OUTLINE_PX, "dash": line.dash},
            hoverinfo="skip",
        )
        for line in lines
    ]


def names_beside(lines: Sequence[ReferenceLine], top: float) -> list[dict[str, Any]]:
    """The lines' names beside their right ends, moved apart where they would touch."""
    plain = {"showarrow": False, "xref": "paper", "x": 1, "xanchor": "left", "xshift": 4, "font": {"color": INK}}
    heights = apart([line.value for line in lines], top * LEAST_SHARE_BETWEEN_NAMES)
    return [plain | {"text": line.name, "y": round(y, 4)} for line, y in zip(lines, heights, strict=True)]


def margin_for(names: Sequence[str]) -> int:
    """Pixels to the right that these names need."""
    return max((CHARACTER_PX * len(name) + 8 for name in names), default=20)
