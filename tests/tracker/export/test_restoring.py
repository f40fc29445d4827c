"""Into an account that has something already, day by day as it was decided, and out of it again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from pytest_django import Settings

from foods.models import Food
from tests.conftest import TODAY
from tests.tracker.export.conftest import DAY, Fill, entry, read_text, text_of, uuid
from tracker.assessment.health.cautions import HealthStatement
from tracker.export.days import Decision, days_in_both
from tracker.export.documents import Document
from tracker.export.restoring import is_empty, restore, take_back
from tracker.export.tables import ENTRIES
from tracker.export.undo import Undo
from tracker.models import Day, Entry, Favourite, HealthAnswer, Profile, SavedMeal
from tracker.models.limits import LimitError


@pytest.fixture
def brought(user: User, fill: Fill) -> Document:
    """Anna's diary: four entries on DAY, one planned for TODAY."""
    fill(user)
    return read_text(text_of(user))


@pytest.fixture
def boris(stranger: User, brought: Document, egg: Food) -> User:
    """Has an entry of his own on DAY and one a day before, a soup, a breakfast, a profile and answers."""
    Entry.objects.write([entry(stranger, 90, egg, name="Mine"), entry(stranger, 91, None, date=DAY - timedelta(1))])
    Day.objects.mark(user=stranger, day=DAY, complete=False)
    Food.objects.create(owner=stranger, source="own", source_id="other", name="SOUP", release="x", magnesium_mg=1)
    SavedMeal.objects.save_meal(
        user=stranger, key=uuid(60), name="breakfast", servings=list(Entry.objects.of(stranger))
    )
    Profile.objects.create(user=stranger, birth_year=1970, birth_month=1, sex="male")
    HealthAnswer.objects.keep(user=stranger, statement=HealthStatement.NONE)
    Favourite.objects.keep(user=stranger, food=egg)
    return stranger


def names_on(user: User, day: date = DAY) -> set[str]:
    return set(Entry.objects.of(user).on(day).present().values_list("name", flat=True))


THEIRS = {"Food", "=1+1", "Süppchen 🥣 = \"'\\\n"}


@pytest.mark.parametrize(
    ("decision", "names"),
    [(Decision.KEEP, {"Mine"}), (Decision.REPLACE, THEIRS), (Decision.ADD, THEIRS | {"Mine"})],
)
def test_a_day_that_both_have_is_kept_replaced_or_added_to(
    brought: Document, boris: User, decision: Decision, names: set[str]
) -> None:
    assert days_in_both(brought, boris) == {DAY}

    restore(brought, boris, days={DAY: decision}, default=Decision.KEEP)

    assert names_on(boris) == names
    assert names_on(boris, TODAY) == {"Food"}  # only theirs
    assert names_on(boris, DAY - timedelta(1)) == {"Food"}  # only mine
    assert Day.objects.of(boris).get(date=DAY).complete == (decision is Decision.REPLACE)


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("others", [True, False])
def test_taken_back_it_is_as_if_nothing_had_been_brought(
    brought: Document, boris: User, decision: Decision, others: bool
) -> None:
    before, theirs = text_of(boris), text_of(User.objects.get(username="anna"))

    undo = restore(brought, boris, default=decision, replace_others=others)
    assert text_of(boris) != before
    take_back(Undo.of_text(undo.text()), boris)

    assert text_of(boris) == before
    assert text_of(User.objects.get(username="anna")) == theirs


def test_what_is_kept_in_the_undo_says_nothing_of_health(brought: Document, boris: User) -> None:
    undo = restore(brought, boris, replace_others=True)

    assert HealthAnswer.objects.answers_of(boris).single == {"kidney_disease"}
    assert undo.sealed
    assert "kidney" not in undo.text()
    assert "statement" not in undo.text()


def test_taking_back_leaves_what_was_logged_since(brought: Document, boris: User) -> None:
    undo = restore(brought, boris, default=Decision.REPLACE)
    Entry.objects.write([entry(boris, 99, None, name="Since")])
    take_back(undo, boris)

    assert names_on(boris) == {"Mine", "Since"}


def test_the_same_document_again_adds_nothing(brought: Document, boris: User) -> None:
    restore(brought, boris, default=Decision.ADD)
    before = text_of(boris)
    again = restore(brought, boris, default=Decision.ADD)

    assert (again.added, again.replaced) == ({}, {})
    assert text_of(boris) == before


def test_what_has_the_same_name_stays_unless_it_is_to_be_replaced(brought: Document, boris: User) -> None:
    restore(brought, boris, replace_others=False)
    assert Food.objects.of(boris).get(name="SOUP").magnesium_mg == 1
    assert SavedMeal.objects.of(boris).get().name == "breakfast"
    assert Profile.objects.profile_of(boris).sex == "male"

    restore(brought, boris, replace_others=True)
    soup = Food.objects.of(boris).get(name="Soup")
    assert (soup.source_id, soup.magnesium_mg) == ("other", 20)
    assert SavedMeal.objects.of(boris).get().name == "Breakfast"
    assert Profile.objects.profile_of(boris).sex == "female"


def test_a_filled_in_profile_makes_no_account_full(brought: Document, stranger: User) -> None:
    Profile.objects.create(user=stranger, time_zone="Asia/Tokyo")
    assert is_empty(stranger)
    restore(brought, stranger)
    assert Profile.objects.profile_of(stranger).time_zone == "Europe/Berlin"


def test_an_entry_in_the_trash_comes_back_as_the_document_has_it(brought: Document, user: User) -> None:
    before = text_of(user)
    Entry.objects.of(user).put_away(now=timezone.now())
    restore(brought, user, default=Decision.ADD)

    assert text_of(user) == before


def test_an_entry_that_stands_on_another_day_now_stays_there(brought: Document, user: User) -> None:
    Entry.objects.of(user).filter(key=uuid(1)).update(date=DAY - timedelta(5))
    restore(brought, user, default=Decision.ADD)
    assert Entry.objects.of(user).get(key=uuid(1)).date == DAY - timedelta(5)

    restore(brought, user, default=Decision.REPLACE)
    assert Entry.objects.of(user).get(key=uuid(1)).date == DAY


def test_more_than_a_day_or_a_diary_holds_is_refused_whole(brought: Document, boris: User, settings: Settings) -> None:
    row = brought.of(ENTRIES)[0]
    many = [(*row[:k], uuid(1000 + n), *row[k + 1 :]) for k in [ENTRIES.places["key"]] for n in range(301)]
    before = text_of(boris)
    with pytest.raises(LimitError, match="20 Nov 2026 would have more than 300 entries"):
        restore(replace(brought, rows={**brought.rows, "entries": many}), boris, default=Decision.REPLACE)
    settings.MOST_ENTRIES = 3
    with pytest.raises(LimitError, match="Your diary is full"):
        restore(brought, boris, default=Decision.REPLACE)
    assert text_of(boris) == before
