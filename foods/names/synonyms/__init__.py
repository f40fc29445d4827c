"""Other names for the same thing, by topic: British and American words, trade words, dishes.

Read on the query's side only: the words typed stay, and the others are tried beside them, so that words with a second
meaning ("chips") may stand here, and names of several words on either side. Words are those of foods.names.spellings.
"""

from typing import Final

from foods.names.synonyms.absent import NEAR
from foods.names.synonyms.animals import DAIRY, MEAT_AND_FISH
from foods.names.synonyms.bare import BARE
from foods.names.synonyms.plants import GRAINS, NUTS_AND_OILS, VEGETABLES
from foods.names.synonyms.treats import SWEETS_AND_DRINKS
from foods.names.synonyms.typed import COOKING, FORTIFYING, READ_AS

__all__ = ["ALSO", "BARE", "NEAR", "READ_AS"]

# What is typed, and what else it is called. Either side may be several words.
ALSO: Final = {
    **COOKING,
    **FORTIFYING,
    **DAIRY,
    **VEGETABLES,
    **GRAINS,
    **MEAT_AND_FISH,
    **NUTS_AND_OILS,
    **SWEETS_AND_DRINKS,
}
