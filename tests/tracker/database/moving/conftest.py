"""A site of which every table has rows, on SQLite and, where there is one, on PostgreSQL; and empty databases."""

import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import ManagementUtility, call_command
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from foods.models import Food, FoodGroup, ImportProgress, SourceFood
from foods.search.find import reindex
from tests.tracker.backup.conftest import Answer, Site, new_database
from tests.tracker.export.conftest import egg_of_a_table, fill_account, spinach_of_a_table
from tracker.database.moving import rows, site
from tracker.models import AccountEvent, DiaryImport, ReminderFeed, TrialAccount

MOMENT = datetime(2026, 11, 20, 8, 15, 0, 123_456, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """A database, on whichever engine, and the data folder beside it."""

    url: str
    at: Site

    def runs(self, program: Callable[[], object]) -> Answer:
        """Runs a program in a process of its own whose database this is."""

        def there() -> None:
            words = dict(dj_database_url.parse(self.url))
            connections.settings["default"] = connections.configure_settings({"default": words})["default"]
            connections["default"] = connections.create_connection("default")
            program()

        return self.at.forked(there)

    def manage(self, *arguments: str) -> Answer:
        return self.runs(lambda: ManagementUtility(["manage.py", *arguments]).execute())

    def moves_to(self, other: "Place", *arguments: str) -> str:
        done = self.manage("move", "--to", other.url, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refusal(self, url: str, *arguments: str) -> str:
        done = self.manage("move", "--to", url, *arguments)
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stderr
        return done.stderr.strip()

    def is_cut(self, other: "Place", *, after: int) -> bool:
        """Whether a move was killed, as by kill -9, when so many batches of two rows were there."""

        def cut() -> None:
            rows.BATCH = 2  # type: ignore[misc]
            write, written = site._write, [0]

            def counted(*arguments: Any) -> None:
                if written[0] == after:
                    os.kill(os.getpid(), signal.SIGKILL)
                write(*arguments)
                written[0] += 1

            site._write = counted  # type: ignore[assignment]
            call_command("move", to=other.url)

        return self.runs(cut).returncode == -signal.SIGKILL

    def shell(self, code: str) -> str:
        done = self.manage("shell", "--verbosity", "0", "--command", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def on_this_engine(name: str) -> str:
    """The address of a database on the engine under test."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def fill_site() -> None:
    """Something in every table that is moved."""
    spinach, egg = spinach_of_a_table(), egg_of_a_table()
    raw = Food.objects.create(source="foundation", source_id="1", name="Egg", release="1", same_as=egg)
    Food.objects.filter(pk=spinach.pk).update(same_as=raw)  # points at one that comes later
    for number in range(3, 9):
        Food.objects.create(source="branded", source_id=str(number), name=f"Bar {number}", release="1", caffeine_mg=0.1)
    FoodGroup.objects.bulk_create([FoodGroup(name=name, foods=1, water_g=0.1) for name in ("", "Éclairs", "a", "B")])
    SourceFood.objects.create(nutrient="magnesium", food=egg, portion_g=50, label="Egg", diet="vegan")
    ImportProgress.objects.create(fingerprint="f", file="branded.csv", place=2**40)
    anna, boris = (User.objects.create_user(name, f"{name}@example.org", "secret words") for name in ("anna", "boris"))
    fill_account(anna, spinach, egg)
    group = Group.objects.create(name="Readers")
    group.permissions.add(Permission.objects.get(codename="change_food"))
    boris.groups.add(group)
    boris.user_permissions.add(Permission.objects.get(codename="view_food"))
    LogEntry.objects.create(user=boris, content_type=ContentType.objects.get_for_model(Food), action_flag=1)
    address = EmailAddress.objects.create(user=anna, email="anna@example.org", verified=True, primary=True)
    EmailConfirmation.objects.create(email_address=address, key="k")
    Authenticator.objects.create(user=anna, type="totp", data={"secret": "s", "n": [1, 2.5, None]})
    AccountEvent.objects.create(user=anna, kind="signed_in", happened_at=MOMENT)
    DiaryImport.objects.create(user=anna, sent_at=MOMENT, content=b"\0\xff", undo=None)
    ReminderFeed.objects.renew(user=anna)
    TrialAccount.objects.create(user=boris, expires_at=MOMENT)
    reindex()


@pytest.fixture(scope="session")
def sqlite_file(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Path:
    """A migrated SQLite database without a row of a person."""
    folder = tmp_path_factory.mktemp("migrated")
    place = Place(f"sqlite:///{folder / 'empty.sqlite3'}", Site(folder, "", django_db_blocker))
    done = place.manage("migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    return folder / "empty.sqlite3"


@pytest.fixture(scope="session")
def migrated(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> str:
    """The name of such a database on the engine under test."""
    folder = tmp_path_factory.mktemp("template")
    found = Site(folder, new_database("migrated", folder), django_db_blocker)
    found.says("migrate", "--verbosity", "0")
    return found.name


@pytest.fixture
def empty(migrated: str, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Place:
    """An empty, migrated database on the engine under test."""
    return _place("there", migrated, tmp_path, django_db_blocker)


@pytest.fixture
def here(migrated: str, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Place:
    """A filled one, on the engine under test."""
    place = _place("here", migrated, tmp_path, django_db_blocker)
    done = place.runs(fill_site)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def file(sqlite_file: Path, tmp_path: Path, here: Place) -> Place:
    """An empty, migrated SQLite database, with the keys of the filled one."""
    shutil.copy(sqlite_file, tmp_path / "moved.sqlite3")
    return Place(f"sqlite:///{tmp_path / 'moved.sqlite3'}", here.at)


def _place(word: str, template: str, folder: Path, blocker: DjangoDbBlocker) -> Place:
    var = folder / word
    var.mkdir()
    if connection.vendor == "sqlite":
        shutil.copy(template, var / "electrolog.sqlite3")
    name = new_database(word, var, template=template)
    return Place(on_this_engine(name), Site(var, name, blocker))
