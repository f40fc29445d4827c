"""The blood results of a person."""

from datetime import date

from django.contrib.auth.models import User

from tracker.models import BloodResult


def results_between(user: User, first: date, last: date) -> list[BloodResult]:
    """The results of these days, both in it, newest first, opened; `details` is None where no key opens them."""
    rows = BloodResult.objects.of(user).between(first, last).present()
    return rows.order_by("-date", "-created_at", "key").with_details()
