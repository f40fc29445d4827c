"""What every template may ask for."""

from typing import Any

from django.http import HttpRequest

from tracker.account import trials


def person(request: HttpRequest) -> dict[str, Any]:
    """`diarist` (None for visitors), whether this is a trial account, and what may be offered to visitors."""
    return {
        "diarist": getattr(request, "diarist", None),
        "is_trial": getattr(request, "trial", None) is not None,
        "try_it_open": trials.are_open(),
    }
