"""What one of a food is, when a number was said without a measure: a whole tomato, a slice of bread, a large egg.

The whole, regular piece where the food is counted, else nothing: what is not counted is eaten by its usual portion.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from foods.models import Food
from foods.names.wording import fold, words
from foods.quantities import LinePart
from foods.quantities.measures import GRAMS, MILLILITRES, listed
from tracker.servings.portion_text import PortionText, read_portion_text
from tracker.servings.portions import PortionChoice
from tracker.servings.sizes import times_as_large

# What is counted as a whole, whatever the food: SR Legacy's "1 fruit", FNDDS's "1 whole".
_WHOLE: Final = frozenset(words("whole fruit each item unit link"))
# Parts of a thing, which are counted only where the thing itself comes so: bread in slices, no tomato in slices.
_FRAGMENTS: Final = frozenset(
    words(
        "slice piece ring chunk cube section segment wedge strip stick spear floweret floret leaf sprig ball half"
        " quarter cut shoestring straight spiral crinkle drop linear surface bite"
    )
)
_SLICES: Final = frozenset(words("slice piece wedge strip"))
_SLICED: Final = frozenset(
    words(
        "bread toast cake pie pizza bacon cheese ham salami bologna pepperoni turkey bologna loaf brioche cheesecake"
        " cornbread quiche tart french garlic chocolate"
    )
)
# Measures of volume and weight, and what food is sold in or put into.
_NO_PIECE: Final = (
    frozenset(GRAMS)
    | frozenset(MILLILITRES)
    | listed(
        "package can jar bottle box bag carton container pouch envelope tube bowl plate mug glass shot scoop dollop",
        "serving handful pinch dash knob splash drizzle squeeze bunch recipe part punnet spoonful order tray basket",
        "jug sleeve spray capful mouthful forkful sip gulp knifepoint",
    )
)
# Waste, uses of the food, sizes of what is sold; and brands, unless the food is called so ("1 Naan").
_NOT_COUNTED: Final = re.compile(
    r"^(Usual|Juice of|Topping)|guideline|inch|yield from|\byields\b|(?<!without )\brefuse\b|\border\b|\bdrink\b"
    r"|whole fish|sausage \(1\d"
)
_BRAND: Final = re.compile(r"^1 (?:\w+ )?[A-Z]\w{2,}")
# SR Legacy weighs the cuts of meat as they are sold, which feed two.
_AS_SOLD: Final = re.compile(r"(beef|pork|poultry|lamb, veal, and game) products", re.IGNORECASE)
_MOST_MEAT_G: Final = 260.0
_MADE_OF_EGGS: Final = re.compile(r"omelet|scrambled|salad", re.IGNORECASE)
_EGGS: Final = ("Egg,", "Eggs,")  # no egg salad, roll or eggplant
_MINIATURE: Final = frozenset(words("mini miniature bite cocktail snack fun tiny dollar king"))
_SNACK: Final = frozenset(words("snack"))  # "fruit snacks" are called so in any size
# Kinds of a food that are smaller than the regular one, and no piece of it unless they are said.
_LITTLE_KINDS: Final = frozenset(
    words("cherry grape plum italian baby new pearl snack drummette sleeve order inch snow sugar")
)
_OF_A_BAR: Final = frozenset(words("block square"))
_SOLD_BY_WEIGHT: Final = frozenset(words("bar slice"))  # "1 bar (1.5 oz)", "1 bar (3 oz)": as much as is usual
_BITS: Final = frozenset(words("bbs"))  # Butterfinger's
_SIZE_DISTANCE: Final = {"medium": 0, "small": 2, "large": 2, "extra small": 3, "extra large": 3, "jumbo": 4}
_FAR_FROM_ANY_SIZE: Final = 6
_SMALL_SIZES: Final = frozenset({"small", "extra small", "miniature"})
_LARGE_SIZES: Final = frozenset({"large", "extra large", "jumbo"})
_LIGHT: Final = 0.3  # of the usual portion: such pieces are eaten by the handful
_MANY_PORTIONS: Final = 2.5
_LEAST_ONE_G: Final = 1.0
_MANY_PIECES: Final = 4
_SEVERAL_CANDIES: Final = 2
_CANDY: Final = re.compile("cand(y|ies)", re.IGNORECASE)
_RICH_KCAL: Final = 100.0  # in 100 g: nobody eats a whole one of a rich thing that comes in pieces
_MOST_WHOLE_KCAL: Final = 1000.0
_MOST_PIZZA_G: Final = 750.0  # one person eats a whole one, if it is not for a family
_SEEDS: Final = frozenset(words("nut kernel fruit whole berry egg"))
_SIZE_WORDS: Final = frozenset(
    words(
        "small medium large regular extra jumbo mini miniature standard plain size or no individual single sandwich bun"
        " griller"
    )
)
_FROZEN: Final = frozenset(words("frozen"))  # "1 eclair, frozen" is another one than the baker's
_OF_ANOTHER: Final = 20
_SERVED_WITH: Final = frozenset(words("sauce gravy filling"))
_LONE: Final = frozenset(words("piece stick cube"))
_LONE_PIECE: Final = 3
_NO_SHAPE: Final = 9
_NEAR: Final = 3.0


class _Likeness(NamedTuple):
    """How unlike the piece that was meant a portion is, what matters most first."""

    wrong_size: bool
    shape: int
    distance: int
    is_share: bool
    is_unnamed: bool
    is_unusual: bool
    unasked: int
    apart: float


@dataclass(frozen=True, slots=True)
class _Meant:
    """What was asked for: its `size`, the words `asked`, those and the food's (`named`), the `regular` size.

    `usual` are the words of what is counted in its usual portion: of "2 sticks", stick; and its grams `usual_g`.
    """

    size: str | None
    asked: frozenset[str]
    named: frozenset[str]
    regular: str
    usual: frozenset[str]
    usual_g: float | None

    @classmethod
    def of(cls, part: LinePart, food: Food) -> "_Meant":
        asked = frozenset(words(f"{part.food} {part.comment}"))
        named = asked | frozenset(words(food.name))
        regular = "large" if food.name.startswith(_EGGS) else "small" if "pizza" in named else "medium"
        return cls(part.size, asked, named, regular, read_portion_text(food.portion_text).head, food.portion_g)


def piece_said(part: LinePart, food: Food, choices: Sequence[PortionChoice]) -> tuple[PortionChoice, float] | None:
    """The portion that is one of `food`, and how many the portion is; None where the food is not counted.

    A size that was said decides ("1 small potato"); else the regular one, of eggs the large, of pizzas the small.
    """
    meant = _Meant.of(part, food)
    is_made_of_eggs = _MADE_OF_EGGS.search(food.name) is not None and "egg" not in meant.asked
    if is_made_of_eggs:
        return None  # "1 omelet" is no egg
    is_drink = any(choice.text.startswith("1 fl oz") for choice in choices)
    counted = [
        (_likeness(meant, choice, read), rank, choice, read)
        for rank, choice in enumerate(choices)
        if not choice.is_unit
        and (read := read_portion_text(choice.text))
        and _is_counted(meant, choice.text, read)
        and (not is_drink or read.head <= meant.asked)  # a drink is no thing, but "5 ice cubes" are
    ]
    known = [row for row in counted if row[0].shape < _NO_SHAPE and _is_sensible(row[2], row[3], food, part)]
    if not known:
        return None
    _unlike, _rank, choice, read = min(known, key=lambda row: row[:2])
    return choice, read.quantity


def usual_of_size(size: str, usual: PortionChoice, choices: Sequence[PortionChoice]) -> tuple[PortionChoice, float]:
    """Of what is not counted, the portion that is called `size`, once, else the `usual` one as often as that is."""
    is_of = read_portion_text(usual.text).size
    times = times_as_large(size, is_of)
    expected_g = (usual.weight_g or 0.0) * times

    def is_near(choice: PortionChoice) -> bool:
        return bool(choice.weight_g) and expected_g / _NEAR < (choice.weight_g or 0.0) < expected_g * _NEAR

    named = [
        choice
        for choice in choices
        if not choice.is_unit and read_portion_text(choice.text).size == size and is_near(choice)
    ]
    if not named:
        return usual, times
    return min(named, key=lambda choice: abs(math.log((choice.weight_g or 1.0) / expected_g))), 1.0


def _is_counted(meant: _Meant, text: str, read: PortionText) -> bool:
    if not read.units.isdisjoint(_NO_PIECE) or not read.head or _NOT_COUNTED.search(text):
        return False
    if _BRAND.search(text) and not read.head - _SIZE_WORDS <= meant.named:
        return False
    if read.size in {"miniature", "fun"} and (meant.asked - _SNACK).isdisjoint(_MINIATURE):
        return False
    of_a_bar = _OF_A_BAR if "bar" in meant.asked else frozenset[str]()
    if not read.head.isdisjoint((_BITS - meant.asked) | of_a_bar):
        return False
    return (read.head | read.besides) & _LITTLE_KINDS <= meant.named


def _likeness(meant: _Meant, choice: PortionChoice, read: PortionText) -> _Likeness:
    is_sold = read.head <= _SOLD_BY_WEIGHT and bool(choice.weight_g and meant.usual_g)
    unasked = (read.head | read.besides) - meant.named - _WHOLE - _SIZE_WORDS
    return _Likeness(
        _is_wrong_size(meant.size, read.size),
        _shape(meant, read),
        _size_distance(meant, read.size),
        read.quantity != 1,
        read.head.isdisjoint(meant.asked),
        read.head != meant.usual,
        len(unasked) + _OF_ANOTHER * (not unasked.isdisjoint(_FROZEN)),
        abs(math.log((choice.weight_g or 1.0) / (meant.usual_g or 1.0))) if is_sold else 0.0,
    )


def _shape(meant: _Meant, read: PortionText) -> int:
    """0 = whole, regular or called as the food, 1 = a slice of what is sliced, 2 = another thing that is counted."""
    things = read.head - _FRAGMENTS - _SIZE_WORDS
    fragments = read.head & _FRAGMENTS
    names = meant.named | _WHOLE
    if fragments - meant.asked and not read.besides.isdisjoint(_SERVED_WITH):
        return _NO_SHAPE  # "1 slice of chicken with sauce" is no stewed chicken
    if _is_asked(fragments, meant.asked) or (things & meant.asked and things <= names):
        return 0
    if fragments and not things & names:
        is_slice = not fragments.isdisjoint(_SLICES) and not _SLICED.isdisjoint(meant.named)
        is_lone = read.head - _SIZE_WORDS <= _LONE or read.head == meant.usual
        return 1 if is_slice else _LONE_PIECE if is_lone else _NO_SHAPE
    if things <= names:
        return 0
    if read.quantity < 1 or not read.besides.isdisjoint(_SERVED_WITH):
        return _NO_SHAPE  # "1/2 chicken breast with sauce" is no orange chicken
    return _LONE_PIECE if fragments else 2


def _is_asked(fragments: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether one of `fragments` was said, also at the end of a word: a breadstick is a stick."""
    return any(word.endswith(tuple(fragments)) for word in asked) if fragments else False


