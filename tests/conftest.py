"""What many tests start from: people, signed-in clients, foods with chosen amounts, and the shipped food table."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client, override_settings
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

from foods.models import Food, Portion
from tests.partitioned import partition_diary, watched
from tracker.account.devices import device_of
from tracker.account.sessions import note_use
from tracker.models import Entry, Profile, State
from tracker.models.limits import MOST_A_DAY
from tracker.models.serving import NewEntry, copied_serving, serving_of
from tracker.person.diarist import Diarist

hypothesis_settings.register_profile("steady", deadline=None)
hypothesis_settings.register_profile("ci", parent=hypothesis_settings.get_profile("steady"), derandomize=True)
hypothesis_settings.load_profile("ci" if "CI" in os.environ else "steady")

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)  # a Sunday


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="run only the tests that touch a database")
    parser.addoption("--partitioned", action="store_true", help="PostgreSQL with the diary partitioned, as on a Citus")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second engine only what touches the database can come out differently."""
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
        items[:] = filter(touches_database, items)


def touches_database(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or "db" in fixtures or "transactional_db" in fixtures


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--partitioned"):
        with django_db_blocker.unblock():
            partition_diary()


@pytest.fixture(autouse=True)
def _asks_one_shard(request: pytest.FixtureRequest) -> Iterator[None]:
    is_watched = touches_database(request.node) and not request.node.get_closest_marker("unwatched")
    if not (request.config.getoption("--partitioned") and is_watched):
        yield
        return
    with watched() as found:
        yield
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in place of var/, so that tests neither need nor touch what people keep there."""
    folder = tmp_path_factory.mktemp("var")
    (folder / "static").mkdir()
    return folder


@pytest.fixture(scope="session", autouse=True)
def _fast_passwords_and_plain_static_files(django_test_environment: None, var: Path) -> Iterator[None]:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        HEALTH_KEY_FILE=var / "health_key",
        STATIC_ROOT=var / "static",
        STORAGES=storages,
    ):
        yield


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("anna", password="correct horse 7")


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user("boris", password="correct horse 7")


@pytest.fixture
def profile(user: User) -> Profile:
    """A woman of 40 who reads the NASEM values: magnesium 320, calcium 1,000, potassium 2,600 mg, vitamin D 15 µg."""
    return Profile.objects.create(user=user, birth_year=1986, birth_month=6, sex="female")


@pytest.fixture
def diarist(user: User, profile: Profile) -> Diarist:
    return Diarist(user, now=NOW)


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> date:
    """Requests happen at noon UTC on Sunday 22 November 2026, which is also the date that this returns."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return TODAY


@pytest.fixture
def signed_in(client: Client, user: User, profile: Profile, at_noon: date) -> Client:
    """Anna's browser, some pages after she signed in: this session's use is written already."""
    client.force_login(user)
    session = client.session
    note_use(session, device=device_of(""), now=NOW)
    session.save()
    return client


MakeFood = Callable[..., Food]


@pytest.fixture
def make_food(db: None) -> MakeFood:
    """A food with the given amounts per 100 g (what is not given was not measured) and a portion of 50 g."""

    def make(name: str = "Egg, whole, raw", *, portions: dict[str, float] | None = None, **fields: object) -> Food:
        values: dict[str, object] = {
            "source": "sr_legacy",
            "source_id": uuid4().hex[:12],
            "release": "2019-04-01",
            "portion_text": "1 large",
            "portion_g": 50,
        }
        food = Food.objects.create(name=name, **values | fields)
        for rank, (text, weight_g) in enumerate((portions or {"1 large": 50}).items()):
            Portion.objects.create(food=food, rank=rank, text=text, weight_g=weight_g)
        return food

    return make


@pytest.fixture
def log(user: User, make_food: MakeFood) -> Callable[..., Entry]:
    """Puts a food into Anna's diary."""

    def log_entry(
        food: Food | None = None,
        *,
        day: date = TODAY,
        meal: str = "breakfast",
        key: UUID | None = None,
        user: User = user,
        state: State = State.EATEN,
        **values: Any,
    ) -> Entry:
        said: dict[str, Any] = {"quantity": 1, "portion_text": "1 large", "portion_g": 50} | values
        serving = NewEntry(0, meal, serving_of(food or make_food(), **said))
        return Entry.objects.log_all([serving], user=user, day=day, form_key=key or uuid4(), state=state)[0]

    return log_entry


@pytest.fixture
def full_day(user: User, log: Callable[..., Entry]) -> Entry:
    """A breakfast of 300 entries today, all that a day holds; this is the first of them."""
    first = log()
    copies = [NewEntry(place, first.meal, copied_serving(first)) for place in range(MOST_A_DAY - 1)]
    Entry.objects.log_all(copies, user=user, day=first.date, form_key=uuid4())
    return first


@pytest.fixture(autouse=True)
def _clean_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Rate limits of one test must not meet the next."""
    if "db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("db")  # opened before, so closed after
    yield
    cache.clear()
