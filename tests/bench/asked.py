"""What people ask a search for, right and wrong, the same on either engine."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from foods.models import Food
from foods.search import index
from tests.foods.search.quality import LISTS, expectations

LONGEST: Final = 500  # characters that a search reads
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_BESIDE: Final = "qwertyuiopasdfghjklzxcvbnm"  # keys in a row


def kinds(dice: random.Random) -> Mapping[str, Sequence[str]]:
    """Queries by what is special about them; of packages only where there are packaged foods."""
    asked = [expected.query for name in LISTS for expected in expectations(name)]
    common = [word for word, _foods in index.packaged_words()[:200]]
    return {
        "words": dice.sample(asked, 300),
        "each letter typed": [word[:end] for word in dice.sample(asked, 150) for end in range(1, len(word) + 1)],
        "misspelt": [_misspelt(word, dice) for word in dice.sample(asked, 300)],
        "one letter": list(_LETTERS),
        "very common words": common[:100],
        "two common words": [" ".join(dice.sample(common, 2)) for _ in common[:100]],
        f"{LONGEST} characters": list(_endless(asked, dice)),
        "names of packages": _names_of_packages(dice),
    }


def _misspelt(word: str, dice: random.Random) -> str:
    """A letter left out, doubled, swapped with the next or taken from the key beside."""
    place = dice.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    beside = _BESIDE[_BESIDE.find(letter) - 1]
    return before + dice.choice(("", 2 * letter, after[:1] + letter, beside)) + after


def _endless(asked: Sequence[str], dice: random.Random) -> Iterator[str]:
    """As many characters as are read: words of foods, one word, letters, common words; a quarter each."""
    for _ in range(10):
        yield " ".join(dice.sample(asked, 60))[:LONGEST]
        yield "".join(dice.sample(asked, 60)).replace(" ", "")[:LONGEST]
        yield " ".join(dice.choices(_LETTERS, k=LONGEST // 2))
        yield " ".join(dice.choices(("chocolate", "milk", "with", "cheese", "organic", "sugar"), k=LONGEST // 6))


def packages(dice: random.Random, most: int) -> list[Food]:
    """Some packaged foods, by chance."""
    ids = Food.objects.filter(packaged_rank__isnull=False).order_by("id").values_list("id", flat=True)
    first, last = ids.first(), ids.last()
    if first is None or last is None:
        return []
    return list(Food.objects.filter(id__in={dice.randint(first, last) for _ in range(most)}).order_by("id"))


def _names_of_packages(dice: random.Random) -> list[str]:
    """The beginnings of 300 names, one to three words long."""
    return [" ".join(food.name.split()[: dice.randint(1, 3)]) for food in packages(dice, 300)]
