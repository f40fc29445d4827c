"""What the person of the invented diary eats: foods by their lasting number, in portions of their tables, and dishes.

She is a woman of 38 who cooks most evenings. Chocolate, chia and two fish have no vitamin D value in SR Legacy, so
that her diary shows what unknown looks like.
"""

from dataclasses import dataclass
from typing import Final

from tracker.models import Meal


@dataclass(frozen=True, slots=True)
class Helping:
    """A food (source, and its number in every release of that source) in one portion and its weight."""

    source: str
    code: str
    portion_text: str
    portion_g: float


@dataclass(frozen=True, slots=True)
class Dish:
    """Foods that are eaten together, each with a number of portions; how often on weekdays and at weekends, and when.

    `season` is "" for all year, "warm" for May to September, "cold" for the rest.
    """

    meal: Meal
    weekday: float
    weekend: float
    foods: tuple[tuple[str, float], ...]
    season: str = ""


def _fndds(code: str, portion_text: str, portion_g: float) -> Helping:
    return Helping("fndds", code, portion_text, portion_g)


def _sr_legacy(code: str, portion_text: str, portion_g: float) -> Helping:
    return Helping("sr_legacy", code, portion_text, portion_g)


HELPINGS: Final = {
    "oatmeal": _fndds("56203056", "1 cup, cooked", 240),
    "milk": _fndds("11112110", "1 cup", 244),
    "yogurt": _fndds("11411410", "1 cup", 245),
    "coffee": _fndds("92101000", "1 cup (8 fl oz)", 240),
    "latte": _fndds("92101900", "1 cup (8 fl oz)", 240),
    "herbal tea": _fndds("92306000", "1 cup", 240),
    "water": _fndds("94000100", "1 cup", 240),
    "wine": _fndds("93401010", "1 glass", 180),
    "blueberries": _fndds("63203010", "1 cup", 150),
    "strawberries": _fndds("63223020", "1 cup", 150),
    "banana": _fndds("63107010", "1 banana", 126),
    "apple": _fndds("63101000", "1 medium", 200),
    "peach": _fndds("63135010", "1 fruit", 150),
    "clementine": _fndds("61100600", "1 fruit", 85),
    "white bread": _fndds("51101000", "1 medium or regular slice", 28),
    "croissant": _fndds("51166000", "1 medium croissant", 57),
    "butter": _fndds("81100500", "1 pat", 7),
    "gouda": _fndds("14105010", "1 slice", 21),
    "feta": _fndds("14104400", "1 cup, crumbled", 150),
    "mozzarella": _fndds("14107010", "1 slice", 21),
    "egg": _fndds("31103010", "1 egg", 50),
    "lentil soup": _fndds("41603010", "1 cup", 255),
    "lettuce": _fndds("75113000", "1 cup", 35),
    "tomatoes": _fndds("74101000", "1 cup", 180),
    "cucumber": _fndds("75111000", "1 cup", 120),
    "carrots": _fndds("73101010", "1 cup", 120),
    "red pepper": _fndds("75122200", "1 cup", 150),
    "olive oil": _fndds("82104000", "1 tablespoon", 14),
    "pasta": _fndds("56130000", "1 cup, cooked", 140),
    "lasagna": _fndds("58130011", "1 cup", 250),
    "pizza": _fndds("58106210", "1 piece, medium pizza", 86),
    "rice": _fndds("56205008", "1 cup, cooked", 158),
    "potato": _fndds("71102980", "1 medium", 170),
    "tortilla": _fndds("52215200", "1 medium", 45),
    "chicken": _fndds("24122131", "1 medium breast", 120),
    "chicken curry": _fndds("27146150", "1 cup", 240),
    "turkey": _fndds("24201020", "1 medium slice", 60),
    "beef patty": _fndds("21500310", "1 medium patty", 85),
    "cod": _fndds("26109120", "1 small/regular fillet", 140),
    "sushi": _fndds("58151180", "1 piece", 30),
    "crackers": _fndds("54001000", "1 cracker", 3),
    "cookie": _fndds("53201000", "1 medium", 30),
    "ice cream": _fndds("13110100", "2 scoops", 135),
    "popcorn": _fndds("54403001", "1 small single serving bag", 28),
    "dark chocolate": _sr_legacy("19904", "1 oz", 28.35),
    "wild salmon": _sr_legacy("15209", "3 oz", 85),
}

