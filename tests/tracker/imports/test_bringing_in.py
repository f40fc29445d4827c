"""Into the diary and back: all or nothing, once, by day as the person chose, and taken back as a whole."""

from collections.abc import Callable
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries, Settings

from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.imports.conftest import BringIn
from tests.tracker.imports.sent_files import PLAIN, read_sent
from tracker.imports.bringing_in import bring_in
from tracker.imports.sending import keep
from tracker.imports.taking_back import take_back
from tracker.models import Day, DiaryImport, Entry, State
from tracker.models.day import complete_dates
from tracker.models.limits import LimitError

FIRST, SECOND = date(2026, 1, 27), date(2026, 1, 28)


def names(user: User, day: date | None = None) -> list[str]:
    entries = Entry.objects.of(user).present().order_by("date", "created_at", "key")
    return [entry.name for entry in entries if day in (None, entry.date)]


def everything(user: User) -> list[dict[str, Any]]:
    return [dict(values) for values in Entry.objects.of(user).order_by("key").values()]


def test_entry_keeps_the_amounts_of_its_file_and_its_place(user: User, bring: BringIn) -> None:
    bring(
        "date,time,meal,food,quantity,portion,magnesium_mg\n"
        "2026-01-27,8:05,breakfast,Oats,2,1 cup,82\n"
        "2026-01-27,,,Tea,,,\n"
    )
    oats, tea = Entry.objects.of(user).order_by("created_at")
    assert (oats.name, oats.meal, oats.local_time, oats.quantity, oats.portion_text) == (
        "Oats",
        "breakfast",
        time(8, 5),
        2,
        "1 cup",
    )
    assert (oats.magnesium_mg, oats.calcium_mg, oats.grams, oats.food) == (82, None, None, None)
    assert (oats.source, oats.source_id, oats.release, oats.state) == ("imported", "2", "CSV", State.EATEN)
    assert (tea.meal, tea.magnesium_mg) == ("snack", None)


def test_tomorrow_is_planned(user: User, bring: BringIn) -> None:
    bring("date,food\n2026-11-23,Egg\n")
    assert Entry.objects.of(user).get().state == State.PLANNED


def test_confirmed_twice_is_brought_in_once(user: User, bring: BringIn) -> None:
    done = bring(PLAIN)
    before = everything(user)
    again = bring_in(user, done.key, read_sent(PLAIN), now=NOW, today=TODAY)
    assert (again.entries, everything(user)) == (3, before)


def test_same_lines_of_a_longer_file_are_not_doubled_and_a_changed_one_stays_changed(
    user: User, bring: BringIn
) -> None:
    bring(PLAIN)
    Entry.objects.of(user).filter(name="Oats").update(quantity=3)
    done = bring(PLAIN + "2026-01-29,lunch,Egg,50,,,,,\n")
    assert done.entries == 1
    assert names(user) == ["Oats", "Salmon", "Soup, home made", "Egg"]
    assert Entry.objects.of(user).get(name="Oats").quantity == 3


