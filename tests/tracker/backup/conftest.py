"""A site of its own on the engine under test: its folder, its database, and commands run as an administrator would."""

import os
import shutil
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import psycopg
import pytest
from django.core.management import ManagementUtility
from django.db import connection, connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker

FILL = """
from datetime import date
from uuid import uuid4
from django.contrib.auth.models import User
from foods.models import Food
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Entry, HealthAnswer, Profile
from tracker.models.serving import NewEntry, serving_of
anna = User.objects.create_user("anna")
Profile.objects.create(user=anna, birth_year=1986, birth_month=6, sex="female")
HealthAnswer.objects.keep(user=anna, statement=HealthStatement.SOME, single=["warfarin"])
egg = Food.objects.create(name="Egg", source="sr_legacy", source_id="1", release="1", portion_text="1", portion_g=50)
eaten = serving_of(egg, quantity=1, portion_text="1 large", portion_g=50)
Entry.objects.log_all([NewEntry(0, "lunch", eaten)], user=anna, day=date(2026, 11, 20), form_key=uuid4())
"""
STATE = """
from django.contrib.auth.models import User
from tracker.models import Entry, HealthAnswer
for user in User.objects.order_by("pk"):
    answers = HealthAnswer.objects.answers_of(user)
    print(user.username, Entry.objects.of(user).count(), answers.statement.value, *sorted(answers.single))
"""
ANNA = "anna 1 some warfarin"
PAGES = """
from django.contrib.auth.models import User
from django.test import Client
from tests.access.addresses import OURS
OFF = ("tracker:style", "tracker:metrics")  # there while developing, and by a setting
client = Client()
client.force_login(User.objects.get(username="anna"))
print(client.get("/diary/2026-11-20/").status_code)
for address in OURS:
    if not address.parameters and address.name not in OFF:
        print(client.get(address.filled()).status_code)
"""


@dataclass(frozen=True)
class Answer:
    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Site:
    """`name` is the database's: a file on SQLite."""

    var: Path
    name: str
    blocker: DjangoDbBlocker

    @property
    def database(self) -> Path:
        return self.var / "electrolog.sqlite3"

    def manage(self, *arguments: str, **settings: object) -> Answer:
        """Runs a command in a forked process, where Django is loaded already."""
        return self.forked(lambda: ManagementUtility(["manage.py", *arguments]).execute(), **settings)

    def forked(self, program: Callable[[], object], **settings: object) -> Answer:
        with NamedTemporaryFile("r+") as out, NamedTemporaryFile("r+") as err:
            child = self.started(program, out.fileno(), err.fileno(), **settings)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            out.seek(0)
            err.seek(0)
            return Answer(status, out.read(), err.read())

    def started(self, program: Callable[[], object], out: int, err: int, **settings: object) -> int:
        """The number of a process that runs the program, and writes into these descriptors."""
        child = os.fork()
        if child == 0:
            os.dup2(out, 1)
            os.dup2(err, 2)
            os._exit(self._run(program, settings))
        return child

    def _run(self, program: Callable[[], object], settings: dict[str, object]) -> int:
        """The exit status. The connection that was forked along is left alone: it is the parent's."""
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        kept = connections["default"]
        paths = {"STATIC_ROOT": "static", "HEALTH_KEY_FILE": "health_key", "SECRET_KEY_FILE": "secret_key"}
        folders = {name: self.var / path for name, path in paths.items()} | {"VAR": self.var}
        try:
            with self.blocker.unblock(), override_settings(**folders | settings):
                connections.settings["default"]["NAME"] = self.name
                connections["default"] = connections.create_connection("default")
                program()
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 1
        except BaseException:  # noqa: BLE001 - it would go on as a second test run
            traceback.print_exc()
            return 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            assert kept is not connections["default"]
        return 0

    def says(self, *arguments: str, **settings: object) -> str:
        """What a command that succeeds prints."""
        done = self.manage(*arguments, **settings)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refusal(self, *arguments: str, **settings: object) -> str:
        """The sentence of a command that refuses: no traceback, and not zero."""
        done = self.manage(*arguments, **settings)
        assert done.returncode != 0, done.stdout
        assert "Traceback" not in done.stderr
        return done.stderr

    def shell(self, code: str) -> str:
        return self.says("shell", "--verbosity", "0", "--command", code)

    def state(self) -> str:
        """A line for each person: name, entries, health answers."""
        return self.shell(STATE).strip()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Anna's one entry and her sealed health answers; nobody changes it."""
    folder = tmp_path_factory.mktemp("filled")
    site = Site(folder, new_database("filled", folder), django_db_blocker)
    (folder / "static").mkdir()
    (folder / "secret_key").write_text("of a test\n", encoding="ascii")
    site.says("migrate", "--verbosity", "0")
    site.says("createcachetable")
    site.shell(FILL)
    return site


@pytest.fixture
def site(filled: Site, tmp_path: Path) -> Site:
    """A copy of the filled site."""
    folder = tmp_path / "var"
    shutil.copytree(filled.var, folder)
    return Site(folder, new_database("site", folder, template=filled.name), filled.blocker)


@pytest.fixture(scope="session")
def saved(filled: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the filled site."""
    file = tmp_path_factory.mktemp("saved") / "anna.backup"
    filled.says("backup", str(file))
    return file


def new_database(name: str, folder: Path, *, template: str = "template1") -> str:
    """A new database on the server under test; on SQLite the path of one in the folder."""
    if connection.vendor == "sqlite":
        return str(folder / "electrolog.sqlite3")
    name = f"{name}_{os.getpid()}"
    with psycopg.connect(conninfo("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


def conninfo(database: str) -> str:
    """How to reach a database on the server under test."""
    words = connection.settings_dict
    given = {"host": words["HOST"], "port": words["PORT"], "user": words["USER"], "password": words["PASSWORD"]}
    return psycopg.conninfo.make_conninfo(
        dbname=database, **{name: value for name, value in given.items() if value} | words["OPTIONS"]
    )


@pytest.fixture
def on_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("about the files of SQLite")
