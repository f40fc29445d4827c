"""Which second word says the kind of a general food: "potato, sweet", "juice, apple" are one food."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measures import listed
from foods.quantities.narration import DISHES
from foods.quantities.numbers import plain_at
from foods.quantities.preparations import STATES
from foods.quantities.remarks import is_remark
from foods.quantities.tokens import Token

_FRUIT: Final = listed(
    "apple apples orange oranges grape grapes grapefruit cranberry pineapple mango cherry cherries lemon lime prune",
    "pomegranate peach pear apricot strawberry raspberry blueberry blackberry blackcurrant fig plum quince guava",
    "passionfruit watermelon banana coconut marmalade fruit berry mixed",
)
_VEGETABLES: Final = listed("tomato carrot beetroot beet celery vegetable cabbage onion mushroom pumpkin leek pea")
_PULSES: Final = listed("black kidney pinto navy lima white broad butter cannellini borlotti mung adzuki green baked")
_NUTS: Final = listed("almond cashew hazelnut peanut walnut pistachio macadamia pecan brazil")
_GRAINS: Final = listed("rye wheat oat oats barley spelt corn rice buckwheat multigrain")
_CUTS: Final = listed(
    "breast breasts thigh thighs wing wings drumstick drumsticks leg legs shoulder loin belly neck shank mince minced",
    "tenderloin fillet cutlet chop chops rib ribs liver giblets tenders nuggets brisket sirloin rump",
)
_POULTRY: Final = listed("breast breasts thigh thighs wing wings drumstick drumsticks leg legs liver mince minced")
_KINDS: Final = {
    "milk": _NUTS | listed("soy soya oat rice coconut hemp goat goat's sheep sheep's buffalo skim skimmed whole"),
    "juice": _FRUIT | _VEGETABLES,
    "jam": _FRUIT,
    "potato": listed("sweet jacket mashed new"),
    "oil": _NUTS
    | listed("olive sunflower canola rapeseed coconut sesame vegetable corn avocado flaxseed linseed palm soybean"),
    "tea": listed("green black white herbal peppermint mint chamomile camomile rooibos ginger oolong jasmine iced"),
    "coffee": listed("black decaf instant filter iced"),
    "wine": listed("red white rosé rose sparkling merlot chardonnay riesling"),
    "bread": _GRAINS | listed("sourdough pita naan garlic wholemeal pumpernickel brown white soda corn banana"),
    "cheese": listed(
        "cheddar swiss feta goat goat's cottage cream brie parmesan mozzarella gouda edam blue american provolone",
        "ricotta camembert gruyere gruyère halloumi emmental manchego pecorino vegan",
    ),
    "soup": _VEGETABLES | listed("chicken lentil minestrone miso noodle pho gazpacho ramen"),
    "rice": listed("brown white basmati jasmine wild fried sticky arborio long-grain"),
    "beans": _PULSES,
    "bean": _PULSES,
    "lentils": listed("red green brown black beluga puy"),
    "nuts": _NUTS | listed("almonds cashews hazelnuts peanuts walnuts pistachios macadamias pecans mixed pine"),
    "flour": _GRAINS | _NUTS | listed("plain wholemeal coconut chickpea potato tapioca"),
    "sauce": listed("tomato soy soya bbq barbecue chili chilli hot hoisin oyster fish cranberry apple teriyaki pasta"),
    "yogurt": _FRUIT | listed("greek natural plain vanilla soy soya set skyr icelandic"),
    "pasta": listed("penne spaghetti fusilli macaroni linguine tagliatelle rigatoni farfalle"),
    "sugar": listed("brown white cane caster icing coconut powdered"),
    "butter": listed("peanut almond cashew salted unsalted"),
    "pepper": listed("black white cayenne bell red green yellow"),
    "onion": listed("red white yellow spring"),
    "salad": listed("green side garden caesar greek fruit potato pasta"),
    "pie": _FRUIT | listed("pumpkin pecan cottage shepherd's"),
    "steak": listed("rump sirloin ribeye rib-eye fillet flank skirt t-bone tuna"),
    "chicken": _POULTRY | listed("tenders nuggets"),
    "turkey": _POULTRY,
    "duck": _POULTRY,
    "beef": _CUTS,
    "pork": _CUTS,
    "lamb": _CUTS,
    "veal": _CUTS,
    "fish": listed("cod haddock salmon tuna trout hake plaice sole pollock tilapia halibut mackerel herring"),
    "egg": listed("white whites yolk yolks"),
}
_ANIMALS: Final = listed("chicken turkey duck beef pork lamb veal")
_SAME: Final = {"yoghurt": "yogurt", "potatoes": "potato", "eggs": "egg", "onions": "onion", "peppers": "pepper"}
# Adjectives that stand for no food, behind the one they describe: "spinach, baby".
DESCRIBING: Final = listed("baby sweet young french greek spanish mild mixed dark smooth chunky strong")


def is_kind_of(noun: str, word: str) -> bool:
    """Whether `word` after the general `noun` says which kind of it is meant: "milk, almond"."""
    return word in _KINDS.get(_SAME.get(noun, noun), frozenset())


def is_cut(noun: str, word: str) -> bool:
    """Whether `word` is a piece of the animal: it stands behind its name, "chicken breast"."""
    return noun in _ANIMALS and word in _CUTS


def is_general(noun: str) -> bool:
    """Whether a noun has kinds that are named behind it."""
    return _SAME.get(noun, noun) in _KINDS


def describes(word: str) -> bool:
    """Whether a word behind a food says only how that is."""
    return word in DESCRIBING or word in STATES


def has_kind_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether one word after a colon says which sort of the general food is meant: "pizza: pepperoni"."""
    noun, word = plain_at(tokens, at - 1), plain_at(tokens, at + 1)
    is_word = tokens[at].plain == ":" and at + 2 == len(tokens) and word[:1].isalpha() and not is_remark([word])
    return is_word and (noun in DISHES or is_general(noun))
