"""How far the time line looks: as the dashboard does, but a year at most, so that a day still has its column."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from tracker.dashboard.spans import ALL, CHOICES, Span

YEAR: Final = "365"
MOST_DAYS: Final = 366
CHOICES_UP_TO_A_YEAR: Final = {key: name for key, name in CHOICES.items() if key != ALL}


def at_most_a_year(span: Span) -> Span:
    """The last days of a longer span; "all" is the last year, whatever was logged first."""
    if span.choice == ALL:
        return Span(span.last - timedelta(days=int(YEAR) - 1), span.last, YEAR)
    return replace(span, first=max(span.first, span.last - timedelta(days=MOST_DAYS - 1)))
