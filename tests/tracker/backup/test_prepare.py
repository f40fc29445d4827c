"""What `prepare` refuses to work on, each in one sentence; nothing is made or changed then."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet
from django.core.management import ManagementUtility
from django.db import connection

from tests.tracker.backup.conftest import ANNA, Site, conninfo
from tracker.backup import swap
from tracker.backup.alone import not_served
from tracker.management.commands import prepare

pytestmark = pytest.mark.django_db  # so that they run on both engines

GONE = "is gone or empty, and there was one. Bring a backup back: manage.py restore FILE. To start anew without"
DAMAGED = "Bring a backup back: manage.py restore FILE; what is there stays beside it."
CLOSED = "does not open stored health answers (of people: 1), and cautions would go without a word."
NOBODY = 65534
LATER = [pytest.param(renames, marks=pytest.mark.long) for renames in (2, 3, 4)]
ANSWER = """
from django.contrib.auth.models import User
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import HealthAnswer
HealthAnswer.objects.keep(user=User.objects.get(), statement=HealthStatement.NONE)
"""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The food table and static files have tests of their own."""
    monkeypatch.setattr("foods.search.find.is_empty", lambda: False)
    monkeypatch.setattr(prepare, "collect_if_changed", lambda: False)


@pytest.fixture
def prepared(site: Site) -> Site:
    site.says("prepare")
    return site


def test_what_is_sound_is_prepared_again_and_again(prepared: Site) -> None:
    assert prepared.says("prepare") == ""
    assert prepared.state() == ANNA


def test_a_database_that_is_gone_is_not_made_anew_unasked(prepared: Site) -> None:
    remove(prepared)
    assert GONE in prepared.refusal("prepare")
    assert not prepared.database.exists()
    prepared.says("prepare", "--new-database")
    assert prepared.state() == ""


def remove(site: Site) -> None:
    if connection.vendor == "sqlite":
        site.database.unlink()
    else:
        with psycopg.connect(conninfo(site.name)) as server:
            server.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def test_a_database_that_was_there_before_this_was_kept_is_missed_too(site: Site, on_sqlite: None) -> None:
    """The health key says that there was one."""
    site.database.unlink()
    assert GONE in site.refusal("prepare")


def test_a_first_start_finds_nothing_and_makes_it(site: Site, tmp_path: Path, on_sqlite: None) -> None:
    new = Site(tmp_path / "new", str(tmp_path / "new" / "electrolog.sqlite3"), site.blocker)
    (new.var / "static").mkdir(parents=True)
    new.says("prepare")
    assert new.state() == ""


