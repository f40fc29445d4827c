"""What stands in the diary stays as it was eaten, whatever becomes of the food."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foods.models import Food
from foods.nutrients import AMOUNT_FIELDS, ENERGY, MAGNESIUM, TRACKED, Amounts, Nutrient
from tests.conftest import NOW, TODAY, MakeFood
from tracker.assessment.intake.sources import by_food
from tracker.models import Entry, State
from tracker.models.entry import dates_logged
from tracker.models.limits import MOST_A_DAY, LimitError
from tracker.models.serving import NewEntry, copied_serving

Log = Callable[..., Entry]
TOMORROW = TODAY + timedelta(days=1)
KEY = UUID("11111111-1111-4111-8111-111111111111")


def copy(servings: Iterable[Entry], user: User, day: date, *, form_key: UUID = KEY) -> list[Entry]:
    """Servings once more on another day, each in its meal."""
    copies = [NewEntry(place, serving.meal, copied_serving(serving)) for place, serving in enumerate(servings)]
    return Entry.objects.log_all(copies, user=user, day=day, form_key=form_key)


def refused(**values: object) -> None:
    """The database itself refuses these values on any entry."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(**values)


def test_an_entry_copies_the_amounts_of_its_grams(make_food: MakeFood, log: Log) -> None:
    spinach = make_food("Spinach, boiled", magnesium_mg=87, calcium_mg=136, vitamin_d_ug=0)
    entry = log(spinach, quantity=1.5, portion_text="1 cup", portion_g=180)
    assert entry.grams == 270  # 1.5 × 180
    assert entry.magnesium_mg == pytest.approx(234.9)  # 87 × 2.7
    assert entry.calcium_mg == pytest.approx(367.2)  # 136 × 2.7


def test_a_measured_zero_stays_zero_and_what_was_not_measured_stays_unknown(make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(vitamin_d_ug=0))
    entry.refresh_from_db()
    assert entry.vitamin_d_ug == 0
    assert entry.magnesium_mg is None


def test_an_entry_says_which_table_and_release_it_comes_from(make_food: MakeFood, log: Log) -> None:
    food = make_food("Egg, whole", source_id="173424", group="Dairy and Egg Products")
    entry = log(food, quantity=2, portion_text="1 large", portion_g=50)
    entry.refresh_from_db()
    assert (entry.name, entry.source, entry.source_id, entry.release, entry.group) == (
        "Egg, whole",
        "sr_legacy",
        "173424",
        "2019-04-01",
        "Dairy and Egg Products",
    )
    assert (entry.quantity, entry.portion_text, entry.kind, entry.state) == (2, "1 large", "food", "eaten")


def test_changing_a_food_changes_no_entry(make_food: MakeFood, log: Log) -> None:
    food = make_food(magnesium_mg=10)
    entry = log(food)
    Food.objects.filter(pk=food.pk).update(name="Something else", magnesium_mg=999, release="2030-01-01")
    entry.refresh_from_db()
    assert (entry.name, entry.magnesium_mg, entry.release) == ("Egg, whole, raw", 5, "2019-04-01")


def test_deleting_a_food_deletes_no_entry(make_food: MakeFood, log: Log) -> None:
    food = make_food(magnesium_mg=10)
    entry = log(food)
    food.delete()
    entry.refresh_from_db()
    assert (entry.food_id, entry.name, entry.magnesium_mg, entry.grams) == (None, "Egg, whole, raw", 5, 50)


def test_another_number_rescales_by_weight_and_unknown_stays_unknown(make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12, sodium_mg=0), quantity=2)
    entry.rescale(quantity=3, portion_text="1 large", grams=150)
    # 12 mg per 100 g is 12 mg in two eggs of 50 g, and 18 mg in three.
    assert (entry.quantity, entry.grams, entry.magnesium_mg, entry.sodium_mg) == (3, 150, 18, 0)
    assert [field for field in AMOUNT_FIELDS if getattr(entry, field) is None] == [
        "calcium_mg",
        "potassium_mg",
        "vitamin_d_ug",
        "energy_kcal",
        "water_g",
        "caffeine_mg",
    ]


def test_another_portion_rescales_by_its_weight(make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12), quantity=2)
    entry.rescale(quantity=25, portion_text="g", grams=25)
    assert (entry.portion_text, entry.magnesium_mg) == ("g", 3)


def test_an_entry_of_unknown_weight_rescales_by_number(make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12), quantity=2)
    entry.grams = None
    entry.rescale(quantity=1, portion_text="1 tablet", grams=None)
    assert (entry.quantity, entry.grams, entry.magnesium_mg, entry.calcium_mg) == (1, None, 6, None)


