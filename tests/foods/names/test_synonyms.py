"""Other names for the same thing: whether what they lead to exists, and that no two lists disagree."""

from collections import defaultdict

from foods.importers import embedded
from foods.names.synonyms.absent import NEAR
from foods.names.synonyms.bare import meanings
from foods.names.wording import words


def test_every_bare_word_means_a_food_of_the_shipped_table() -> None:
    names = {record.name for record in embedded.read()}
    assert {name for _phrase, name in meanings() if name not in names} == set()


def test_what_is_near_to_absent_foods_is_no_meaning_of_theirs() -> None:
    assert {tuple(words(phrase)) for phrase in NEAR}.isdisjoint(tuple(words(phrase)) for phrase, _name in meanings())


def test_no_words_mean_two_foods() -> None:
    found = defaultdict(set)
    for phrase, name in meanings():
        found[tuple(words(phrase))].add(name)
    assert {phrase: names for phrase, names in found.items() if len(names) > 1} == {}
