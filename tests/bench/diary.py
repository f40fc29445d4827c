"""A diary of any length, and the queries that its pages need."""

import random
import time
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foods.models import Food, FoodKind, FoodSource
from tests.bench.report import line
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Entry, HealthAnswer, Meal, Profile
from tracker.models.limits import MOST_A_DAY
from tracker.models.serving import serving_of

BATCH = 5000
FOODS = 400


def prepare() -> float:
    """Seconds to migrate and load the food table into an empty database."""
    started = time.perf_counter()
    call_command("prepare", verbosity=0)
    return time.perf_counter() - started


def measure_table() -> None:
    line("food table into an empty database", f"{prepare():.1f} s")


def measure_queries(user: User) -> None:
    """How large the diary is, and how many queries its pages need."""
    entries = Entry.objects.of(user)
    line("diary", f"{entries.dates('date', 'day').count():,} days, {entries.count():,} entries")
    for name, count in queries(user).items():
        line(f"queries, {name}", str(count))


def fill(*, days: int, entries_a_day: int, seed: int = 1) -> User:
    """A person with `days` complete days up to today: one supplement a day, else the commonest foods as usual."""
    dice = random.Random(seed)
    user = person(f"bench-{days}-{seed}")
    foods = _foods()
    tablet = _tablet(user)
    today = timezone.now().date()
    Day.objects.bulk_create(
        (Day(user=user, date=today - timedelta(days=back), complete=True) for back in range(1, days)), batch_size=BATCH
    )
    batch: list[Entry] = []
    for back in range(days):
        eaten = [tablet, *dice.choices(foods, k=entries_a_day - 1)]
        batch += [_entry(user, dice, food, today - timedelta(days=back), n) for n, food in enumerate(eaten)]
        if len(batch) >= BATCH:
            Entry.objects.write(batch)
            batch.clear()
    Entry.objects.write(batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself within a minute
    return user


def fill_a_long_day(user: User, *, seed: int = 2) -> date:
    """The day before the diary's first one, with all the entries that a day holds, in all its meals."""
    first = Entry.objects.of(user).first_date()
    assert first is not None
    day, dice, foods = first - timedelta(days=1), random.Random(seed), _foods()
    Entry.objects.write([_entry(user, dice, dice.choice(foods), day, number) for number in range(MOST_A_DAY)])
    return day


def person(name: str) -> User:
    """Somebody of whom everything is known that a verdict asks for, their size too."""
    user = User.objects.create_user(name, password="not used to sign in")
    Profile.objects.create(user=user, birth_year=1986, birth_month=6, sex="female", height_cm=168, weight_kg=64)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
    return user


def mix(user: User) -> str:
    """What a diary is made of, in words."""
    entries = Entry.objects.of(user)
    foods = entries.filter(kind=FoodKind.FOOD)
    blank = foods.filter(vitamin_d_ug=None).count() / foods.count()
    tablets = entries.filter(kind=FoodKind.SUPPLEMENT).count()
    return f"{entries.count():,} entries, {tablets:,} of them a supplement; {blank:.0%} of the foods without vitamin D"


def _foods() -> list[Food]:
    """The commonest foods, one in ten of them without a vitamin D value."""
    common = Food.objects.filter(owner=None).order_by("-popularity", "id")
    blank = FOODS // 10
    return [
        *common.filter(vitamin_d_ug__isnull=False)[: FOODS - blank],
        *common.filter(vitamin_d_ug=None, source=FoodSource.SR_LEGACY)[:blank],
    ]


def _tablet(owner: User) -> Food:
    """An own supplement of magnesium and vitamin D, with nothing else that a label must list."""
    return Food.objects.create(
        owner=owner,
        source=FoodSource.OWN,
        source_id=f"tablet-{owner.pk}",
        release="own",
        kind=FoodKind.SUPPLEMENT,
        name="Magnesium and vitamin D",
        portion_text="tablet",
        magnesium_mg=100,
        calcium_mg=0,
        potassium_mg=0,
        vitamin_d_ug=10,
        energy_kcal=0,
        sodium_mg=0,
    )


def _entry(user: User, dice: random.Random, food: Food, day: date, number: int) -> Entry:
    serving = serving_of(
        food, quantity=1, portion_text=food.portion_text or "g", portion_g=min(food.portion_g or 100, 600)
    )
    return Entry(user=user, key=UUID(int=dice.getrandbits(128)), date=day, meal=list(Meal)[number % 4], **serving)


def queries(user: User) -> dict[str, int]:
    """How many queries a page needs."""
    today = timezone.now().date()
    paths = {
        "day page": f"/diary/{today}/",
        "beside the day": f"/diary/{today}/beside/",
        "search": f"/diary/{today}/search/?q=spinach",
        "dashboard": "/dashboard/",
        "28-day chart": "/dashboard/charts/daily/?nutrient=magnesium&days=28",
        "suggestions": "/suggestions/",
    }
    return dict(zip(paths, queries_for(user, paths.values()), strict=True))


def queries_for(user: User, paths: Iterable[str]) -> list[int]:
    """How many queries each of these addresses needs, once it was asked before."""
    client = Client()
    client.force_login(user)
    counts = []
    for path in paths:
        client.get(path, headers={"host": "localhost"})
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path, headers={"host": "localhost"}).status_code == 200, path
        counts.append(len(captured))
    return counts
