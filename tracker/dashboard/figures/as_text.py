"""The last step of every figure: its JSON, in which nothing is markup.

Plotly draws tags and entities in any text that it shows ("<b>", "<a href>", "&lt;"). Food names are free text, so every
string of a figure is escaped here, whatever part it stands in. Only what stands under `meta` is not: Plotly shows none
of it, and charts.js puts it on the page as text.
"""

import html
import json
from typing import Any, Final

import plotly.graph_objects as go

OURS: Final = "meta"  # of a trace and of the layout


def figure_json(figure: go.Figure) -> str:
    """The figure as charts.js fetches it."""
    return json.dumps(_as_text(json.loads(figure.to_json())), ensure_ascii=False, separators=(",", ":"))


def _as_text(part: Any) -> Any:
    """A part of a figure in plain JSON values, with its strings as Plotly shows them letter by letter."""
    if isinstance(part, str):
        return html.escape(part, quote=False)
    if isinstance(part, list):
        return [_as_text(item) for item in part]
    if isinstance(part, dict):
        return {key: value if key == OURS else _as_text(value) for key, value in part.items()}
    return part