def test_rescaling_never_reads_the_food_again(make_food: MakeFood, log: Log) -> None:
    food = make_food(magnesium_mg=12)
    entry = log(food, quantity=2)
    Food.objects.filter(pk=food.pk).update(magnesium_mg=999)
    entry.rescale(quantity=1, portion_text="1 large", grams=50)
    assert entry.magnesium_mg == 6


def test_the_same_key_twice_logs_once_and_returns_what_stands_there(user: User, make_food: MakeFood, log: Log) -> None:
    food = make_food()
    first = log(food, key=KEY, quantity=2)
    again = log(food, key=KEY, quantity=5)
    assert again == first
    assert again.quantity == 2
    assert Entry.objects.of(user).count() == 1


def test_the_same_key_again_brings_back_what_was_deleted_since(user: User, log: Log) -> None:
    first = log(key=KEY)
    Entry.objects.of(user).put_away(now=NOW)
    again = log(key=KEY)
    assert (again, again.deleted_at) == (first, None)
    assert Entry.objects.of(user).present().count() == 1


def test_copies_of_the_same_form_come_back_where_they_were_deleted_since(user: User, log: Log) -> None:
    servings = [log(), log()]
    for _time in range(2):
        copy(servings, user, TOMORROW)
        assert Entry.objects.of(user).on(TOMORROW).present().count() == 2
        Entry.objects.of(user).on(TOMORROW).put_away(now=NOW)


def test_the_same_key_of_another_person_is_another_entry(user: User, stranger: User, log: Log) -> None:
    log(key=KEY)
    theirs = log(key=KEY, user=stranger, quantity=3)
    assert theirs.user_id == stranger.pk
    assert Entry.objects.of(user).get(key=KEY).quantity == 1
    assert Entry.objects.of(stranger).get(key=KEY).quantity == 3


def test_what_the_database_refuses_is_not_taken_for_a_repeated_key(log: Log) -> None:
    with pytest.raises(IntegrityError):
        log(quantity=0)


def test_of_several_rows_one_that_the_database_refuses_lets_none_in(user: User, log: Log) -> None:
    good, heavy = log(), log()
    heavy.grams = 20_000
    with pytest.raises(IntegrityError), transaction.atomic():
        copy([good, heavy], user, TOMORROW)
    assert not Entry.objects.of(user).on(TOMORROW).exists()


def test_what_a_form_logged_and_was_moved_since_stays_where_it_is(user: User, log: Log) -> None:
    first = log(key=KEY)
    first.move(day=TOMORROW, meal="dinner", state=State.EATEN)
    first.save()
    again = log(key=KEY)
    assert (again.date, again.meal) == (TOMORROW, "dinner")


def test_a_day_holds_300_entries_and_a_form_sends_300(user: User, log: Log) -> None:
    one = log()
    assert len(copy([one] * 299, user, TODAY)) == 299
    with pytest.raises(LimitError, match="That day has 300 entries already, and a day holds 300"):
        log()
    with pytest.raises(LimitError, match="301 entries are too many at once: 300 is the most"):
        copy([one] * 301, user, TOMORROW)
    assert Entry.objects.of(user).count() == 300


def test_a_form_sent_again_on_a_full_day_adds_nothing_and_is_not_refused(user: User, log: Log) -> None:
    one = log()
    copy([one] * 299, user, TODAY)
    assert len(copy([one] * 299, user, TODAY)) == 299
    assert Entry.objects.of(user).count() == 300


def test_deleted_entries_leave_room(user: User, log: Log) -> None:
    copy([log()] * (MOST_A_DAY - 1), user, TODAY)
    Entry.objects.of(user).filter(key=KEY).put_away(now=NOW)
    log()
    with pytest.raises(LimitError):
        Entry.objects.check_room(user, TODAY, more=1)


def test_a_diary_holds_as_many_entries_as_the_site_allows(user: User, stranger: User, log: Log, settings: Any) -> None:
    settings.MOST_ENTRIES = 2
    log(user=stranger)
    log(), log()
    with pytest.raises(LimitError, match="Your diary is full: it holds 2 entries"):
        log(day=TOMORROW)
    assert Entry.objects.of(user).count() == 2


def test_a_diary_far_from_full_is_not_counted_at_each_entry(user: User, log: Log) -> None:
    log()
    with CaptureQueriesContext(connection) as queries:
        log()
    assert [query for query in queries if "COUNT(*)" in query["sql"] and "date" not in query["sql"]] == []


@pytest.mark.parametrize("field", AMOUNT_FIELDS)
def test_the_database_refuses_a_negative_amount(field: str, log: Log) -> None:
    log()
    refused(**{field: -0.1})


