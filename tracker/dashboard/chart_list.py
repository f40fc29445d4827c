"""Which charts the dashboard has, and their words around the plot: known without pandas or plotly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foods.nutrients import Nutrient
from tracker.dashboard.hours_of_day import HoursOfDay
from tracker.dashboard.spans import Span

CHARTS: Final = {  # in the order in which they stand
    "daily": gettext_lazy("Daily intake"),
    "foods": gettext_lazy("Foods it came from"),
    "meals": gettext_lazy("Meals"),
    "calendar": gettext_lazy("Calendar"),
    "weekdays": gettext_lazy("Weekdays"),
    "distribution": gettext_lazy("Spread of days"),
    "hours": gettext_lazy("Today by hour"),
}
FOLDED: Final = frozenset({"calendar", "weekdays", "distribution", "hours"})  # on a phone, until they are asked for
ABOUT: Final = {
    "calendar": gettext_lazy("Each day fills with its share of the target."),
    "foods": gettext_lazy("Of all that was logged, complete or not."),
    "meals": gettext_lazy("Of all that was logged, complete or not."),
    "weekdays": gettext_lazy("Means of complete days, from lowest to highest."),
    "distribution": gettext_lazy("Complete days. One low day is no shortfall."),
    "hours": gettext_lazy("What is known so far, against the targets."),
}
DAILY: Final = {
    None: gettext_lazy("A bar a day: tap one, or use the arrow keys."),
    "week": gettext_lazy("A bar a week: the mean of its complete days."),
    "month": gettext_lazy("A bar a month: the mean of its complete days."),
}
KEYS: Final = {
    "daily": "tracker/dashboard/_daily_key.html",
    "calendar": "tracker/dashboard/_calendar_key.html",
}
NEED_COMPLETE_DAYS: Final = frozenset({"weekdays", "distribution"})
MOST_DAYS_AS_DAYS: Final = 92  # in the daily chart; a longer span is drawn by weeks, a very long one by months
MOST_DAYS_AS_WEEKS: Final = 731
SHORT_WINDOW, LONG_WINDOW = 7, 28
FROM_DAYS_ROLLING: Final = 14  # below, a mean of seven days says what the verdict says


@dataclass(frozen=True, slots=True)
class ChartCard:
    """One chart: where its figure, table and CSV file are, and what stands in its place where it is empty.

    `back` leads to the page that it stands on; `key_part` is the template of the key below it, if it has one.
    """

    key: str
    title: str
    about: str
    label: str
    figure: str
    table: str
    csv: str
    back: str
    missing: str = ""
    rolling: str = ""
    key_part: str = ""


def period_of(days: int) -> Literal["week", "month"] | None:
    """What a bar of the daily chart stands for in a span of so many days; None: a day."""
    if days <= MOST_DAYS_AS_DAYS:
        return None
    return "week" if days <= MOST_DAYS_AS_WEEKS else "month"


def rolling_window(days: int) -> int | None:
    """Over how many days the daily chart's line runs in a span of so many; None: there is no line."""
    if days < FROM_DAYS_ROLLING:
        return None
    return SHORT_WINDOW if days <= MOST_DAYS_AS_DAYS else LONG_WINDOW


def rolling_text(days: int) -> str:
    window = rolling_window(days)
    return _("mean of the last %(days)s days") % {"days": window} if window else ""


def chart_card(key: str, nutrient: Nutrient, span: Span, *, missing: str = "", notes: Sequence[str] = ()) -> ChartCard:
    query = f"?{urlencode({'nutrient': nutrient.key})}&{span.query}"
    title = str(CHARTS[key])
    return ChartCard(
        key=key,
        title=title,
        about=" ".join([str(ABOUT[key] if key in ABOUT else DAILY[period_of(span.days)]), *notes]),
        label=title if key == "hours" else f"{_(nutrient.name)}: {title}",
        figure=reverse("tracker:chart", args=[key]) + query,
        table=reverse("tracker:chart_table", args=[key]) + query,
        csv=reverse("tracker:chart_csv", args=[key]) + query,
        back=f"{reverse('tracker:dashboard')}?{span.query}",
        missing=missing,
        rolling=rolling_text(span.days) if key == "daily" else "",
        key_part=KEYS.get(key, ""),
    )


def chart_cards(
    nutrient: Nutrient, span: Span, *, any_complete: bool, today: date, hours: HoursOfDay | None
) -> Sequence[ChartCard]:
    """All charts of one nutrient, in their order; that of today only in a span that ends today.

    `hours` is None where nothing is logged today.
    """
    none_complete = _("This needs complete days, and there is none in this span yet.")
    missing = {} if any_complete else dict.fromkeys(NEED_COMPLETE_DAYS, none_complete)
    if hours is None:
        missing["hours"] = _("Nothing is logged today yet.")
    elif not hours.times:
        missing["hours"] = " ".join([*hours.notes, _("A meal’s menu sets the time for all of it.")])
    notes = {"hours": hours.notes} if hours else {}
    keys = [key for key in CHARTS if key != "hours" or span.last == today]
    return [chart_card(key, nutrient, span, missing=missing.get(key, ""), notes=notes.get(key, ())) for key in keys]
