"""What a food brings along: of two that are eaten alike, the plainer one stands before the other."""

import pytest

from foods.search.standing import standing


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("Kale, fresh, cooked, no added fat", "Kale, fresh, cooked, fat added"),
        ("Kale, fresh, cooked, no added fat", "Kale, fresh, cooked with oil"),
        ("Potatoes, baked, flesh and skin, without salt", "Potatoes, baked, skin, without salt"),
        ("Chicken thigh, roasted, skin eaten", "Chicken, skin, roasted, no sauce"),
        ("Fish, trout, NFS", "Fish, trout, fried"),
        ("Italian dressing, made with vinegar and oil", "Italian dressing, light"),
        ("Crackers, butter, plain", "Crackers, butter (Ritz)"),
        ("Chicken, fried, breast, meat and skin", "KFC, fried chicken, breast, meat and skin"),
        ("Soup, tomato", "Soup, tomato, dry mix"),
        ("Applesauce, regular", "Babyfood, applesauce, regular"),
    ],
)
def test_plain_food_stands_before_what_was_made_of_it(plain: str, other: str) -> None:
    assert standing(plain, "sr_legacy", 20) > standing(other, "sr_legacy", 20)


def test_what_a_dish_is_by_its_name_takes_nothing_from_it() -> None:
    assert standing("Fried onion rings", "fndds", 20) == standing("Round onion rings", "fndds", 20)


def test_fat_that_ten_times_as_many_people_add_does_not_lead() -> None:
    added = standing("Eggplant, cooked, fat added", "fndds", 300)
    assert standing("Eggplant, cooked, no added fat", "fndds", 30) > added
