"""A figure made by Python must be drawn by the plotly.js that it was made for."""

import json
import re
from importlib.resources import files
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "package-lock.json"


def test_browser_draws_with_the_plotly_js_that_python_plotly_was_made_for() -> None:
    header = files("plotly").joinpath("package_data", "plotly.min.js").read_text(encoding="utf-8")[:300]
    inside = re.search(r"plotly\.js v(\d+\.\d+\.\d+)", header)
    locked = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]["node_modules/plotly.js-basic-dist-min"]
    assert inside is not None
    assert locked["version"] == inside[1]
