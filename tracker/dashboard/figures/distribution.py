"""How daily intakes are spread, against the reference values: bars of days, binned in Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.look import (
    CARD,
    FILL_OPACITY,
    HEADROOM,
    INK,
    OUTLINE_PX,
    Look,
    ReferenceLine,
    layout,
    plain_axis,
    spoken,
    unit_note,
    value_axis,
)

NAME_PX: Final = 16


@dataclass(frozen=True, slots=True)
class DistributionChart:
    """`days_text` names the upright axis; `sentences` one for each bin."""

    look: Look
    per_unit: float
    lines: Sequence[ReferenceLine]
    days_text: str
    sentences: Sequence[str]


def distribution_figure(bins: pd.DataFrame, chart: DistributionChart) -> go.Figure:
    """A bar a bin, as high as it has days, and an upright line for each reference value.

    `bins` is a `binned`: columns low and high (nutrient's own unit) and days (int64).
    """
    edges = bins[["low", "high"]] * chart.per_unit
    middles = edges.mean(axis="columns")
    most = int(bins["days"].max()) if len(bins) else 1
    top = max(most, 1) * HEADROOM
    end = max([float(edges["high"].max()) if len(bins) else 0.0, *(line.value * HEADROOM for line in chart.lines)])
    width = float((edges["high"] - edges["low"]).iloc[0]) if len(bins) else 1.0
    bars = go.Bar(
        x=[round(float(middle), 4) for middle in middles],
        y=[int(days) for days in bins["days"]],
        width=round(width, 4),
        marker={"color": chart.look.colour, "opacity": FILL_OPACITY, "line": {"color": CARD, "width": OUTLINE_PX}},
        **spoken(chart.sentences),
    )
    return go.Figure(
        data=[bars, *(_upright(line, top) for line in chart.lines)],
        layout=layout(
            chart.look,
            band="x",
            half=width / 2,
            margin={"l": 8, "r": 20, "t": 24 + NAME_PX * len(chart.lines), "b": 24},
            xaxis=plain_axis(range=[0, round(end, 4)], tickformat=",", nticks=6, title={"text": chart.look.unit}),
            yaxis=value_axis(top, nticks=4, tickformat="d", rangemode="tozero"),
            annotations=[unit_note(chart.days_text), *_names(chart.lines)],
        ),
    )


def _upright(line: ReferenceLine, top: float) -> go.Scatter:
    return go.Scatter(
        name=line.name,
        x=[round(line.value, 4)] * 2,
        y=[0, round(top, 4)],
        mode="lines",
        line={"color": INK, "width": OUTLINE_PX, "dash": line.dash},
        hoverinfo="skip",
    )


def _names(lines: Sequence[ReferenceLine]) -> list[dict[str, object]]:
    """Each name above its line, every next one a row lower."""
    plain = {"showarrow": False, "yref": "paper", "y": 1, "yanchor": "bottom", "font": {"color": INK}}
    return [
        plain | {"text": line.name, "x": round(line.value, 4), "xanchor": "center", "yshift": 4 + NAME_PX * above}
        for above, line in enumerate(reversed(lines))
    ]
