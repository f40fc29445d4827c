"""How words go on, and what misspelt ones may have been."""

import pytest

from foods.names.vocabulary import Vocabulary

WORDS = Vocabulary(
    [
        ("banana", 9),
        ("bread", 5),
        ("butter", 5),
        ("bran", 1),
        ("broccoli", 3),
        ("peanut", 2),
        ("almond", 2),
        ("rice", 9),
    ]
)


def test_completions_come_by_weight_then_alphabet() -> None:
    assert WORDS.completions("b", 4) == ["banana", "bread", "butter", "broccoli"]


def test_weights_of_a_word_add_up() -> None:
    assert Vocabulary([("ham", 1), ("egg", 2), ("ham", 2)]).completions("", 1) == ["ham"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bannana", "banana"),  # one too many
        ("banna", "banana"),  # one missing
        ("bonana", "banana"),  # one wrong
        ("almnod", "almond"),  # two swapped
        ("brocolli", "broccoli"),  # two errors in a long word
    ],
)
def test_typing_errors_are_corrected(typed: str, meant: str) -> None:
    assert WORDS.corrections(typed) == [meant]


@pytest.mark.parametrize("typed", ["ric", "b12a", "xyzzy"])
def test_short_odd_and_unlike_words_are_left_alone(typed: str) -> None:
    assert WORDS.corrections(typed) == []


def test_unfinished_word_is_compared_with_beginnings() -> None:
    assert WORDS.corrections("brocx", unfinished=True) == ["broccoli"]


def test_words_written_together_are_parted() -> None:
    assert WORDS.split("peanutbutter") == ("peanut", "butter")
    assert WORDS.split("peanutxyz") is None
