"""Figures as the browser receives them."""

import json
from typing import Any

import plotly.graph_objects as go


def figure_json(figure: go.Figure) -> dict[str, Any]:
    """The figure as plain JSON values: "data" and "layout"."""
    plain: dict[str, Any] = json.loads(figure.to_json())
    return plain
