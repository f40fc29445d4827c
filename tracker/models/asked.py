"""The places of what a prepared read is asked for: whose rows, and of which days."""

from typing import Any, Final

from django.db import models

from foods.models.prepared import Asked

PERSON: Final[Any] = Asked("person", models.IntegerField())
DAY: Final[Any] = Asked("day", models.DateField())
FIRST: Final[Any] = Asked("first", models.DateField())
LAST: Final[Any] = Asked("last", models.DateField())
MOMENT: Final[Any] = Asked("moment", models.DateTimeField())
