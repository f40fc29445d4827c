"""Backups restored on the engine under test, by the commands that an administrator types."""

import errno
import gzip
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection

from tests.tracker.backup.conftest import ANNA, PAGES, Site, conninfo
from tests.tracker.test_settings import ROOT
from tracker.backup import swap

pytestmark = pytest.mark.django_db  # so that they run on both engines

BORIS = "from django.contrib.auth.models import User; User.objects.create_user('boris')"
ANNA_AND_BORIS = f"{ANNA}\nboris 0 unanswered"


def test_a_destroyed_database_and_lost_keys_come_back_and_every_page_answers(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "anna.backup"
    said = site.says("backup", str(file))
    assert "2 keys" in said
    assert "It is not sealed" in said
    assert file.stat().st_mode & 0o777 == 0o600
    destroy(site)
    for key in ("secret_key", "health_key"):
        (site.var / key).unlink()

    assert re.search(r"Restored as it was at \d+ \w+ 20\d\d, \d\d:\d\d UTC\.", site.says("restore", str(file)))

    assert site.state() == ANNA
    first, *others = site.shell(PAGES).split()
    assert first == "200"
    assert len(others) > 20
    assert set(others) <= {"200", "302", "400", "405"}


def destroy(site: Site) -> None:
    if connection.vendor == "sqlite":
        site.database.write_bytes(b"\0" * 5000)
    else:
        site.shell("from django.db import connection; connection.cursor().execute('DROP TABLE tracker_entry CASCADE')")


def test_what_was_there_is_kept_and_can_be_brought_back(site: Site, saved: Path) -> None:
    site.shell(BORIS)
    site.says("restore", str(saved))
    assert site.state() == ANNA
    kept = {path.name.partition(".before-restore")[0]: path for path in site.var.glob("*before-restore*")}
    assert (site.var / "health_key").stat().st_mode & 0o777 == 0o600
    if connection.vendor == "sqlite":
        assert kept.keys() == {"electrolog.sqlite3", "health_key", "secret_key"}
        kept["electrolog.sqlite3"].rename(site.database)
    else:
        (before,) = site.var.glob("before-restore-*.backup")
        site.says("restore", str(before))
    assert site.state() == ANNA_AND_BORIS


def test_a_sealed_backup_opens_with_its_passphrase_only(site: Site, tmp_path: Path) -> None:
    file, words = tmp_path / "sealed.backup", tmp_path / "words"
    words.write_text("grüne Bohnen 7\n", encoding="utf-8")
    assert "not sealed" not in site.says("backup", str(file), BACKUP_PASSPHRASE="grüne Bohnen 7")
    assert b"SQLite format" not in file.read_bytes()
    site.shell(BORIS)

    assert "set BACKUP_PASSPHRASE, or give --passphrase-file. Nothing was" in site.refusal("restore", str(file))
    wrong = site.refusal("restore", str(file), BACKUP_PASSPHRASE="grüne Bohnen 8")
    assert "not the passphrase that the backup was sealed with. Nothing was changed." in wrong
    assert site.state() == ANNA_AND_BORIS

    site.says("restore", str(file), "--passphrase-file", str(words))
    assert site.state() == ANNA


def rewritten(saved: Path, change: Callable[[dict[str, Any]], None], file: Path) -> Path:
    """The backup with another manifest."""
    with tarfile.open(saved) as old, gzip.open(file, "wb") as packed, tarfile.open(fileobj=packed, mode="w|") as new:
        for info in old:
            content = old.extractfile(info)
            assert content
            data = content.read()
            if info.name == "manifest.json":
                manifest = json.loads(data)
                change(manifest)
                data = json.dumps(manifest).encode()
                info.size = len(data)
            new.addfile(info, io.BytesIO(data))
    return file


NEWER = "The backup was made by a newer Electrolog: update this one first, then restore. Nothing was changed."
REFUSED: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (lambda manifest: manifest["migrations"].append("tracker.9999_of_next_year"), NEWER),
    (lambda manifest: manifest.update(format=2), NEWER),
    (lambda manifest: manifest.update(program="Paint"), "This file is no backup of Electrolog. Nothing was changed."),
    (lambda manifest: manifest["members"].update({"../../secret_key": {}}), "This file is no backup of Electrolog."),
    (lambda manifest: manifest["members"]["keys/secret_key"].update(sha256="0" * 64), "cut short or damaged. Nothing"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED)
def test_a_newer_or_foreign_backup_changes_nothing(
    site: Site, saved: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    before = contents(site)
    assert sentence in site.refusal("restore", str(rewritten(saved, change, tmp_path / "changed.backup")))
    assert contents(site) == before


def test_a_backup_of_the_other_engine_says_what_to_do(site: Site, saved: Path, tmp_path: Path) -> None:
    def other_engine(manifest: dict[str, Any]) -> None:
        new = "postgresql" if connection.vendor == "sqlite" else "sqlite"
        ours, theirs = ("sqlite3", "pgdump") if new == "postgresql" else ("pgdump", "sqlite3")
        manifest["engine"] = new
        manifest["members"][f"electrolog.{theirs}"] = manifest["members"].pop(f"electrolog.{ours}")

    swapped = {"electrolog.sqlite3": "electrolog.pgdump", "electrolog.pgdump": "electrolog.sqlite3"}
    file = rewritten(saved, other_engine, tmp_path / "other.backup")
    renamed = tmp_path / "renamed.backup"
    with (
        tarfile.open(file) as old,
        gzip.open(renamed, "wb") as packed,
        tarfile.open(fileobj=packed, mode="w|") as new,
    ):
        for info in old:
            content = old.extractfile(info)
            info.name = swapped.get(info.name, info.name)
            new.addfile(info, content)
    assert "set DATABASE_URL to a" in site.refusal("restore", str(renamed))
    assert site.state() == ANNA


def contents(site: Site) -> dict[str, bytes]:
    """Every file of the folder but locks, which hold nothing."""
    return {path.name: path.read_bytes() for path in site.var.iterdir() if path.is_file() and path.stat().st_size}


def test_an_older_backup_is_brought_up_to_date(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "older.backup"
    site.says("migrate", "tracker", "0008", "--verbosity", "0")
    site.says("backup", str(file))
    site.says("restore", str(file))
    assert "[ ]" not in site.says("showmigrations")
    assert site.state() == ANNA


@contextmanager
def serving(site: Site) -> Iterator[None]:
    """A process that has loaded the application, as gunicorn does."""
    program = "import tracker.wsgi, sys; print('ready', flush=True); sys.stdin.read()"
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"ELECTROLOG_VAR": str(site.var)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    try:
        yield
    finally:
        process.kill()
        process.communicate()


def test_a_running_server_is_not_restored_under_and_a_killed_one_holds_nothing(site: Site, saved: Path) -> None:
    with serving(site):
        assert "Electrolog is running: stop it first" in site.refusal("restore", str(saved))
    site.says("restore", str(saved))


def test_a_database_that_something_else_has_open_is_not_exchanged(site: Site, saved: Path) -> None:
    if connection.vendor == "sqlite":
        with sqlite3.connect(site.database) as other:
            other.execute("SELECT count(*) FROM auth_user").fetchone()
            assert "stop it first. Nothing was changed." in site.refusal("restore", str(saved))
        other.close()
    else:
        with psycopg.connect(conninfo(site.name)):
            assert "1 other connections to the database are open" in site.refusal("restore", str(saved))
    assert site.state() == ANNA


def test_an_old_log_beside_the_database_is_not_played_into_the_new_one(
    site: Site, saved: Path, on_sqlite: None
) -> None:
    """A process that is killed leaves its log; SQLite would play it into whatever lies beside it."""
    write_and_die = (
        f"import sqlite3, os; db = sqlite3.connect({str(site.database)!r}); db.execute('PRAGMA journal_mode=WAL'); "
        "db.execute('UPDATE auth_user SET username = hex(randomblob(60))'); db.commit(); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", write_and_die], check=False)
    log = site.database.with_name("electrolog.sqlite3-wal")
    assert log.stat().st_size

    site.says("restore", str(saved))

    assert not log.exists()
    assert site.state() == ANNA
    (kept,) = site.var.glob("electrolog.sqlite3.before-restore-*Z")
    with sqlite3.connect(kept) as before:  # with its log, which has gone along
        assert len(before.execute("SELECT username FROM auth_user").fetchone()[0]) == 120
    before.close()


def test_a_cut_file_is_refused_wherever_it_was_cut(site: Site, saved: Path, tmp_path: Path) -> None:
    before, whole = contents(site), saved.read_bytes()
    for length in (0, 5, len(whole) // 2, len(whole) - 1):
        cut = tmp_path / "cut.backup"
        cut.write_bytes(whole[:length])
        assert "The backup is cut short or damaged. Nothing was changed." in site.refusal("restore", str(cut))
    assert contents(site) == before


def test_what_fails_on_the_way_leaves_all_as_it_was(site: Site, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key cannot take its place, after the database has."""
    site.shell(BORIS)
    rename = swap._rename

    def fail_at_the_key(old: Path, new: Path) -> None:
        if new.name == "secret_key":
            raise OSError(errno.ENOSPC, "No space left on device")
        rename(old, new)

    monkeypatch.setattr(swap, "_rename", fail_at_the_key)
    assert "No space left on device. Nothing was changed." in site.refusal("restore", str(saved))
    assert site.state() == ANNA_AND_BORIS
    assert not list(site.var.glob("*_key.before*"))
    assert not list(site.var.glob("restore*"))


def test_what_cannot_be_brought_up_to_date_leaves_all_as_it_was(
    site: Site, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL the tables have been exchanged by then, and come back from the copy made before."""

    def fail(*_args: object, **_options: object) -> None:
        raise DatabaseError("a column is there already")

    site.shell(BORIS)
    monkeypatch.setattr("tracker.backup.restoring.call_command", fail)
    said = site.refusal("restore", str(saved))
    assert "cannot be brought up to date: a column is there already. Nothing was changed." in said
    assert site.state() == ANNA_AND_BORIS
