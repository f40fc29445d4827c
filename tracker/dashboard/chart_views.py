"""A chart's figure, its table and its numbers, each when it is asked for."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from foods.nutrients import Nutrient
from tracker.dashboard.chart_list import CHARTS, chart_card
from tracker.dashboard.spanned import spanned
from tracker.dashboard.spans import Span
from tracker.display.spreadsheets import BYTE_ORDER_MARK
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page

if TYPE_CHECKING:
    from tracker.dashboard.charts import Panel


@require_GET
@spanned
def figure(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> HttpResponse:
    """The chart as Plotly's JSON."""
    panel = _panel(request, span, nutrient, chart)
    return HttpResponse(panel.drawn(), content_type="application/json")


@require_GET
@spanned
def table(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> HttpResponse:
    """The chart's table: a fragment for the page it stands in, a page of its own where no script runs."""
    panel = _panel(request, span, nutrient, chart)
    context = {"table": panel.table(), "card": chart_card(chart, nutrient, span), "span": span}
    fragment, page = "tracker/dashboard/_chart_table.html", "tracker/dashboard/chart_table.html"
    return fragment_or_page(request, fragment, context, page=page)


@require_GET
@spanned
def csv(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> HttpResponse:
    """The chart's numbers in the nutrients' own units, with a point for decimals and one line a row."""
    panel = _panel(request, span, nutrient, chart)
    answer = HttpResponse(BYTE_ORDER_MARK + panel.csv(), content_type="text/csv; charset=utf-8")
    name = f"electrolog-{nutrient.key}-{chart}-{span.first}-{span.last}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _panel(request: DiaryRequest, span: Span, nutrient: Nutrient, chart: str) -> "Panel":
    """The chart of that name; Http404 where there is none."""
    if chart not in CHARTS:
        raise Http404
    # Only here, not above: pandas and plotly cost 75 MB and a second, and every page imports this module's addresses.
    from tracker.dashboard.charts import PANELS, Subject

    return PANELS[chart](Subject(request.diarist, span, nutrient))
