"""How daily intakes are spread, against the reference values: bars of days, binned in Python."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from tracker.dashboard.figures.look import (
    CARD,
    HEADROOM,
    OUTLINE_PX,
    Look,
    ReferenceLine,
    axis_of_lines,
    layout,
    lying_axis,
    seamed,
    spoken,
    unit_note,
    value_axis,
)


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
        marker={"color": chart.look.colour, "line": {"color": CARD, "width": OUTLINE_PX}},
        **spoken(chart.sentences),
    )
    return go.Figure(
        data=[bars, *(trace for line in chart.lines for trace in _upright(line, top))],
        layout=layout(
            chart.look,
            band="x",
            half=width / 2,
            legend=chart.lines,
            xaxis=lying_axis(end, chart.lines, title={"text": chart.look.unit}),
            xaxis2=axis_of_lines(end, chart.lines, lying=True),
            yaxis=value_axis(top, whole=True),
            annotations=[unit_note(chart.days_text)],
        ),
    )


def _upright(line: ReferenceLine, top: float) -> list[go.Scatter]:
    across = {"x": [round(line.value, 4)] * 2, "y": [0, round(top, 4)], "xaxis": "x2"}
    return seamed(line.name, OUTLINE_PX, line.dash, **across)
