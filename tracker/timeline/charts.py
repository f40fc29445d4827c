"""The time line's charts by their names. This imports pandas and plotly: views do so only when a chart is asked for."""

from collections.abc import Callable, Mapping
from typing import Final

from tracker.dashboard.charts import Panel
from tracker.timeline.day_by_day import lanes_panel
from tracker.timeline.lanes import Lanes
from tracker.timeline.week_by_week import places_panel

PANELS: Final[Mapping[str, Callable[[Lanes], Panel]]] = {"lanes": lanes_panel, "places": places_panel}
