"""A chart's figure, its table and its numbers, each when it is asked for."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from foods.nutrients import Nutrient
from tracker.dashboard.chart_answers import csv_answer, figure_answer, table_answer
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.person.diarist import DiaryRequest
from tracker.timeline.chart_list import CHARTS, chart_card
from tracker.timeline.lanes import lanes_of
from tracker.timeline.span import at_most_a_year

if TYPE_CHECKING:
    from tracker.dashboard.charts import Panel


@require_GET
@spanned
def figure(request: DiaryRequest, span: Span, _nutrient: Nutrient, lane_chart: str) -> HttpResponse:
    """The chart as Plotly's JSON."""
    return figure_answer(_panel(request, at_most_a_year(span), lane_chart))


@require_GET
@spanned
def table(request: DiaryRequest, span: Span, _nutrient: Nutrient, lane_chart: str) -> HttpResponse:
    """The chart's table: a fragment for the page it stands in, a page of its own where no script runs."""
    shown = at_most_a_year(span)
    return table_answer(request, _panel(request, shown, lane_chart), chart_card(lane_chart, shown), shown)


@require_GET
@spanned
def csv(request: DiaryRequest, span: Span, _nutrient: Nutrient, lane_chart: str) -> HttpResponse:
    """The chart's numbers with a point for decimals and one line a row; what was not logged or answered is empty."""
    shown = at_most_a_year(span)
    return csv_answer(_panel(request, shown, lane_chart), f"timeline-{lane_chart}", shown)


def _panel(request: DiaryRequest, span: Span, chart: str) -> "Panel":
    """The chart of that name; Http404 where there is none."""
    if chart not in CHARTS:
        raise Http404
    # Only here, not above: pandas and plotly cost 75 MB and a second, and every page imports this module's addresses.
    from tracker.timeline.charts import PANELS

    return PANELS[chart](lanes_of(request.user, span.first, span.last))
