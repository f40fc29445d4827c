"""Figures as the browser receives them."""

import json
from typing import Any

import plotly.graph_objects as go

from tracker.dashboard import figures


def figure_json(figure: go.Figure) -> dict[str, Any]:
    """The figure as plain JSON values: "data" and "layout"."""
    plain: dict[str, Any] = json.loads(figures.figure_json(figure))
    return plain