@pytest.mark.parametrize("grams", [0, -1, 10_000])
def test_the_database_refuses_an_impossible_weight(grams: float, log: Log) -> None:
    log()
    refused(grams=grams)


@pytest.mark.parametrize("quantity", [0, -1, 10_000])
def test_the_database_refuses_an_impossible_number(quantity: float, log: Log) -> None:
    log()
    refused(quantity=quantity)


def test_an_unknown_weight_is_allowed(log: Log) -> None:
    log()
    assert Entry.objects.update(grams=None) == 1


def test_totals_read_neither_planned_nor_deleted_entries(user: User, log: Log) -> None:
    _, planned, deleted = log(quantity=1), log(quantity=2), log(quantity=3)
    Entry.objects.of(user).filter(key=planned.key).update(state=State.PLANNED)
    Entry.objects.of(user).filter(key=deleted.key).put_away(now=NOW)
    assert [row.grams for row in Entry.objects.of(user).rows()] == [50]
    assert Entry.objects.of(user).present().count() == 2


def test_rows_are_plain_values_with_the_eight_amounts(user: User, make_food: MakeFood, log: Log) -> None:
    log(make_food("Milk", magnesium_mg=10, vitamin_d_ug=1.2, group="Dairy"), portion_g=200)
    (row,) = Entry.objects.of(user).rows()
    assert row[:6] == (TODAY, "breakfast", "Milk", "food", "Dairy", 200)
    assert row.amounts == Amounts(magnesium_mg=20, vitamin_d_ug=2.4)


def test_rows_are_one_persons_and_of_the_days_asked_for(user: User, stranger: User, log: Log) -> None:
    for day in range(19, 23):
        log(day=date(2026, 11, day))
    log(day=date(2026, 11, 20), user=stranger)
    rows = Entry.objects.of(user).between(date(2026, 11, 20), date(2026, 11, 21)).rows()
    assert [row.date.day for row in rows] == [20, 21]


def test_the_logged_dates_are_those_with_something_that_counts(user: User, log: Log) -> None:
    yesterday = TODAY - timedelta(days=1)
    log(), log()
    deleted = log(day=yesterday)
    Entry.objects.of(user).filter(key=deleted.key).put_away(now=NOW)
    assert dates_logged(user, yesterday, TOMORROW) == {TODAY}


def test_a_deleted_entry_comes_back_within_24_hours(user: User, log: Log) -> None:
    log()
    assert Entry.objects.of(user).put_away(now=NOW) == 1
    assert not Entry.objects.of(user).present().exists()
    assert Entry.objects.of(user).restore(now=NOW + timedelta(hours=24, seconds=-1)) == 1
    assert Entry.objects.of(user).present().count() == 1


def test_after_24_hours_a_deleted_entry_does_not_come_back(user: User, log: Log) -> None:
    log()
    Entry.objects.of(user).put_away(now=NOW)
    assert Entry.objects.of(user).restore(now=NOW + timedelta(hours=24)) == 0
    assert not Entry.objects.of(user).present().exists()


def test_deleting_again_does_not_lengthen_the_24_hours(user: User, log: Log) -> None:
    log()
    Entry.objects.of(user).put_away(now=NOW)
    assert Entry.objects.of(user).put_away(now=NOW + timedelta(hours=20)) == 0
    assert Entry.objects.of(user).restore(now=NOW + timedelta(hours=25)) == 0


def test_purging_removes_what_was_deleted_a_day_ago_and_nothing_else(user: User, log: Log) -> None:
    old, fresh, kept = log(), log(), log()
    Entry.objects.of(user).filter(key=old.key).put_away(now=NOW - timedelta(hours=24))
    Entry.objects.of(user).filter(key=fresh.key).put_away(now=NOW - timedelta(hours=23))
    assert Entry.objects.of(user).purge(now=NOW) == 1
    assert set(Entry.objects.of(user).values_list("key", flat=True)) == {fresh.key, kept.key}


def test_copies_keep_the_amounts_as_they_were(user: User, make_food: MakeFood, log: Log) -> None:
    food = make_food(magnesium_mg=10)
    log(food, meal="lunch", quantity=2)
    food.delete()
    copy(Entry.objects.of(user), user, TOMORROW)
    copied = Entry.objects.of(user).get(key=KEY)
    assert (copied.date, copied.meal, copied.quantity) == (TOMORROW, "lunch", 2)
    assert (copied.magnesium_mg, copied.calcium_mg) == (10, None)


def test_copies_of_the_same_form_are_added_once(user: User, log: Log) -> None:
    originals = [log(quantity=1), log(quantity=2)]
    for _ in range(2):
        copy(originals, user, TOMORROW)
    copies = Entry.objects.of(user).on(TOMORROW).order_by("key")
    assert [copied.quantity for copied in copies] == [1, 2]