def test_day_with_entries_is_kept_replaced_or_added_to(
    user: User, bring: BringIn, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    egg = make_food("Egg")
    log(egg, day=FIRST)
    log(egg, day=SECOND)
    kept = bring(PLAIN)
    assert (kept.entries, names(user)) == (0, ["Egg", "Egg"])
    added = bring(PLAIN, all="keep", on_2026_01_28="add")
    assert (added.entries, sorted(names(user, SECOND))) == (1, ["Egg", "Soup, home made"])
    replaced = bring(PLAIN, all="replace")
    assert (replaced.entries, names(user, FIRST)) == (2, ["Oats", "Salmon"])


def test_taken_back_is_as_before_to_the_letter(
    user: User, bring: BringIn, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    log(make_food("Egg"), day=FIRST, quantity=1.1)
    log(make_food("Tea"), day=SECOND, meal="snack")
    Day.objects.mark(user=user, day=FIRST, complete=True)
    before = everything(user)
    done = bring(PLAIN, all="replace")
    assert names(user) == ["Oats", "Salmon", "Soup, home made"]
    assert complete_dates(user) == set()
    take_back(user, done.key, with_changed=False, now=NOW)
    assert everything(user) == before
    assert complete_dates(user) == {FIRST}


def test_replaced_entry_comes_back_though_its_food_is_gone(
    user: User, bring: BringIn, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    egg = make_food("Egg")
    log(egg, day=FIRST)
    done = bring(PLAIN, all="replace")
    egg.delete()
    take_back(user, done.key, with_changed=False, now=NOW)
    assert Entry.objects.of(user).get().food is None


@pytest.mark.parametrize(("with_changed", "left"), [(False, ["Oats"]), (True, [])])
def test_what_was_changed_since_stays_unless_it_is_wanted_gone(
    user: User, bring: BringIn, with_changed: bool, left: list[str]
) -> None:
    done = bring(PLAIN)
    Entry.objects.of(user).filter(name="Oats").update(meal="dinner")
    take_back(user, done.key, with_changed=with_changed, now=NOW)
    assert names(user) == left
    with pytest.raises(DiaryImport.DoesNotExist):
        take_back(user, done.key, with_changed=True, now=NOW)


def test_what_a_later_import_replaced_of_one_taken_back_stays_away(user: User, bring: BringIn) -> None:
    first = bring("date,food\n2026-01-27,Egg\n")
    DiaryImport.objects.filter(key=first.key).update(brought_in_at=NOW.replace(hour=1))
    later = bring("date,food\n2026-01-27,Toast\n", all="replace")
    take_back(user, first.key, with_changed=False, now=NOW)
    assert names(user) == ["Toast"]
    take_back(user, later.key, with_changed=False, now=NOW)
    assert names(user) == []


def test_days_are_complete_where_the_person_says_so(user: User, bring: BringIn) -> None:
    Day.objects.say_that_was_all(user=user, day=FIRST)
    done = bring(PLAIN, all_complete=True)
    assert complete_dates(user) == {FIRST, SECOND}
    Day.objects.mark(user=user, day=SECOND, complete=False)
    take_back(user, done.key, with_changed=False, now=NOW)
    assert complete_dates(user) == set()
    assert Day.objects.of(user).answers_on(FIRST).little_is_all


def test_day_without_room_stops_all_of_it(user: User, bring: BringIn, full_day: Entry) -> None:
    sent = PLAIN + "2026-11-22,lunch,Egg,,,,,,\n"
    with pytest.raises(LimitError, match="22 Nov 2026 would have 301 entries"):
        bring(sent, all="add")
    assert Entry.objects.of(user).count() == 300
    assert bring(sent, all="keep").entries == 3


def test_full_diary_stops_all_of_it(user: User, bring: BringIn, settings: Settings) -> None:
    settings.MOST_ENTRIES = 2
    with pytest.raises(LimitError, match="holds 2 entries"):
        bring(PLAIN)
    assert everything(user) == []


def test_error_in_the_middle_leaves_the_diary_as_it_was(
    user: User, bring: BringIn, log: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    log(day=FIRST)
    before = everything(user)

    def broken(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("tracker.imports.bringing_in._say_complete", broken)
    with pytest.raises(RuntimeError):
        bring(PLAIN, all="replace")
    assert everything(user) == before


def test_what_another_person_has_under_the_same_keys_stays(user: User, stranger: User, bring: BringIn) -> None:
    bring(PLAIN)
    Entry.objects.of(user).update(user=stranger)
    done = bring(PLAIN)
    take_back(user, done.key, with_changed=True, now=NOW)
    assert len(names(stranger)) == 3


def test_ten_times_the_entries_cost_the_same_queries(
    user: User, bring: BringIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = "date,food\n" + "".join(f"2026-01-{day:02},Food {n}\n" for day in range(1, 31) for n in range(10))
    with django_assert_max_num_queries(25):
        assert bring(many).entries == 300


def test_a_person_keeps_one_file_that_waits(user: User) -> None:
    for name in ("one.csv", "two.csv"):
        keep(user, SimpleUploadedFile(name, PLAIN.encode()), now=NOW, today=TODAY)
    assert DiaryImport.objects.of(user).get().file_name == "two.csv"


def test_purge_removes_files_of_a_day_ago_and_what_undoes_imports_of_30_days_ago(user: User, bring: BringIn) -> None:
    done = bring(PLAIN)
    waiting = DiaryImport.objects.create(user=user, key=uuid4(), file_name="x", digest="", format="", sent_at=NOW)
    assert DiaryImport.objects.all().purge(now=NOW.replace(day=23, hour=11)) == 0
    assert DiaryImport.objects.all().purge(now=NOW.replace(day=23)) == 1
    assert not DiaryImport.objects.filter(key=waiting.key).exists()
    assert DiaryImport.objects.all().purge(now=NOW.replace(month=12, day=21)) == 0
    assert DiaryImport.objects.all().purge(now=NOW.replace(month=12, day=22)) == 1
    done.refresh_from_db()
    assert (done.undo, done.entries) == (None, 3)
