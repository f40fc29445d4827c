"""Which charts the time line has, and their words around the plot: known without pandas or plotly."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.dashboard.chart_list import ChartCard
from tracker.dashboard.spans import Span

CHARTS: Final = {
    "lanes": (gettext_lazy("Day by day"), gettext_lazy("A column is a day: tap one, or use the arrow keys.")),
    "places": (gettext_lazy("Places by week"), gettext_lazy("A bar a week: tap one, or use the arrow keys.")),
}


def chart_card(key: str, span: Span) -> ChartCard:
    title, about = CHARTS[key]
    return ChartCard(
        key=key,
        title=str(title),
        about=str(about),
        label=_("Time line: %(chart)s") % {"chart": title},
        figure=f"{reverse('tracker:timeline_chart', args=[key])}?{span.query}",
        table=f"{reverse('tracker:timeline_table', args=[key])}?{span.query}",
        csv=f"{reverse('tracker:timeline_csv', args=[key])}?{span.query}",
        back=f"{reverse('tracker:timeline')}?{span.query}",
        key_part=f"tracker/timeline/_{key}_key.html",
    )
