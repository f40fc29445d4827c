"""A diary of the first release, in its schema, is migrated, and restored from a backup, with every row and value."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps as apps_now
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from tests.tracker.backup.conftest import Site, new_database

pytestmark = pytest.mark.django_db  # so that they run on both engines

LATER = datetime(2026, 12, 1, 6, 30, 15, 123456, tzinfo=UTC)
MEAL = UUID("00000000-0000-4000-8000-00000000000a")
SALMON = {"magnesium_mg": 27.0, "calcium_mg": 0.0, "potassium_mg": None, "vitamin_d_ug": 13.1, "energy_kcal": 0.1 + 0.2}
SERVING = {
    **SALMON,
    "name": "Lachs, geräuchert ½",
    "quantity": 1.5,
    "portion_text": "3 oz",
    "grams": 127.5,
    "source": "sr_legacy",
    "source_id": "15077",
    "release": "2019-04-01",
    "group": "Fish",
}
TABLET = {"name": "Tablet", "kind": "supplement", "quantity": 1, "portion_text": "1", "source": "own", "source_id": "2"}
PROFILE = {
    "birth_year": 1986,
    "birth_month": 6,
    "sex": "female",
    "life_stage": "lactating",
    "authority": "efsa",
    "time_zone": "Europe/Berlin",
    "day_starts_hour": 0,
    "mass_unit": "oz",
    "vitamin_d_unit": "iu",
    "volume_unit": "fl_oz",
    "complete_hint_seen": True,
}
MODELS = (
    "auth.User",
    *("foods.Food", "foods.Portion", "foods.SourceFood"),
    *("tracker.Profile", "tracker.HealthAnswer", "tracker.TrialAccount", "tracker.Day", "tracker.Favourite"),
    *("tracker.SavedMeal", "tracker.SavedMealItem", "tracker.Entry"),
)


def first_release() -> Any:
    """Makes the schema of the first release and its models."""
    executor = MigrationExecutor(connection)
    targets = [key for key in executor.loader.graph.leaf_nodes() if key[0] not in {"foods", "tracker"}]
    targets += [("foods", "0001_initial"), ("tracker", "0001_initial")]
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def fill(old: Any) -> None:
    def make(model: str, **values: object) -> Any:
        return old.get_model(model).objects.create(**values)

    anna = make("auth.User", username="anna", password="!", email="anna@example.org", last_login=LATER)
    boris = make("auth.User", username="boris", password="!", is_active=False)
    salmon = make("foods.Food", name="Salmon", source="sr_legacy", source_id="15077", release="2019-04-01", **SALMON)
    own = make("foods.Food", name="Omas Brot", source="own", source_id="b", release="", owner=anna, popularity=0.25)
    make("foods.Portion", food=salmon, rank=0, text="3 oz", weight_g=85)
    make(
        "foods.SourceFood",
        nutrient="vitamin_d",
        term="salmon",
        label="Salmon",
        food=salmon,
        portion_text="3 oz",
        portion_g=85,
        diet="fish",
        allergens="fish",
        flags="",
        good_source="yes",
    )
    make("tracker.Profile", user=anna, **PROFILE)
    make("tracker.HealthAnswer", user=anna, sealed=b"\x00sealed\xff")
    make("tracker.TrialAccount", user=boris, expires_at=LATER)
    make("tracker.Day", user=anna, date=date(2016, 2, 29), complete=True)
    make("tracker.Favourite", user=anna, food=own, deleted_at=LATER)
    make("tracker.SavedMeal", user=anna, key=MEAL, name="Abendbrot")
    make("tracker.SavedMealItem", user=anna, key=MEAL, saved_meal_key=MEAL, position=3, food=own, **SERVING)
    eaten = {"date": date(2016, 2, 29), "meal": "snack", "local_time": time(23, 59)}
    make("tracker.Entry", user=anna, food=salmon, **eaten, **SERVING)
    make("tracker.Entry", user=anna, date=date(2027, 1, 1), meal="lunch", state="planned", deleted_at=LATER, **TABLET)
    session = {SESSION_KEY: str(anna.pk), BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend"}
    data = SessionStore().encode(session | {HASH_SESSION_KEY: "x"})
    make("sessions.Session", session_key="of-anna", session_data=data, expire_date=datetime(2099, 1, 1, tzinfo=UTC))


def rows(model: type[Model], fields: Iterable[str]) -> list[dict[str, Any]]:
    """All rows as plain values, in an order that does not depend on how they are stored."""
    found = [
        {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}
        for row in model._base_manager.values(*fields)
    ]
    return sorted(found, key=repr)


def fields_of(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def everything(old: Any, *, now: bool) -> str:
    """Each table's rows in the columns of the first release, read through the models of then or of now."""
    found = {}
    for name in MODELS:
        then = old.get_model(name)
        found[name] = rows(apps_now.get_model(name) if now else then, fields_of(then))
    return json.dumps(found, cls=Encoder, indent=1)


class Encoder(DjangoJSONEncoder):
    def default(self, value: object) -> object:
        return value.hex() if isinstance(value, bytes) else super().default(value)


def state_of_then() -> Any:
    executor = MigrationExecutor(connection)
    return executor.loader.project_state([("foods", "0001_initial"), ("tracker", "0001_initial")]).apps


SESSIONS = """
from tracker.models import Session
print(*Session.objects.values_list("session_key", "user__username"))
"""


@pytest.fixture
def of_then(tmp_path: Path, filled: Site) -> Site:
    folder = tmp_path / "then"
    (folder / "static").mkdir(parents=True)
    return Site(folder, new_database("then", folder), filled.blocker)


def test_every_row_and_value_of_the_first_release_is_there(of_then: Site, tmp_path: Path) -> None:
    file = tmp_path / "then.backup"

    def make_and_save() -> None:
        old = first_release()
        fill(old)
        print(everything(old, now=False))
        call_command("backup", str(file), verbosity=0)

    def migrate() -> None:
        call_command("migrate", verbosity=0)
        print(everything(state_of_then(), now=True))

    made = of_then.forked(make_and_save)
    assert made.returncode == 0, made.stderr
    assert [len(found) for found in json.loads(made.stdout).values()] == [2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]
    migrated = of_then.forked(migrate)
    assert migrated.returncode == 0, migrated.stderr
    assert json.loads(migrated.stdout) == json.loads(made.stdout)
    assert of_then.shell(SESSIONS).strip() == "('of-anna', 'anna')"

    of_then.shell("from tracker.models import Entry; Entry.objects.all().delete()")
    of_then.says("restore", str(file))
    restored = of_then.forked(lambda: print(everything(state_of_then(), now=True)))
    assert json.loads(restored.stdout) == json.loads(made.stdout)