def _is_wrong_size(asked: str | None, size: str | None) -> bool:
    if asked is None or asked == size:
        return False
    if asked == "medium":
        return size is not None
    return size not in (_SMALL_SIZES if asked in _SMALL_SIZES else _LARGE_SIZES)


def _size_distance(meant: _Meant, size: str | None) -> int:
    if meant.size is not None and size == meant.size:
        return 0
    if size == "miniature" and not meant.asked.isdisjoint(_MINIATURE):
        return -1  # "1 mini bagel"
    if meant.size is None and size in {meant.regular, "medium"}:
        return int(size != meant.regular)
    return _SIZE_DISTANCE.get(size or "", 0 if size is None else _FAR_FROM_ANY_SIZE)


def _is_sensible(choice: PortionChoice, read: PortionText, food: Food, part: LinePart) -> bool:
    """Whether a piece is what a number of the food means: not one flake of a cereal, nor a whole wedding cake."""
    weight_g = (choice.weight_g or 0.0) / read.quantity
    energy_kcal = weight_g * (food.energy_kcal or 0.0) / 100
    portions = weight_g / (food.portion_g or weight_g or 1.0)
    is_sliced = not _SLICED.isdisjoint(words(food.name)) and read.head.isdisjoint(words(part.food))
    is_rich = energy_kcal > _MOST_WHOLE_KCAL and (food.energy_kcal or 0.0) > _RICH_KCAL
    is_of_half = read.quantity < 1 and read.head.isdisjoint(_WHOLE)  # two halves of a chicken
    is_whole = portions > _MANY_PORTIONS and (is_rich or is_sliced or is_of_half)
    if weight_g > _MOST_MEAT_G and _AS_SOLD.search(food.group):
        return False
    is_pizza = "pizza" in food.name.casefold()
    if weight_g > _MOST_PIZZA_G if is_pizza else is_whole:
        return False
    usual = read_portion_text(food.portion_text)
    several = max(usual.quantity, 1.0) if usual.units.isdisjoint(_NO_PIECE) else 1.0  # "5 crackers" are usual
    if food.portion_g is None or weight_g >= _LIGHT * food.portion_g / several:
        return True
    things = read.head - _SIZE_WORDS  # of "1 large", nothing but the food itself
    if things and things.isdisjoint(_SEEDS | frozenset(words(part.food))):
        # "1 cereal" is no flake; "3 candies" are no three bags, "10 tater tots" no ten cups
        is_candy = _CANDY.search(f"{food.group} {food.name}") is not None
        counted = part.quantity or 1.0
        return counted >= _SEVERAL_CANDIES if is_candy else things <= _LONE and counted >= _MANY_PIECES
    return part.quantity != 1 or (weight_g >= _LEAST_ONE_G and _is_one(part.food, choice.text))


def _is_one(typed: str, text: str) -> bool:
    """Whether one was typed as one: "1 almond", not "1 almonds"."""
    spelled = fold(typed).split()
    return not set(spelled).isdisjoint(fold(text).split()) or all(words(word) == [word] for word in spelled)
