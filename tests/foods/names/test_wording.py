"""Words as they are compared: folded accents, plurals, spellings, and what a query asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.names.spellings import SPELLINGS
from foods.names.wording import fold, fold_word, parts, tokens, words


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
        ("puri", "puris"),
        ("ravioli", "raviolis"),
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


@given(st.text())
def test_folding_again_finds_the_same_words_in_number(text: str) -> None:
    assert len(words(" ".join(words(text)))) <= len(words(text))
