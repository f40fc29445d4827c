"""Words as they are compared: folded accents, plurals, spellings, and what a query asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.names.spellings import SPELLINGS
from foods.names.wording import MAX_QUERY_WORDS, fold, fold_word, parts, rejoined, slots, tokens, words


def test_accents_case_and_apostrophes_fold() -> None:
    assert fold("Crème Brûlée, McDonald’s") == "creme brulee, mcdonalds"


def test_ampersand_inside_a_word_joins() -> None:
    assert tokens("M&M's and salt & pepper") == ["mms", "and", "salt", "pepper"]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("egg", "eggs"),
        ("tomato", "tomatoes"),
        ("mango", "mangos"),
        ("berry", "berries"),
        ("cookie", "cookies"),
        ("pie", "pies"),
        ("peach", "peaches"),
        ("quiche", "quiches"),
        ("radish", "radishes"),
        ("cheese", "cheeses"),
        ("leaf", "leaves"),
        ("loaf", "loaves"),
        ("olive", "olives"),
        ("pea", "peas"),
        ("oat", "oats"),
        ("box", "boxes"),
        ("sauce", "sauces"),
        ("chili", "chilies"),
    ],
)
def test_singular_and_plural_meet(one: str, many: str) -> None:
    assert fold_word(one) == fold_word(many)


@pytest.mark.parametrize("word", ["hummus", "asparagus", "couscous", "swiss", "bass", "haggis", "gas", "watercress"])
def test_words_that_only_look_plural_stay(word: str) -> None:
    assert fold_word(word) == word


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("yoghurt", "yogurt"),
        ("aubergines", "eggplant"),
        ("courgettes", "zucchini"),
        ("prawns", "shrimp"),
        ("doughnuts", "donut"),
        ("fibre", "fiber"),
        ("tinned", "canned"),
        ("Chillies", "chili"),
        ("beetroot", "beets"),
    ],
)
def test_british_and_american_words_meet(british: str, american: str) -> None:
    assert words(british) == words(american)


def test_every_spelling_leads_to_a_word_that_stays_itself() -> None:
    assert [word for word in SPELLINGS if fold_word(word) != word] == []


def test_name_is_divided_at_commas_and_brackets() -> None:
    assert parts("Milk, fat free (skim)") == [["milk"], ["fat", "free"], ["skim"]]


def test_words_that_say_nothing_are_left_out() -> None:
    assert words("Macaroni with cheese and a bit of ham") == ["macaroni", "cheese", "bit", "ham"]


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


@given(st.text())
def test_folding_again_finds_the_same_words_in_number(text: str) -> None:
    assert len(words(" ".join(words(text)))) <= len(words(text))
