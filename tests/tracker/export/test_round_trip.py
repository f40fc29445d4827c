"""What goes out comes in again: the same state, and the same bytes."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from foods.models import Food, Ingredient
from tests.tracker.export.conftest import Fill, read_text, text_of
from tracker.export.restoring import restore
from tracker.models import Entry, Favourite

FIXTURE = Path(__file__).parent / "electrolog.json"


def test_the_document_of_this_person_has_these_bytes_on_either_engine(user: User, fill: Fill) -> None:
    fill(user)
    assert text_of(user) == FIXTURE.read_text(encoding="utf-8")


def test_it_comes_back_to_the_same_bytes_in_another_account(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    before = text_of(user)
    found = read_text(before)
    assert (found.problems, found.left_out) == ((), 0)

    restore(found, stranger)

    assert text_of(stranger) == before == text_of(user)


@pytest.mark.django_db
def test_it_comes_back_to_the_same_bytes_where_nobody_had_it(spinach: Food, egg: Food) -> None:
    anna = User.objects.create_user("anna")
    restore(read_text(FIXTURE.read_bytes()), anna)

    assert text_of(anna) == FIXTURE.read_text(encoding="utf-8")
    assert Food.objects.of(anna).get(name="Soup").source_id == "soup"


def test_entries_favourites_and_ingredients_point_at_the_foods_again(
    user: User, stranger: User, fill: Fill, spinach: Food
) -> None:
    fill(user)
    restore(read_text(text_of(user)), stranger)

    soup = Food.objects.of(stranger).get(name="Soup")
    assert soup.pk != Food.objects.of(user).get(name="Soup").pk
    eaten = {entry.key.int: entry for entry in Entry.objects.of(stranger)}
    assert eaten[1].food == spinach
    assert (eaten[2].food, eaten[2].source_id) == (soup, soup.source_id)
    assert eaten[4].food is None
    assert Favourite.objects.of(stranger).food_ids() == {spinach.pk, soup.pk}
    assert [row.food for row in Ingredient.objects.of(stranger).order_by("position")] == [spinach, None]
    assert eaten[1].created_at.microsecond == 123_456


@pytest.mark.django_db
def test_a_food_that_a_newer_release_renumbered_is_found_by_its_code(spinach: Food, egg: Food) -> None:
    Food.objects.filter(pk=spinach.pk).update(source_id="999999", release="2030-01-01")
    anna = User.objects.create_user("anna")
    restore(read_text(FIXTURE.read_bytes()), anna)

    first = Entry.objects.of(anna).get(key="00000000-0000-0000-0000-000000000001")
    assert (first.food, first.source_id, first.release) == (spinach, "168462", "2024-10-31")


@pytest.mark.django_db
def test_without_the_foods_the_entries_keep_their_own_amounts() -> None:
    anna = User.objects.create_user("anna")
    restore(read_text(FIXTURE.read_bytes()), anna)

    first = Entry.objects.of(anna).get(key="00000000-0000-0000-0000-000000000001")
    assert (first.food, first.magnesium_mg) == (None, 1 / 3)
    assert not Favourite.objects.of(anna).filter(food__source="sr_legacy").exists()


def test_health_answers_are_in_it_only_where_they_are_wanted(user: User, fill: Fill) -> None:
    fill(user)
    assert "kidney_disease" in text_of(user, with_health=True)
    assert "kidney_disease" not in text_of(user, with_health=False)
    assert "health_answers" not in text_of(user, with_health=False)
