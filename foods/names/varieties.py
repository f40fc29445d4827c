"""Words that tell varieties of one food apart: "farmed", "coho", "Granny Smith", a colour where it makes no other food.

Nobody who asks for the food has to choose between them. What is a food of its own in a kitchen is not here: green
onions, white wine, black beans, light tuna.
"""

from collections.abc import Collection
from typing import Final

from foods.names.qualifiers import QUALIFIERS
from foods.names.wording import parts, word_set, words

_OF_THE_SEA: Final = (
    "farmed farm raised wild caught atlantic pacific eastern northern alaska alaskan native mixed species"
)
_VARIETIES: Final = {
    **dict.fromkeys(["clam", "cod", "crayfish", "herring", "oyster", "pollock", "rockfish", "shrimp"], ""),
    "catfish": "channel",
    "crab": "blue dungeness king queen",
    "halibut": "greenland",
    "lobster": "spiny",
    "mackerel": "jack king spanish",
    "salmon": "chinook chum coho king pink red silver sockeye",
    "trout": "brook rainbow steelhead",
    "tuna": "ahi bluefin fresh skipjack yellowfin",
}
_OTHER_VARIETIES: Final = {
    "apple": "delicious fuji gala golden granny honeycrisp red smith",
    "avocado": "california florida hass",
    "beef": "choice grade prime select",
    "corn": "white yellow",
    "cornmeal": "white yellow",
    "date": "deglet medjool noor",
    "grape": "american european green muscadine red seedless skin slip such thompson type",
    "grapefruit": "arizona california florida pink red white",
    "kiwi": "gold green sungold zespri",
    "kiwifruit": "gold green sungold zespri",
    "lamb": "australian domestic imported new zealand",
    "mango": "ataulfo atkins haden keitt kent tommy",
    "onion": "red sweet white yellow",
    "orange": "california florida navel valencia",
    "peach": "white yellow",
    "peanut": "spanish valencia virginia",
    "pear": "anjou bartlett bosc green red",
    "pepper": "bell green orange red sweet yellow",
    "pineapple": "extra sweet traditional",
    "potato": "gold red russet white yukon",
    "raisin": "dark golden seedless",
    "tomato": "orange red ripe yellow",
}
_OF: Final = {
    **{word_set(food): word_set(_OF_THE_SEA, told) for food, told in _VARIETIES.items()},
    **{word_set(food): word_set(told) for food, told in _OTHER_VARIETIES.items()},
}


def variety_words(name: str) -> frozenset[str]:
    """The folded words of `name` that only tell which variety of its food it is."""
    said = frozenset(words(name))
    first = next(iter(parts(name)), [])
    ends = {frozenset(first[:1]), frozenset(first[-1:])}
    return frozenset().union(*(_OF[end] & said for end in ends if end in _OF))


def head_words(name: str, varieties: Collection[str] = frozenset()) -> frozenset[str]:
    """The folded words that name the food itself: those before the first comma which say more than how it is."""
    first = frozenset(next(iter(parts(name)), []))
    return (first - QUALIFIERS).difference(varieties) or first
