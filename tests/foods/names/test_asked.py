"""What a query asks for, thing by thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.names.asked import MAX_QUERY_WORDS, Slot, meant, rejoined, slots


def told(slot: Slot) -> str:
    """A slot's words, with a sign for what it is: - refused, ~ only goes with the food, ? qualifies, ! loose."""
    sign = "-" if slot.refused else "~" if slot.beside else "?" if slot.qualifies else "!" if slot.loose else ""
    return sign + " ".join(slot.typed)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("kale, raw, chopped", ["?chopped", "?raw", "kale"]),
        ("low-sodium vegetable broth", ["?low sodium", "vegetable", "broth"]),
        ("fat-free milk", ["?fat free", "milk"]),
        ("2% milk", ["?2", "milk"]),
        ("taro root", ["taro", "!root"]),
        ("trout (rainbow), farmed", ["?farmed", "trout", "!rainbow"]),
        ("taro root (dasheen or yautia), cooked", ["?cooked", "taro", "!root", "taro", "!yautia"]),
        ("cowpeas (black-eyed peas", ["cowpea", "!black", "!eyed", "!pea"]),
        ("tofu made with calcium sulfate", ["tofu", "?made", "~calcium", "~sulfate"]),
        ("brown lentils", ["!brown", "lentil"]),
        ("toast with butter", ["toast", "~butter"]),
        ("yogurt not frozen", ["yogurt", "-frozen"]),
        ("chicken salad without greens", ["chicken", "salad", "-green"]),
        ("bread, no added salt", ["bread", "-salt"]),
        ("tea without any sugar", ["tea", "-sugar"]),
        ("eggs without yolk", ["egg white"]),
        ("crisps", ["potato chip"]),
        ("roast", ["roast"]),
        ("no salt", ["salt"]),
    ],
)
def test_what_names_a_food_and_what_only_qualifies_it(query: str, asked: list[str]) -> None:
    assert [told(slot) for slot in slots(f"{query} ")] == asked


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("doughnut, ring, iced", ["?iced", "ring", "donut"]),
        ("milk, semi-skimmed", ["semi skim milk"]),
        ("mushrooms, fried, with butter", ["?fried", "mushroom", "~butter"]),
        ("pineapple, canned in juice", ["pineapple", "?canned", "~juice"]),
        ("nuts, mixed, not salted", ["mixed", "nut", "-salted"]),
        ("wheat biscuits, e.g. weetabix", ["wheat", "biscuit", "e", "g", "weetabix"]),
        ("soy, almond, and oat milk", ["soy", "almond", "oat milk"]),
    ],
)
def test_what_stands_behind_a_comma_is_said_before_the_food(query: str, asked: list[str]) -> None:
    assert [" ".join(told(slot).split()) for slot in slots(f"{query} ")] == asked


def test_word_typed_last_may_be_unfinished_though_it_is_said_first() -> None:
    assert [(slot.typed, slot.stem) for slot in slots("milk, ski")] == [(("ski",), "ski"), (("milk",), "")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("cream, double", "Cream, heavy"),
        ("Crisps, ready salted", "Potato chips, plain"),
        ("hamburger bun", "Roll, white, soft"),
        ("hamburger in bun", "hamburger in bun"),
        ("cod in batter", "Fish, cod, fried"),
        ("tofu, not fried", "Tofu, raw, firm, prepared with calcium sulfate"),
    ],
)
def test_what_a_bare_word_or_two_mean(words: str, name: str) -> None:
    assert meant(words) == name


def test_last_word_may_be_unfinished() -> None:
    assert [slot.stem for slot in slots("chicken br")] == ["", "br"]


def test_last_word_before_a_space_is_finished() -> None:
    assert [slot.stem for slot in slots("chicken ")] == [""]


def test_word_before_a_trailing_stop_word_is_finished() -> None:
    assert [(slot.typed, slot.stem) for slot in slots("bread with")] == [(("bread",), "")]


def test_synonyms_stand_beside_what_was_typed() -> None:
    (slot,) = slots("rocket ")
    assert slot.typed == ("rocket",)
    assert ("arugula",) in slot.others


def test_phrase_is_one_thing() -> None:
    assert [slot.typed for slot in slots("spring onions raw")] == [("spring", "onion"), ("raw",)]


def test_half_typed_synonym_is_a_guess() -> None:
    (slot,) = slots("courg")
    assert slot.guesses == (("zucchini",),)


def test_neighbouring_words_can_be_one() -> None:
    assert rejoined(slots("oat meal cookies ")) == [(0, "oatmeal"), (1, "mealcooky")]


@pytest.mark.parametrize("query", ["", "   ", "?!\"'*", "— , ;", "\x00", "\ud800"])
def test_query_without_a_word_asks_for_nothing(query: str) -> None:
    assert slots(query) == []


def test_query_is_cut_at_twelve_words() -> None:
    assert len(slots("egg " * 100)) == MAX_QUERY_WORDS


@given(st.text())
def test_any_text_folds_to_letters_and_digits(text: str) -> None:
    assert all(word.isalnum() for slot in slots(text) for word in (*slot.typed, slot.stem or "a"))
