"""Which words of a name only tell the variety, and which name the food."""

import pytest

from foods.names.varieties import head_words, variety_words


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Salmon, coho, wild, raw", {"coho", "wild"}),
        ("Salmon, Atlantic, farmed, raw", {"atlantic", "farmed"}),
        ("Red onions, raw", {"red"}),
        ("Bell peppers, green, raw", {"bell", "green"}),
        ("Apples, granny smith, with skin, raw", {"granny", "smith"}),
        ("Green onions, raw", set()),
        ("Red wine", set()),
        ("Black beans", set()),
        ("Green tea", set()),
        ("Wild rice", set()),
        ("Black pepper", set()),
        ("", set()),
    ],
)
def test_only_what_no_kitchen_calls_another_food_tells_a_variety(name: str, told: set[str]) -> None:
    assert variety_words(name) == told


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Salmon, baked or broiled", {"salmon"}),
        ("Boiled potato", {"potato"}),
        ("Rye bread, toasted", {"rye", "bread"}),
        ("Rum and cola", {"rum", "cola"}),
        ("Whole", {"whole"}),
    ],
)
def test_the_head_is_what_comes_first_without_how_it_is(name: str, head: set[str]) -> None:
    assert head_words(name) == head
