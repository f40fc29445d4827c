"""What is eaten at a time of a kind of food, where no survey counted the food: oils by the spoon, spices by a pinch.

A kind is told by a food's group and name. Its grams are those of USDA's own household measures of such foods (SR Legacy
2018: 1 tbsp of oil 13.6 g, 1 tsp of a dried herb 1 g, 1 oz of nuts 28.35 g, 3 oz of cooked meat 85 g, 1 cup of milk
244 g) or, for what is bought dry, what makes one cooked portion (label reference amounts, 21 CFR 101.12).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foods.importers.record import FoodRecord, PortionRecord


@dataclass(frozen=True, slots=True)
class Kind:
    """`usual_g` grams at a time. `portion` is given to foods of the kind that come without any household measure.

    `is_seasoning`: eaten in amounts of next to no energy.
    """

    usual_g: float
    portion: PortionRecord | None = None
    is_seasoning: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    group: re.Pattern[str]
    name: re.Pattern[str]
    kind: Kind


def _told(group: str, name: str, usual_g: float, measure: str = "", *, is_seasoning: bool = False) -> _Told:
    portion = PortionRecord(measure, usual_g) if measure else None
    return _Told(re.compile(group), re.compile(name), Kind(usual_g, portion, is_seasoning))


_FATS: Final = r"fats? and oils?|animal fats|margarine|butter|vegetable oils|dairy|native|mayonnaise|not included"
_MEATS: Final = r"beef|pork|lamb|poultry|finfish|native"
_DRINKS: Final = r"beverages|juices?$|legumes|dairy|milk|vegetables and|\bformula\b"
# The first that fits, in casefolded words, tells.
_KINDS: Final = (
    _told(r"", r"^fish oil", 4.5, "1 teaspoon"),
    _told(r"spice|condiment|not included", r"^salt\b|^salt,", 0.4, "1 dash", is_seasoning=True),
    _told(r"spice", r"vinegar", 15.0, is_seasoning=True),
    _told(r"spice", r"fresh|mustard|horseradish|capers|vanilla", 4.0, is_seasoning=True),
    _told(r"spice", r"", 2.0, "1 teaspoon", is_seasoning=True),
    _told(r"vegetable", r"(parsley|chives|shallots|leeks|peppers).*(freeze-)?dried", 0.5, is_seasoning=True),
    _told(r"^vegetables and", r"^(pickle relish|catsup|ketchup|pickles, chow|tomato.*paste)", 16.0, "1 tablespoon"),
    _told(r"^vegetables and", r"^(pickles|peppers, (hot|jalapeno|serrano)|radish|grape leaves)", 30.0),
    _told(r"vegetable", r"^(epazote|parsley|coriander|chives|ginger root, raw|lemon grass|garlic|wasabi)", 4.0,
          is_seasoning=True),
    _told(r"vegetable", r"^(cilantro|basil|dill|parsley|herbs?)\b|^garlic", 3.0, is_seasoning=True),
    _told(r"mustard and other condiments", r"juice", 15.0, is_seasoning=True),
    _told(r"mustard and other condiments|soy-based cond", r"", 9.0, is_seasoning=True),
    _told(r"sugar substitutes|sweets", r"sweetener.*(tabletop|substitute)|sugar substitute", 1.0, is_seasoning=True),
    _told(r"legumes", r"^soy sauce|fermented \(fuyu\)", 9.0, is_seasoning=True),
    _told(r"native", r"beverage|\btea\b", 240.0, "1 cup"),
    _told(r"soups", r"sriracha|hot chile|pepper or hot|fish sauce|ready-to-serve, (oyster|fish)|worcestershire", 6.0,
          is_seasoning=True),
    _told(r"baked", r"^leavening agents", 4.0, "1 teaspoon", is_seasoning=True),
    _told(r"fats", r"cooking spray", 0.3, is_seasoning=True),
    _told(r"margarine", r"butter replacement, liquid", 0.25, is_seasoning=True),
    _told(r"beverages", r"powder.*low calorie", 2.0, is_seasoning=True),
    _told(r"beverages|not included", r"(tea|coffee).*(instant|powder).*(powder|not reconstituted|dry)", 1.0,
          is_seasoning=True),
    _told(r"beverages|not included", r"(tea|coffee),.*\binstant\b.*unsweetened$", 1.0, is_seasoning=True),
    _told(r"fats|salad dressings", r"dressing", 22.0, "1 tablespoon"),
    _told(_FATS, r"^oil\b|, oil|^butter\b|^lard|shortening|^fat,|margarine|mayonnaise|\boil$|ghee|industrial oil", 13.6,
          "1 tablespoon"),
    _told(r"baby", r"infant formula.*powder", 9.0),
    _told(r"baby|formula", r"formula", 122.0),
    _told(r"baby", r"juice", 125.0),
    _told(r"soups", r"^soup, ramen.*dry", 43.0),
    _told(r"soups", r"^(?!.*prepared).*(bouillon|\bcube|(gravy|sauce).*\b(dry|mix)\b|soup.*\bdry\b|seasoning)", 8.0,
          "1 tablespoon"),
    _told(r"spice|soups|meals", r"seasoning mix", 8.0),
    _told(r"soups", r"condensed", 126.0),
    _told(r"soups", r"^gravy", 60.0),
    _told(r"soups", r"^sauce,.*(pasta|spaghetti|marinara|tomato)", 125.0, "½ cup"),
    _told(r"soups", r"^(sauce|salsa|dip)", 30.0),
    _told(r"soups", r"", 245.0),
    _told(r"baked", r"(cake|muffin|bread|stuffing|pancakes|waffles|crumbs|corn).*(dry mix|dry,|crumbs)", 40.0),
    _told(r"baked", r"pie crust|phyllo|puff pastry|wonton wrappers|egg roll wrappers", 28.0),
    _told(r"sweets", r"frosting", 35.0),
    _told(r"sweets", r"rennin, tablets", 1.0, is_seasoning=True),
    _told(r"sweets", r"^gelatin|pectin", 6.4),
    _told(r"sweets", r"(pudding|dessert|custard|rennin|gelatin).*dry mix(?!.*prepared)", 24.0),
    _told(r"sweets", r"cocoa\b", 5.4),
    _told(r"sweets", r"^sugar", 6.0),
    _told(r"sweets", r"^cand(y|ies)", 40.0),
    _told(r"sweets", r"^syrup", 40.0),
    _told(r"sweets", r"^(honey|molasses|fruit syrup|fruit butter|jam|jelly|jellies|marmalade|topping)", 20.0),
    _told(r"cereal grains", r"flour|starch|cornmeal|bran\b|germ\b|semolina|farina", 30.0, "¼ cup"),
    _told(r"cereal grains", r"(pasta|spaghetti|noodles|macaroni).*\b(dry|uncooked)\b", 56.0),
    _told(r"cereal grains", r"cooked(?<!uncooked)|prepared", 150.0),
    _told(r"cereal grains", r"", 45.0, "¼ cup"),
    _told(r"legumes", r"\braw\b|\bdry\b|flour|protein isolate|papad", 45.0, "¼ cup"),
    _told(r"legumes|nut and", r"butter", 16.0, "1 tablespoon"),
    _told(r"^legumes", r"hummus", 30.0),
    _told(r"^legumes", r"canned.*drained", 90.0, "½ cup"),
    _told(r"^legumes", r"cooked|canned|boiled|prepared|tofu|tempeh|natto", 90.0),
    _told(r"^cheese$|^nuts and seeds|^candy", r"", 28.35),
    _told(r"nut and|legumes", r"^(nuts|peanuts|seeds|soy ?nuts)|flour|\bmeal\b", 28.35),
    _told(r"snacks", r"", 28.35),
    _told(r"breakfast cereals", r"(oats|farina|grits|wheat|oatmeal|oat bran).*\bdry\b", 40.0),
    _told(r"breakfast cereals", r"ready-to-eat.*granola", 50.0),
    _told(r"breakfast cereals", r"ready-to-eat", 35.0),
    _told(r"breakfast cereals", r"", 234.0, "1 cup"),
    _told(r"dairy", r"^cheese(?!.*(cottage|ricotta))", 28.35, "1 oz"),
    _told(r"dairy", r"^(milk|whey).*(dry|powder)|cream substitute, powdered|milk shakes.*dry|^whey", 23.0),
    _told(r"dairy", r"^cream|half and half|whipped topping|dessert topping|cream substitute", 15.0, "1 tablespoon"),
    _told(r"dairy", r"^milk, canned", 30.0),
    _told(r"dairy", r"^yogurt", 170.0, "1 container (6 oz)"),
    _told(r"dairy", r"^egg, (white|yolk), dried|^egg.*dried", 10.0),
    _told(r"beverages", r"(mix|powder|powdered|dry)\b(?!.*(prepared|reconstituted|made with))|, dry,", 20.0),
    _told(r"juices|beverages", r"concentrate.*undiluted|frozen concentrate", 62.0),
    _told(r"beverages", r"alcoholic.*\b(daiquiri|sunrise|sour|colada).*canned", 207.0),
    _told(r"beverages", r"\b(vodka|rum|whiskey|gin|distilled(?! water)|liqueur|daiquiri|tequila)\b", 42.0),
    _told(r"beverages", r"espresso", 60.0),
    _told(r"beverages", r"\b(wine|sake)\b", 147.0),
    _told(_DRINKS, r"juice|milk,|milk\b|soymilk|buttermilk|\bwater\b|\btea\b|drink|lemonade|kefir", 244.0, "1 cup"),
    _told(r"beverages", r"energy drink|soft drink|carbonated|beer", 360.0),
    _told(r"fruits", r"^(?!.*stewed).*\b(raisins|prunes|dates|zante|dried|dehydrated|uncooked)\b", 40.0, "¼ cup"),
    _told(r"fruits", r"olives", 15.0),
    _told(r"^fruits and", r"", 140.0),
    _told(r"^vegetables and", r"^(potato|sweet potato|yam)", 150.0),
    _told(r"^vegetables and", r"(flour|powder|dried|dehydrated|sun-dried|flakes)", 20.0),
    _told(r"^vegetables and", r"", 90.0),
    _told(r"native", r"\bnuts?\b|hazelnut|\bseeds?\b|\bdried\b", 28.35, "1 oz"),
    _told(_MEATS, r"^pork.*\b(bacon|salt pork|fatback)\b|salted|dried|jerky|anchov", 28.35, "1 oz"),
    _told(_MEATS, r"\braw\b", 113.0, "4 oz"),
    _told(_MEATS, r"", 85.0, "3 oz"),
    _told(r"sausages", r"", 56.0),
)  # fmt: skip
SURVEYED: Final = "fndds"


@lru_cache(maxsize=65536)
def _kind(group: str, name: str) -> Kind | None:
    return next((told.kind for told in _KINDS if told.group.search(group) and told.name.search(name)), None)


def kind_of(food: FoodRecord) -> Kind | None:
    """The kind of `food`, None where its group and name tell of none."""
    return _kind(food.group.casefold(), food.name.casefold())


def is_seasoning(food: FoodRecord) -> bool:
    """Whether `food` is a herb, a spice, a condiment or a sweetener."""
    kind = kind_of(food)
    return kind is not None and kind.is_seasoning
