"""Numbers of foods in addresses: /foods/7/."""

from django.urls.converters import IntConverter

from tracker.servings.fields import MOST_DIGITS


class FoodNumberConverter(IntConverter):
    """A number that a database can hold; an address with a longer one is not found."""

    regex = rf"[0-9]{{1,{MOST_DIGITS}}}"
