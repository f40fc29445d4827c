"""What a diary can hold of an entry that a file brings: the last look, whoever read it."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from tracker.imports.incoming import IncomingEntry, Rejection
from tracker.models.serving import MOST_GRAMS, MOST_PORTIONS
from tracker.servings.fields import day_problem

MOST_AMOUNT: Final = 1_000_000  # of anything in one entry, in its unit: what is more is a slip of the keyboard


def problem_of(entry: IncomingEntry, *, today: date) -> Rejection | None:
    """Why an entry cannot go in; None where it can."""
    if reason := day_problem(entry.date, today=today):
        return Rejection(entry.line, "date", reason)
    if not entry.name.strip():
        return Rejection(entry.line, "food", _("It names no food."))
    if any(len(text) > longest or "\0" in text for text, longest in _texts(entry)):
        return Rejection(entry.line, "", _("It holds a text that is too long, or a sign that no text has."))
    if not _is_within(entry.quantity, MOST_PORTIONS):
        return Rejection(entry.line, "", _("The number must be above 0 and below 10,000."))
    if entry.grams is not None and not _is_within(entry.grams, MOST_GRAMS):
        return Rejection(entry.line, "", _("The weight must be above 0 g and below 10,000 g."))
    if any(amount is not None and not 0 <= amount <= MOST_AMOUNT for amount in entry.amounts):
        return Rejection(entry.line, "", _("An amount is below 0 or above a million."))
    return None


def _texts(entry: IncomingEntry) -> tuple[tuple[str, int], ...]:
    """Texts, and the longest that the columns hold."""
    return ((entry.name, 300), (entry.portion_text, 200), (entry.group, 120))


def _is_within(number: float, most: float) -> bool:
    return 0 < number < most  # so no NaN either
