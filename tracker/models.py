"""A person's diary: profile, days, entries, favourites, saved meals, and the encrypted health answer.

Diary rows are keyed by user and a key of their own, and every query about a person starts with `.of(user)`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Count, F, Max, Q
from django.utils.translation import gettext_lazy as _

from foods.models import Food, NutrientAmounts, no_negative_amounts
from foods.nutrients import AMOUNT_FIELDS
from tracker.assessment.intake import EntryRow
