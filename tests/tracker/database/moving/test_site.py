"""A whole site moved from the engine under test to SQLite, and from there back to that engine."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.tracker.database.moving.conftest import Place
from tracker.backup.alone import serve_from
from tracker.database.layout import every_model
from tracker.database.moving import target
from tracker.database.moving.rows import STAYING, moved_models

pytestmark = pytest.mark.django_db

ADDED = """
from tracker.database.moving.rows import moved_models
from tracker.database.moving.sums import sums_of
for model in moved_models():
    print(model._meta.db_table, sums_of(model, "default"))
"""
FOUND = """
from foods.search.find import named
from django.contrib.auth.models import User
from tracker.models import HealthAnswer, Twitch
anna = User.objects.get(username="anna")
print(named("spinach"), named("bar 5"))
print(sorted(HealthAnswer.objects.answers_of(anna).single))
print([twitch.details for twitch in Twitch.objects.of(anna).order_by("key").with_details()])
print(anna.check_password("secret words"))
"""
NEXT = """
from django.contrib.auth.models import User
from foods.models import Food
print(User.objects.create_user("carla").pk, Food.objects.create(source="fndds", source_id="new", name="New").pk)
"""


def test_every_table_is_moved_or_named_as_staying() -> None:
    tables = [model._meta.db_table for model in moved_models()]
    assert len(tables) == len(set(tables))
    assert {*tables, *STAYING} == {model._meta.db_table for model in every_model()}
    assert tables.index("auth_user") < tables.index("foods_food") < tables.index("tracker_entry")


def test_a_site_goes_over_and_back_with_all_it_has(here: Place, file: Place, empty: Place) -> None:
    before, found = here.shell(ADDED), here.shell(FOUND)
    assert "Sums(rows=0" not in before  # every table has a row, so that every one is tried

    said = here.moves_to(file)
    assert "tracker_entry: 5 rows" in said
    assert "Sessions and rate limits stayed behind" in said
    assert file.shell(ADDED) == before
    assert file.shell(FOUND) == found

    file.moves_to(empty)
    assert empty.shell(ADDED) == before
    assert Place(empty.url, here.at).shell(FOUND) == found
    assert empty.shell(NEXT) == here.shell(NEXT)  # numbers go on


@pytest.mark.parametrize("after", [0, 1, 9, 40, 60])
def test_a_move_that_is_killed_goes_on_without_loss_or_double(
    here: Place, file: Place, empty: Place, after: int
) -> None:
    before = here.shell(ADDED)
    assert here.is_cut(file, after=after)
    here.moves_to(file)
    assert file.shell(ADDED) == before
    assert file.is_cut(empty, after=after)
    assert file.is_cut(empty, after=3)
    file.moves_to(empty)
    assert empty.shell(ADDED) == before


def test_a_site_that_was_used_since_the_cut_does_not_go_on(here: Place, file: Place) -> None:
    assert here.is_cut(file, after=40)
    here.shell("from tracker.models import Entry; Entry.objects.filter(grams=100).update(grams=101)")
    assert "this site was used since it was cut off" in here.refusal(file.url)


def test_a_database_that_is_half_filled_is_not_started_and_nobody_is_moved_there(here: Place, file: Place) -> None:
    assert here.is_cut(file, after=40)
    assert "was cut off. Run it again, from the database that it came from." in file.manage("prepare").stderr
    assert "was cut off. Run it again" in here.refusal(file.url, "--person", "anna")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite takes what is too long")
def test_what_the_other_engine_does_not_take_is_said(here: Place, file: Place, empty: Place) -> None:
    here.moves_to(file)
    file.shell("from tracker.models import SavedMeal; SavedMeal.objects.update(name='long' * 1000)")
    said = file.refusal(empty.url)
    assert "The other database does not take what is here: value too long for type character varying" in said


def test_what_is_not_the_same_there_is_said(here: Place, file: Place) -> None:
    assert here.is_cut(file, after=60)
    file.shell("from foods.models import Food; Food.objects.filter(source='branded').update(caffeine_mg=0.2)")
    assert "foods_food is not the same there: caffeine_mg adds up to another amount." in here.refusal(file.url)


@pytest.mark.parametrize("url", ["nonsense", "mysql://a:hidden@b/c", "postgres://a:hidden@b/", "sqlite://", ""])
def test_an_address_that_leads_to_no_database_is_not_repeated(here: Place, url: str) -> None:
    said = here.refusal(url)
    assert "This address leads to no database." in said
    assert "hidden" not in said


def test_a_server_that_does_not_answer_is_named_without_its_password(here: Place) -> None:
    said = here.refusal("postgres://anna:hidden@127.0.0.1:1/site")
    assert "PostgreSQL site on 127.0.0.1 does not answer: " in said
    assert "hidden" not in said


def test_the_same_database_is_refused(here: Place) -> None:
    assert "This is the database that the site is on already" in here.refusal(here.url)


def test_a_database_that_is_not_migrated_is_refused_and_not_made(here: Place, tmp_path: Path) -> None:
    file = tmp_path / "none.sqlite3"
    assert "is not migrated. First, with DATABASE_URL set to it: manage.py migrate" in here.refusal(f"sqlite:///{file}")
    assert not file.exists()
    file.touch()
    assert "is not migrated" in here.refusal(f"sqlite:///{file}")
    file.write_bytes(b"no database at all, but long enough to be read as the header of one. " * 20)
    assert "is no database" in here.refusal(f"sqlite:///{file}")


def test_a_database_that_is_not_empty_is_refused(here: Place, file: Place) -> None:
    file.shell("from django.contrib.auth.models import User; User.objects.create_user('dora')")
    assert "is not empty: there are rows in auth_user. Name a new database." in here.refusal(file.url)
    assert file.shell("from django.contrib.auth.models import User; print(User.objects.count())") == "1"


def test_a_site_that_is_served_is_not_moved(here: Place, file: Place) -> None:
    descriptor = serve_from(here.at.var)
    assert "Electrolog is running: stop it first" in here.refusal(file.url)
    os.close(descriptor)
    here.moves_to(file)


def test_a_database_that_something_else_has_open_is_not_filled(here: Place, file: Place, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "moved.sqlite3") as other:
        other.execute("BEGIN IMMEDIATE")
        assert "open: stop it first" in here.refusal(file.url)
    other.close()


@pytest.mark.parametrize("key", [None, b"k" * 10])
def test_sealed_rows_whose_key_is_gone_are_not_moved(here: Place, file: Place, key: bytes | None) -> None:
    kept = here.at.var / "health_key"
    kept.unlink() if key is None else kept.write_bytes(key)
    assert "does not open stored health answers (of people: 1)" in here.refusal(file.url)


def test_a_full_disk_is_said_and_the_move_goes_on_afterwards(here: Place, file: Place, tmp_path: Path) -> None:
    size = (tmp_path / "moved.sqlite3").stat().st_size // 4096

    def cramped() -> None:
        words = target._words

        def full(url: str) -> dict[str, Any]:
            found = words(url)
            found["OPTIONS"]["init_command"] = f"PRAGMA max_page_count = {size + 2}"
            return found

        target._words = full
        call_command("move", to=file.url)

    said = here.runs(cramped).stderr
    assert "CommandError: The disk is full: make room. Run it again: it goes on where it stopped." in said
    here.moves_to(file)


BATCHES = """
from foods.models import Food
from tracker.database.moving import rows
rows.BATCH = 3
first = Food.objects.order_by("pk").first().pk
print([[food.pk - first for food in batch] for batch in rows.batches(Food.objects.all(), after=5)])
"""


def test_rows_come_in_batches_in_the_order_of_their_keys(here: Place) -> None:
    assert here.shell(BATCHES) == "[[5, 6, 7], [8, 9, 10]]"
