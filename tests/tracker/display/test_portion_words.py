from collections import Counter

import pytest
from django.utils import translation

from foods.importers import embedded
from tracker.display.plurals import forms_of
from tracker.display.portion_words import format_portion

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("quantity", "portion", "words"),
    [
        (1, "1 large", "1 large"),
        (2, "1 large", "2 large"),
        (2, "1 cup, cooked", "2 cups, cooked"),
        (0.5, "1 cup", "½ cup"),
        (1.5, "1 cup", "1 ½ cups"),
        (1.5, "2 slices", "3 slices"),
        (0.5, "2 slices", "1 slice"),
        (2, "½ cup, mashed", "1 cup, mashed"),
        (3, "⅓ cup", "1 cup"),
        (0.333, "3 crackers", "1 cracker"),
        (2, "1 1/2 cups", "3 cups"),
        (1, "1/2 cup", "1/2 cup"),
        (150, "g", f"150{NBSP}g"),
        (1500, "g", f"1,500{NBSP}g"),
        (1200.5, "mL", f"1,200.5{NBSP}mL"),
        (1000, "IU", f"1,000{NBSP}IU"),
        (500, "mg", f"500{NBSP}mg"),
        (2, "", "2"),
        (2, "600 fl oz", "1,200 fl oz"),
        (1500, "1 capsule", "1,500 capsules"),
        (1500, "1 French bread", "1,500 × 1 French bread"),
        (2, "1 fl oz", "2 fl oz"),
        (2, "1 oz, boneless", "2 oz, boneless"),
        (3, "1 tbsp", "3 tbsp"),
        (2, "2 capsules", "4 capsules"),
        (2, "tablet", "2 tablets"),
    ],
)
def test_the_portions_own_number_is_taken_in(quantity: float, portion: str, words: str) -> None:
    assert format_portion(quantity, portion) == words


def test_numbers_are_written_as_the_language_writes_them() -> None:
    with translation.override("de"):
        assert format_portion(1500, "g") == f"1.500{NBSP}g"
        assert format_portion(1.45, "1 cup") == "1,45 cups"
        assert format_portion(0.5, "1 cup") == "½ cup"


@pytest.mark.parametrize(
    ("portion", "two"),
    [
        ("1 leaf", "2 leaves"),
        ("1 patty", "2 patties"),
        ("1 potato large", "2 potatoes large"),
        ("1 slice, thin", "2 slices, thin"),
        ("1 egg white", "2 egg whites"),
        ("1 can or bottle", "2 cans or bottles"),
        ("1 piece/slice, any size", "2 pieces/slices, any size"),
        ("1 apricot half with liquid", "2 apricot halves with liquid"),
        ("1 cup slices", "2 cups slices"),
        ("1 bar fun size", "2 bars fun size"),
        ("1 serving packet", "2 serving packets"),
        ("1 whole fish", "2 whole fish"),
        ("1 cubic inch", "2 cubic inches"),
        ("1 leg quarter (yield after cooking, bone removed)", "2 leg quarters (yield after cooking, bone removed)"),
        ("1 Girl Scout cookie", "2 Girl Scout cookies"),
        ("1 × 6 oz container", "2 × 6 oz containers"),
        ("6 inch sub", "2 × 6 inch subs"),
        ("Juice of 1 lemon", "Juice of 2 lemons"),
        ("Usual amount per fl oz of beverage", "Usual amount for 2 fl oz of beverage"),
        ("Usual amount per slice of bread/roll", "Usual amount for 2 slices of bread/roll"),
        ("1 miniature/bite size", "2 miniature/bite size"),
        ("1 Serving", "2 Servings"),
    ],
)
def test_the_word_that_is_counted_has_its_plural(portion: str, two: str) -> None:
    assert format_portion(2, portion) == two


@pytest.mark.parametrize(
    ("quantity", "portion", "words"),
    [
        (1, "1 medium or regular slice", "1 medium slice"),
        (2, "1 medium or regular slice", "2 medium slices"),
        (2, "1 medium/regular", "2 medium"),
        (1, "1 egg, NS as to size", "1 egg, any size"),
        (2, "1 wing wing without skin", "2 wings without skin"),
        (1, "1 lau lau", "1 lau lau"),
    ],
)
def test_what_is_said_twice_is_said_once(quantity: float, portion: str, words: str) -> None:
    assert format_portion(quantity, portion) == words


@pytest.mark.parametrize(
    ("quantity", "portion", "words"),
    [
        (2, "1 fruit (2-⅞ in dia)", "2 fruits (2-⅞ in dia)"),
        (3, "1 medium (7 in to 7-⅞ in long)", "3 medium (7 in to 7-⅞ in long)"),
        (2, '1 slice (4" x 4" x 1/8") (1 oz)', '2 slices (4" x 4" x 1/8") (1 oz each)'),
        (2, "1 can (12 fl oz)", "2 cans (12 fl oz each)"),
        (0.5, "1 can (12 fl oz)", "½ can (12 fl oz)"),
        (2, "1 bottle 20 fl oz", "2 bottles, 20 fl oz each"),
        (2, "1 cup (8 fl oz)", "2 cups (16 fl oz)"),
        (2, "½ cup (4 fl oz)", "1 cup (8 fl oz)"),
        (2, "¾ cup (1 label serving)", "1 ½ cups (2 label servings)"),
        (2, "1 steak (yield from 186 g raw meat)", "2 steaks (each: yield from 186 g raw meat)"),
        (2, "1 handful (about 30 g)", "2 handfuls (about 30 g each)"),
    ],
)
def test_a_weight_or_volume_beside_it_stays_true(quantity: float, portion: str, words: str) -> None:
    assert format_portion(quantity, portion) == words


@pytest.mark.parametrize(
    ("quantity", "portion"),
    [
        (2, "1 French bread"),
        (2, "1 Scheibe"),
        (2, "Usual amount as topping"),
        (2, "1-3 ring thin pretzel"),
        (2, "1 tender, strip, or finger"),
        (2, "½ container (4 oz)"),
        (0.5, "⅓ cup"),
        (0.5, "1 patty (4 oz)"),
    ],
)
def test_where_the_words_resist_the_number_stands_before_them(quantity: float, portion: str) -> None:
    assert format_portion(quantity, portion) == f"{'½' if quantity == 0.5 else '2'} × {portion}"


@pytest.mark.parametrize("portion", ["2 cups, cooked", "2 × 1 French bread", f"150{NBSP}g"])
def test_words_once_made_stay_as_they_are(portion: str) -> None:
    assert format_portion(1, portion) == portion


def test_a_plural_is_known_from_either_form() -> None:
    assert forms_of("berries") == forms_of("berry") == ("berry", "berries")
    assert forms_of("Pouch") == ("Pouch", "Pouches")
    assert forms_of("Scheibe") is None


def test_nearly_every_portion_of_the_shipped_table_can_be_said_twice() -> None:
    texts = Counter(portion.text for food in embedded.read() for portion in food.portions)
    resisting = {text for text in texts if format_portion(2, text) == f"2 × {text}"}
    assert sum(texts[text] for text in resisting) < 0.025 * texts.total()
    ones = {text for text in texts if text.startswith("1 ") and "×" not in text} - resisting
    assert {format_portion(2, text).partition(" ")[0] for text in ones} == {"2"}
