"""A chart's figure, its table and its numbers, each when it is asked for."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from foods.nutrients import Nutrient
from tracker.dashboard.chart_answers import csv_answer, figure_answer, table_answer
from tracker.dashboard.chart_list import CHARTS, chart_card
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.person.diarist import DiaryRequest

if TYPE_CHECKING:
    from tracker.dashboard.charts import Panel


@require_GET
@spanned
def figure(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> HttpResponse:
    """The chart as Plotly's JSON."""
    return figure_answer(_panel(request, span, nutrient, chart))


@require_GET
@spanned
def table(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> HttpResponse:
    """The chart's table: a fragment for the page it stands in, a page of its own where no script runs."""
    return table_answer(request, _panel(request, span, nutrient, chart), chart_card(chart, nutrient, span), span)


@require_GET
@spanned
def csv(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> HttpResponse:
    """The chart's numbers in the nutrients' own units."""
    return csv_answer(_panel(request, span, nutrient, chart), f"{nutrient.key}-{chart}", span)


def _panel(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> "Panel":
    """The chart of that name; Http404 where there is none."""
    if chart not in CHARTS:
        raise Http404
    # Only here, not above: pandas and plotly cost 75 MB and a second, and every page imports this module's addresses.
    from tracker.dashboard.charts import PANELS, Subject

    return PANELS[chart](Subject(request.diarist, span, nutrient))
