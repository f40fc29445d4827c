"""What every template may ask for."""

from typing import Any

from django.http import HttpRequest

from tracker.account import trials
from tracker.person.theme import Theme, theme_of


def person(request: HttpRequest) -> dict[str, Any]:
    """`diarist` (None for visitors), whether this is a trial account, what visitors are offered, and the theme."""
    return {
        "diarist": getattr(request, "diarist", None),
        "is_trial": getattr(request, "trial", None) is not None,
        "try_it_open": trials.are_open(),
        "theme": theme_of(request),
        "themes": Theme.choices,
    }
