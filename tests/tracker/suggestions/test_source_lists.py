"""The lists as candidates, read anew although they are the same for everybody."""

from foods.models import Food, SourceFood
from foods.nutrients import MAGNESIUM
from tracker.suggestions.source_lists import candidates_of


def magnesium_of(row: SourceFood) -> float | None:
    (candidate,) = candidates_of(SourceFood.objects.filter(pk=row.pk))
    return candidate.amount(MAGNESIUM.key)


def test_a_food_whose_amounts_were_loaded_anew_is_suggested_with_the_new_ones(lists: dict[str, SourceFood]) -> None:
    row = lists["seeds"]
    assert magnesium_of(row) == 250
    Food.objects.filter(pk=row.food_id).update(magnesium_mg=600)
    assert magnesium_of(row) == 300
