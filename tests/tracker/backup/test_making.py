"""Backups made while others write, through a pipe, onto a full disk, and beside older ones."""

import itertools
import os
import signal
import subprocess
import time
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.management import ManagementUtility
from django.db import connection

from tests.tracker.backup.conftest import ANNA, PAGES, Site, conninfo
from tracker.models import Entry
from tracker.models.serving import NewEntry, copied_serving

pytestmark = pytest.mark.django_db  # so that they run on both engines


def write_without_end() -> None:
    """Two entries at a time into Anna's diary, and a line when both are kept."""
    anna = User.objects.get(username="anna")
    serving = copied_serving(Entry.objects.of(anna).get())
    for number in itertools.count():
        pair = [NewEntry(place, "dinner", serving) for place in range(2)]
        Entry.objects.log_all(pair, user=anna, day=date(2020, 1, 1) + timedelta(number), form_key=uuid4())
        print(number, flush=True)


def test_a_backup_made_while_others_write_is_one_moment_and_is_restored_after_a_kill(
    site: Site, tmp_path: Path
) -> None:
    file, lines = tmp_path / "meanwhile.backup", tmp_path / "lines"
    with lines.open("w") as out:
        writer = site.started(write_without_end, out.fileno(), out.fileno())
    try:
        wait_for_lines(lines, 3)
        site.says("backup", str(file))
        wait_for_lines(lines, len(lines.read_text().splitlines()) + 3)
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    if connection.vendor == "sqlite":
        assert site.database.with_name("electrolog.sqlite3-wal").stat().st_size
    else:
        wait_until_alone(site)

    site.says("restore", str(file))

    (name, entries, *_), *_others = [line.split() for line in site.state().splitlines()]
    assert name == "anna"
    assert int(entries) % 2 == 1  # the one that she had, and pairs
    assert 7 <= int(entries) <= 1 + 2 * len(lines.read_text().splitlines())
    assert set(site.shell(PAGES).split()) <= {"200", "302", "400", "405"}


def wait_for_lines(path: Path, count: int) -> None:
    until = time.monotonic() + 60
    while len(path.read_text().splitlines()) < count:
        assert time.monotonic() < until, path.read_text()
        time.sleep(0.05)


def wait_until_alone(site: Site) -> None:
    """A server notices that a client was killed as it next writes to it."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    until = time.monotonic() + 30
    with psycopg.connect(conninfo(site.name), autocommit=True) as server:
        while server.execute(asked).fetchone() != (1,):
            assert time.monotonic() < until
            time.sleep(0.05)


def test_a_backup_is_not_written_over_another_unless_told_to(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "anna.backup"
    file.write_text("of yesterday", encoding="utf-8")
    assert "is there already: choose another name, or --force." in site.refusal("backup", str(file))
    assert file.read_text(encoding="utf-8") == "of yesterday"
    site.says("backup", str(file), "--force")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["anna.backup"]
    site.says("restore", str(file))


def test_a_backup_goes_through_a_pipe(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "piped.backup"

    def pipe() -> None:
        with file.open("wb") as target:
            os.dup2(target.fileno(), 1)
        ManagementUtility(["manage.py", "backup", "-"]).execute()

    assert site.forked(pipe).returncode == 0
    site.says("restore", str(file))
    assert site.state() == ANNA


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk is made by root")
def test_a_full_disk_leaves_the_backup_of_yesterday(site: Site, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], check=False)
    if made.returncode:
        pytest.skip("no small disk can be made here")
    try:
        (disk / "anna.backup").write_text("of yesterday", encoding="utf-8")
        said = site.refusal("backup", str(disk / "anna.backup"), "--force")
        assert "No space left on device. What was there before is untouched." in said
        assert [path.name for path in disk.iterdir()] == ["anna.backup"]
        assert (disk / "anna.backup").read_text(encoding="utf-8") == "of yesterday"
    finally:
        subprocess.run(["umount", str(disk)], check=True)