def cut(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


def overwrite_pages(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(8192)
        file.write(b"x" * 100_000)


def overwrite_start(database: Path) -> None:
    with database.open("r+b") as file:
        file.write(b"not a database")


def put_a_later_log_beside(database: Path) -> None:
    """As a copy of yesterday had it that was put back after a crash: what the log builds on is not there."""
    yesterday = database.read_bytes()
    with closing(sqlite3.connect(database)) as writer:
        later = (
            "INSERT INTO auth_group (name) SELECT hex(randomblob(60)) FROM sqlite_master, sqlite_master AS more LIMIT"
        )
        writer.execute(f"{later} 5000")
        writer.commit()
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        writer.execute(f"{later} 500")
        writer.commit()
        log = database.with_name("electrolog.sqlite3-wal").read_bytes()
    database.write_bytes(yesterday)
    database.with_name("electrolog.sqlite3-wal").write_bytes(log)


def put_another_database_there(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE shopping (what)")
        other.commit()


@pytest.mark.parametrize("damage", [cut, overwrite_pages, overwrite_start, put_a_later_log_beside])
def test_a_damaged_database_is_said_to_be(prepared: Site, damage: Callable[[Path], None], on_sqlite: None) -> None:
    damage(prepared.database)
    assert DAMAGED in prepared.refusal("prepare")
    assert "cannot be copied" in prepared.refusal("backup", str(prepared.var / "a.backup"))


def test_a_damaged_database_is_kept_where_a_new_one_is_wanted(prepared: Site, on_sqlite: None) -> None:
    overwrite_pages(prepared.database)
    damaged = prepared.database.read_bytes()
    said = prepared.says("prepare", "--new-database")
    (kept,) = prepared.var.glob("electrolog.sqlite3.replaced-*Z")
    assert f"What was there before: {kept}" in said
    assert kept.read_bytes() == damaged


def test_an_empty_file_or_another_database_is_not_the_one_that_was_there(prepared: Site, on_sqlite: None) -> None:
    for put_there in (lambda database: database.write_bytes(b""), put_another_database_there):
        put_there(prepared.database)
        assert GONE in prepared.refusal("prepare")


@pytest.fixture
def of_nobody(prepared: Site) -> Iterator[Site]:
    """The site in a folder that every user of the machine reaches, and owned by one who is not root."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        var = Path(folder) / "var"
        shutil.copytree(prepared.var, var)
        if os.geteuid() == 0:
            for path in (var, *var.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield Site(var, str(var / "electrolog.sqlite3"), prepared.blocker)
        var.chmod(0o700)


@pytest.mark.parametrize("name", ["", "electrolog.sqlite3"])
def test_what_cannot_be_written_is_named(of_nobody: Site, name: str, on_sqlite: None) -> None:
    path = of_nobody.var / name
    path.chmod(0o400 if name else 0o500)

    def prepare_as_nobody() -> None:
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        ManagementUtility(["manage.py", "prepare"]).execute()

    done = of_nobody.forked(prepare_as_nobody)
    assert done.returncode == 1
    assert f"{path} cannot be written: give it to the user that runs Electrolog" in done.stderr


def test_answers_whose_key_is_gone_stop_the_start_and_no_key_is_made(prepared: Site) -> None:
    key = prepared.var / "health_key"
    key.unlink()
    assert CLOSED in prepared.refusal("prepare")
    assert prepared.state() == "anna 1 unanswered"  # reading makes none
    keep = "HealthAnswer.objects.keep(user=User.objects.get(), statement=HealthStatement.NONE)"
    imports = (
        "from tracker.assessment.health.cautions import HealthStatement\nfrom tracker.models import HealthAnswer\n"
    )
    written = prepared.manage("shell", "--command", f"{imports}from django.contrib.auth.models import User\n{keep}")
    assert "health_key is gone, and stored health answers need it." in written.stderr
    assert not key.exists()


def test_a_second_machine_neither_prepares_nor_serves_without_the_key_of_the_first(prepared: Site) -> None:
    key = prepared.var / "health_key"
    first = key.read_text(encoding="ascii")
    key.unlink()
    prepared.refusal("prepare")
    assert "set HEALTH_KEY to the key of the other machines" in prepared.refusal("serve", "--port", "1")
    prepared.says("prepare", HEALTH_KEY=first)
    assert "HEALTH_KEY holds no key" in prepared.refusal("serve", "--port", "1", HEALTH_KEY="half of it")
    assert "HEALTH_KEY does not open stored" in prepared.refusal("prepare", HEALTH_KEY=Fernet.generate_key().decode())
    assert not key.exists()


def test_one_of_several_machines_makes_no_key_of_its_own(prepared: Site) -> None:
    prepared.manage(
        "shell", "--command", "from tracker.models import HealthAnswer; HealthAnswer.objects.all().delete()"
    )
    (prepared.var / "health_key").unlink()
    assert "HEALTH_KEY is not set" in prepared.refusal("prepare", REDIS_URL="redis://cache:6379/0")
    prepared.says("prepare")


@pytest.mark.parametrize("content", [b"", b"not a key", Fernet.generate_key()], ids=["empty", "damaged", "another"])
def test_answers_that_the_key_does_not_open_stop_the_start_until_they_are_to_be_forgotten(
    prepared: Site, content: bytes
) -> None:
    key = prepared.var / "health_key"
    key.write_bytes(content)
    assert CLOSED in prepared.refusal("prepare")
    assert key.read_bytes() == content
    forgotten = prepared.manage("prepare", "--forget-health-answers")
    assert "1 health answers deleted; those people are asked again." in forgotten.stdout
    if len(content) == 44:
        assert forgotten.returncode == 0
    else:
        assert f"{key} holds no key: it is empty or damaged. No stored answer needs it: delete it." in forgotten.stderr
        key.unlink()
    prepared.says("prepare")
    assert prepared.state() == "anna 1 unanswered"


def test_a_lost_key_of_sessions_is_made_anew_and_said(prepared: Site) -> None:
    done = prepared.manage("prepare", SECRET_KEY_IS_NEW=True)
    assert done.returncode == 0
    assert "secret_key was not there and was made anew: everybody has to sign in again." in done.stderr


def test_nothing_starts_while_a_backup_is_being_restored(prepared: Site) -> None:
    with not_served(prepared.var):
        for command in ("prepare", "serve"):
            assert "A backup is being restored into" in prepared.refusal(command)


@pytest.mark.parametrize("renames", [1, pytest.param(0, marks=pytest.mark.long), *LATER])
def test_a_restore_that_is_killed_on_the_way_is_undone_at_the_next_start(
    prepared: Site, saved: Path, renames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared.shell("from django.contrib.auth.models import User; User.objects.create_user('boris')")
    rename = swap._rename
    done: list[Path] = []

    def die(old: Path, new: Path) -> None:
        if len(done) == renames:
            os._exit(9)
        done.append(new)
        rename(old, new)

    monkeypatch.setattr(swap, "_rename", die)
    killed = prepared.manage("restore", str(saved))
    if connection.vendor == "postgresql":  # its tables have been exchanged by then, only keys are renamed
        assert killed.returncode == (9 if renames < 4 else 0)
        return
    assert killed.returncode == 9
    restarted = prepared.manage("prepare")
    assert restarted.returncode == 0, restarted.stderr
    assert "A restore was cut off before its end: what was there before it is back." in restarted.stderr
    assert prepared.state() == f"{ANNA}\nboris 0 unanswered"


def test_a_look_at_everything_finds_what_a_quick_one_does_not(prepared: Site, on_sqlite: None) -> None:
    assert "The database is whole" in prepared.says("check_database")
    with closing(sqlite3.connect(prepared.database)) as other:
        other.execute("DELETE FROM auth_user")
        other.commit()
    prepared.says("prepare")
    assert "that is not there" in prepared.refusal("check_database")


def test_postgresql_is_looked_through_and_said_to_be_away(prepared: Site) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("about PostgreSQL")
    assert "The database is whole" in prepared.says("check_database")
    away = Site(prepared.var, "of_nobody", prepared.blocker)
    assert "PostgreSQL does not answer: " in away.refusal("prepare")
