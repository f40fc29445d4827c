"""Names, brands and servings as packages print them, made readable. Examples are of FDC's and our own making."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.importers.packaging import HEAVIEST_SERVING_G, brand, clean, name, serving, shortened, unshouted
from foods.importers.record import MAX_BRAND, MAX_NAME, MAX_PORTION, PortionRecord


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("STRING CHEESE STICKS", "String cheese sticks"),
        ("PULLED PORK BBQ", "Pulled pork BBQ"),
        ("CHICKEN TORTILLA SOUP, CHICKEN TORTILLA", "Chicken tortilla soup"),
        ("SODA, CITRUS, CITRUS", "Soda, citrus"),
        ("COLA, COLA", "Cola"),
        ("Crème brûlée", "Crème brûlée"),
        ("ŒUFS AU LAIT", "Œufs au lait"),
        ("M&amp;M&#39;s  Peanut\t", "M&M's Peanut"),
        ("UHT", "UHT"),
        ("", ""),
        (" , ", ","),
    ],
)
def test_names_are_read_as_a_person_writes_them(text: str, read: str) -> None:
    assert name(text) == read


def test_a_brand_before_the_name_is_not_said_twice() -> None:
    assert name("ZAPP'S, POTATO CHIPS, STEAK, STEAK", "Zapp's") == "Potato chips, steak"
    assert name("Zapp's", "Zapp's") == "Zapp's"


@given(st.text(max_size=800))
def test_any_name_fits_its_column_and_has_no_control_characters(text: str) -> None:
    read = name(text)
    assert len(read) <= MAX_NAME
    assert "\x00" not in read
    assert read == " ".join(read.split())


@pytest.mark.parametrize(
    ("candidates", "read"),
    [
        (("MAMA COZZI'S", "Aldi"), "Mama Cozzi's"),
        (("", "The Kroger Co."), "The Kroger Co."),
        (("NOT A BRANDED ITEM", "TARGET STORES"), "Target Stores"),
        (("IGA",), "IGA"),
        ((" ", "N/A"), ""),
        (("x" * 200,), "x" * (MAX_BRAND - 1) + "…"),
    ],
)
def test_the_first_brand_that_is_one_counts(candidates: tuple[str, ...], read: str) -> None:
    assert brand(*candidates) == read


@pytest.mark.parametrize(
    ("text", "grams", "measure"),
    [
        ("1/3 cup (57 g)", 57, "⅓ cup"),
        ("28 g (0.25 cup)", 28, "¼ cup"),
        ("40 g (0.333 cup)", 40, "⅓ cup"),
        ("1 1/4 CUP", 64, "1¼ cups"),
        ("2 Tbsp", 32, "2 tablespoons"),
        ("14 g (1 Tbsp)", 14, "1 tablespoon"),
        ("0.25 TSP | ABOUT", 1, "¼ teaspoon"),
        ("2.5 ONZ", 70, "2½ oz"),
        ("6 COOKIES (28 g)", 28, "6 cookies"),
        ("1 Container", 170, "1 container"),
        ("280 g / 1/5 de la quiche", 280, "⅕ de la quiche"),
        ("100.0g", 100, "1 serving"),
        ("40 g (40 g)", 40, "1 serving"),
        ("Amount per serving", 240, "1 serving"),
        ("1 portion (64 g)", 64, "1 serving"),
        ("PER CONTAINER", 448, "1 container"),
        ("", 30, "1 serving"),
        ("100", 100, "1 serving"),
        ("1 scoop (30 g powder makes 250 ml)", 30, "1 scoop"),
        ("1/0 cup", 30, "1/0 cup"),
    ],
)
def test_servings_are_household_measures_without_their_weight(text: str, grams: float, measure: str) -> None:
    assert serving(text, grams) == PortionRecord(measure, grams)


@pytest.mark.parametrize(
    ("text", "quantity", "in_ml", "measure"),
    [
        ("1 cup", 240, True, "1 cup (240 ml)"),
        ("12 OZA", 360, True, "12 fl oz (360 ml)"),
        ("2 Tbsp (30 ml)", 30, None, "2 tablespoons (30 ml)"),
        ("330 ml", 330, None, "1 serving (330 ml)"),
        ("33 cl", 330, None, "1 serving (330 ml)"),
        ("1 bottle", 500, None, "1 bottle"),
    ],
)
def test_a_serving_in_millilitres_says_so(text: str, quantity: float, in_ml: bool | None, measure: str) -> None:
    assert serving(text, quantity, in_ml=in_ml) == PortionRecord(measure, quantity)


@pytest.mark.parametrize(
    ("text", "quantity", "grams"),
    [
        ("2 tbsp (28 g)", None, 28),
        ("2 tbsp (28 g)", 2, 28),
        ("12,5 g", None, 12.5),
        ("12,5 g", 5, 12.5),
        ("33 cl", 33, 330),
        ("0.25 l", None, 250),
        ("1 slice (1.5 oz/42g)", None, 42),
        ("2 x 15 g", None, 30),
        ("1 sachet (20 g) makes 250 ml prepared", 250, 20),
    ],
)
def test_a_serving_whose_quantity_is_missing_or_misread_has_what_its_text_says(
    text: str, quantity: float | None, grams: float
) -> None:
    found = serving(text, quantity)
    assert found is not None
    assert found.weight_g == grams


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("250 ml prepared", 250.0),
        ("1 cup zubereitet", 240.0),
        ("1.000 g", None),
        ("30-40 g", None),
        ("1 bar", None),
        ("1 cup", None),
        ("1 cup", 0.0),
        ("1 cup", -5.0),
        ("4 l", 4000.0),
        ("31 cookies (30g)", 100.0),
        ("1.95 ONZ", 1.0),
        ("1 STICK PACK (6.2 g)", 507.0),
    ],
)
def test_a_serving_without_a_weight_that_can_be_is_none(text: str, quantity: float | None) -> None:
    assert serving(text, quantity) is None


@given(st.text(max_size=400), st.floats(0.001, HEAVIEST_SERVING_G), st.booleans())
def test_any_serving_text_gives_a_portion_that_fits_or_none(text: str, grams: float, in_ml: bool) -> None:
    found = serving(text, grams, in_ml=in_ml)
    assert found is None or (0 < len(found.text) <= MAX_PORTION and found.weight_g == grams)


def test_text_is_cut_with_an_ellipsis() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcd efg", 6) == "abcd…"


def test_what_is_not_in_capitals_keeps_its_capitals() -> None:
    assert unshouted("Coca-Cola ZERO") == "Coca-Cola ZERO"


def test_control_characters_and_entities_are_no_text() -> None:
    assert clean("a\x00b\u2028c &amp;\xa0d") == "a b c & d"
    assert clean("\u202eChoco\u200blate\u200f &#8238;bar\ufeff") == "Chocolate bar"