def test_copies_may_start_at_the_last_key_there_is(user: User, log: Log) -> None:
    originals = [log(), log()]
    last = UUID(int=(1 << 128) - 1)
    copy(originals, user, TOMORROW, form_key=last)
    keys = set(Entry.objects.of(user).on(TOMORROW).values_list("key", flat=True))
    assert keys == {last, UUID(int=0)}


def test_an_entry_goes_with_its_person_and_nobody_elses(user: User, stranger: User, log: Log) -> None:
    log(), log(user=stranger, key=uuid4())
    user.delete()
    assert list(Entry.objects.values_list("user", flat=True)) == [stranger.pk]


def magnesium_by_name(user: User) -> dict[str, tuple[int, float]]:
    """What the diary's foods gave of magnesium, and how often, as charts and the report group them."""
    sources = by_food(Entry.objects.of(user).sources(MAGNESIUM))
    return {source.name: (source.times, source.amount) for source in sources.ranked}


def test_a_food_logged_under_its_tables_name_and_under_the_shown_one_is_one_food(
    user: User, make_food: MakeFood, log: Log
) -> None:
    butter = make_food("Butter, NFS", source="fndds", magnesium_mg=2)
    log(butter, day=TODAY - timedelta(days=365))
    butter.display_name = "Butter"
    butter.save()
    log(butter)
    assert set(Entry.objects.values_list("name", flat=True)) == {"Butter, NFS", "Butter"}  # as they were logged
    assert magnesium_by_name(user) == {"Butter": (2, 2)}  # twice 50 g with 2 mg in 100 g


def test_an_own_food_that_was_renamed_is_one_food_under_its_new_name(user: User, make_food: MakeFood, log: Log) -> None:
    bread = make_food("My bread", source="own", owner=user, magnesium_mg=40)
    log(bread)
    Food.objects.update(name="Our bread")
    log(Food.objects.get())
    assert magnesium_by_name(user) == {"Our bread": (2, 40)}


def test_a_food_that_is_gone_is_grouped_under_the_name_it_was_logged_with(
    user: User, make_food: MakeFood, log: Log
) -> None:
    log(make_food("My bread", source="own", owner=user, magnesium_mg=40))
    log(make_food("Butter, NFS", source="fndds", display_name="Butter", magnesium_mg=2))
    Food.objects.all().delete()
    assert magnesium_by_name(user) == {"My bread": (1, 20), "Butter": (1, 1)}


def test_what_is_singled_out_of_a_span_is_named_as_today(user: User, make_food: MakeFood, log: Log) -> None:
    tablet = make_food("Magnesium", source="own", owner=user, kind="supplement", portion_g=None, magnesium_mg=200)
    blank = make_food("Butter, NFS", source="fndds")
    for food in (tablet, blank):
        log(food, portion_g=None if food.is_supplement else 50)
    Food.objects.filter(pk=tablet.pk).update(name="Magnesium 200")
    Food.objects.filter(pk=blank.pk).update(display_name="Butter")
    diary = Entry.objects.of(user)
    assert {row.name for row in diary.singled_out([MAGNESIUM])} == {"Magnesium 200", "Butter"}
    assert {row.name for row in diary.rows()} == {"Magnesium", "Butter, NFS"}


@pytest.mark.parametrize("nutrients", [TRACKED, (*TRACKED, ENERGY), (MAGNESIUM,)], ids=len)
def test_what_is_singled_out_is_found_by_its_own_index(
    user: User, make_food: MakeFood, log: Log, nutrients: tuple[Nutrient, ...]
) -> None:
    known = log(make_food("Egg", **dict.fromkeys(AMOUNT_FIELDS, 1.0)))
    Entry.objects.write([Entry(user=user, key=uuid4(), date=TODAY, **copied_serving(known)) for _ in range(2000)])
    log(make_food("Chia", energy_kcal=486), day=TODAY - timedelta(days=1))
    with CaptureQueriesContext(connection) as asked:
        Entry.objects.of(user).between(TODAY - timedelta(days=27), TODAY).singled_out(nutrients)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tracker_entry")
    assert "entry_singled_out" in plan_of(asked[0]["sql"])


def plan_of(sql: str) -> str:
    """What the engine says of it; on PostgreSQL with the indexes that those of partitions belong to."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return str(cursor.fetchall())
        cursor.execute(f"EXPLAIN {sql}")
        plan = str(cursor.fetchall())
        cursor.execute("SELECT inhrelid::regclass::text, inhparent::regclass::text FROM pg_inherits")
        return plan + " ".join(whole for part, whole in cursor.fetchall() if part in re.findall(r"\w+", plan))
