"""A diary of any length, and the queries that its pages need."""

import random
import time
from datetime import date, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foods.models import Food
from tracker.assessment.cautions import HealthStatement
from tracker.models import Day, Entry, HealthAnswer, Meal, Profile
from tracker.models.serving import serving_of

BATCH = 5000
FOODS = 400


def prepare() -> float:
    """Seconds to migrate and load the food table into an empty database."""
    started = time.perf_counter()
    call_command("prepare", verbosity=0)
    return time.perf_counter() - started


def fill(*, days: int, entries_a_day: int, seed: int = 1) -> User:
    """A person with `days` complete days up to today, of the commonest foods in their usual portions."""
    dice = random.Random(seed)
    user = User.objects.create_user(f"bench-{days}-{seed}", password="not used to sign in")
    Profile.objects.create(user=user, birth_year=1986, birth_month=6, sex="female")
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    foods = list(Food.objects.order_by("-popularity", "id")[:FOODS])
    today = timezone.now().date()
    Day.objects.bulk_create(
        (Day(user=user, date=today - timedelta(days=back), complete=True) for back in range(1, days)), batch_size=BATCH
    )
    batch: list[Entry] = []
    for back in range(days):
        batch += [_entry(user, dice, foods, today - timedelta(days=back), n) for n in range(entries_a_day)]
        if len(batch) >= BATCH:
            Entry.objects.bulk_create(batch)
            batch.clear()
    Entry.objects.bulk_create(batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself within a minute
    return user


def _entry(user: User, dice: random.Random, foods: list[Food], day: date, number: int) -> Entry:
    food = dice.choice(foods)
    serving = serving_of(
        food, quantity=1, portion_text=food.portion_text or "g", portion_g=min(food.portion_g or 100, 600)
    )
    return Entry(user=user, key=UUID(int=dice.getrandbits(128)), date=day, meal=list(Meal)[number % 4], **serving)


def queries(user: User) -> dict[str, int]:
    """How many queries a page needs."""
    client = Client()
    client.force_login(user)
    today = timezone.now().date()
    counts = {}
    for name, path in {
        "day page": f"/diary/{today}/",
        "beside the day": f"/diary/{today}/beside/",
        "search": f"/diary/{today}/search/?q=spinach",
        "dashboard": "/dashboard/",
        "30-day chart": "/dashboard/chart/magnesium/",
        "suggestions": "/suggestions/",
    }.items():
        client.get(path, headers={"host": "localhost"})
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(path, headers={"host": "localhost"}).status_code == 200, path
        counts[name] = len(captured)
    return counts