BREAKFASTS: Final = (
    Dish(Meal.BREAKFAST, 5, 2, (("white bread", 2), ("gouda", 2), ("butter", 2), ("coffee", 1))),
    Dish(Meal.BREAKFAST, 4, 1, (("yogurt", 0.75), ("blueberries", 0.5), ("coffee", 1)), "warm"),
    Dish(Meal.BREAKFAST, 4, 1, (("yogurt", 0.75), ("apple", 0.5), ("coffee", 1)), "cold"),
    Dish(Meal.BREAKFAST, 1, 1, (("oatmeal", 1), ("milk", 0.5), ("coffee", 1))),
    Dish(Meal.BREAKFAST, 0, 4, (("egg", 2), ("white bread", 2), ("butter", 2), ("coffee", 1))),
    Dish(Meal.BREAKFAST, 1, 3, (("croissant", 1), ("latte", 1))),
)
LUNCHES: Final = (
    Dish(Meal.LUNCH, 5, 1, (("white bread", 3), ("turkey", 1), ("gouda", 1), ("tomatoes", 0.5))),
    Dish(Meal.LUNCH, 3, 1, (("lettuce", 2), ("feta", 0.4), ("olive oil", 1), ("white bread", 2))),
    Dish(Meal.LUNCH, 2, 1, (("lentil soup", 1), ("white bread", 2), ("butter", 1)), "cold"),
    Dish(Meal.LUNCH, 2, 1, (("sushi", 9), ("clementine", 1))),
    Dish(Meal.LUNCH, 2, 4, (("pizza", 3),)),
    Dish(Meal.LUNCH, 0, 2, (("white bread", 2), ("egg", 2), ("mozzarella", 2))),
)
DINNERS: Final = (
    Dish(Meal.DINNER, 5, 2, (("pasta", 1.5), ("tomatoes", 1), ("mozzarella", 3), ("olive oil", 1))),
    Dish(Meal.DINNER, 3, 2, (("chicken", 1), ("rice", 1.5), ("carrots", 1), ("olive oil", 1))),
    Dish(Meal.DINNER, 3, 1, (("chicken curry", 1.25), ("rice", 1))),
    Dish(Meal.DINNER, 3, 1, (("tortilla", 3), ("beef patty", 1), ("red pepper", 0.5), ("gouda", 2))),
    Dish(Meal.DINNER, 3, 2, (("lasagna", 1), ("lettuce", 1), ("olive oil", 1))),
    Dish(Meal.DINNER, 2, 3, (("beef patty", 1), ("potato", 1.5), ("lettuce", 1), ("olive oil", 1), ("wine", 1))),
    Dish(Meal.DINNER, 0.7, 0.7, (("cod", 1), ("rice", 1), ("cucumber", 0.5), ("butter", 2))),
    Dish(Meal.DINNER, 0.5, 0.5, (("wild salmon", 1.5), ("rice", 1), ("cucumber", 0.5))),
)
SNACKS: Final = (
    Dish(Meal.SNACK, 4, 3, (("apple", 1),), "cold"),
    Dish(Meal.SNACK, 3, 2, (("clementine", 2),), "cold"),
    Dish(Meal.SNACK, 4, 3, (("peach", 1),), "warm"),
    Dish(Meal.SNACK, 3, 2, (("strawberries", 1),), "warm"),
    Dish(Meal.SNACK, 1, 1, (("banana", 1),)),
    Dish(Meal.SNACK, 2, 2, (("dark chocolate", 0.5),)),
    Dish(Meal.SNACK, 4, 3, (("cookie", 1),)),
    Dish(Meal.SNACK, 3, 1, (("crackers", 5), ("gouda", 1))),
    Dish(Meal.SNACK, 2, 4, (("ice cream", 1),)),
    Dish(Meal.SNACK, 0, 1, (("popcorn", 1),)),
)
DRINKS: Final = (("water", 2), ("milk", 1), ("herbal tea", 1), ("water", 2), ("herbal tea", 1))

FAVOURITES: Final = ("coffee", "gouda", "dark chocolate", "yogurt", "apple")
SAVED_BREAKFAST: Final = BREAKFASTS[0].foods
