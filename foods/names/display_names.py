"""The name under which a food is shown: its table's own, read aloud as a person would say it.

"Fish, salmon, NFS" is "Salmon", "Bread, rye, toasted" is "Rye bread, toasted". What is cut tells nothing of what is
eaten; where two foods would read alike, each keeps of it what tells them apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from foods.names.wording import fold, singular

_PARTS: Final = re.compile(r",\s+(?![^(]*\))|;\s+(?![^(]*\))")  # no comma in brackets divides
_METHODS: Final = (
    "baked|boiled|braised|broiled|deep-fried|fried|grilled|microwaved|pan-broiled|pan-browned|pan-fried|poached"
    "|roasted|rotisserie|sauteed|simmered|steamed|stewed|stir-fried"
)


def _kind(text: str) -> str:
    return " ".join(map(singular, fold(text).split()))


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(_kind(phrase) for line in lines for phrase in line.split(", "))


def _rules(*lines: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), said) for pattern, said in lines)


# What tables write, and what a person says.
_SAID: Final = _rules(
    (r"\s*\((?:[Ii]ncludes?|may contain|may have) [^)]*\)", ""),
    (r", \(", " ("),
    (r"^Babyfood\b", "Baby food"),
    (r"^Baby Toddler\b", "Baby"),
    (r"^Egg, (white|yolk)(?: only)?\b", r"Egg \1"),
    (r"^Bread, crumbs\b", "Bread crumbs"),
    (r"^Tea, hot, leaf\b", "Tea, hot"),
    (r"NS as to fresh, smoked or cured", "NS as to cure"),
    (r"\bvariety meats and by-products, ", ""),
    (r"\bseparable (lean and fat|lean only)\b", r"\1"),
    (r"\bseparable fat\b", "fat only"),
    (r"\b(lean and fat|lean only) eaten\b", r"\1"),
    (r"\bskin / coating not eaten\b", "without skin and coating"),
    (r"\bskin / coating eaten\b", "with skin and coating"),
    (r"\b(skin|peel|coating|bones?|crust|rind) not eaten\b", r"without \1"),
    (r"\b(skin|peel|coating|bones?|crust|rind) eaten\b", r"with \1"),
    (r"\b(fresh|frozen|canned), cooked\b", r"cooked from \1"),
    (r"(?<!cooked )\bfrom (fresh|frozen|canned|dried), (?=no added fat|fat added|NS as to fat)", r"cooked from \1, "),
    (rf"\bcooked, (?=(?:{_METHODS})\b)", ""),
    (r"(?<!no )(?<!with )\bfat added\b", "with added fat"),
    (r"\bfrom (?:restaurant or fast food|fast food ?/ ?restaurant|restaurant)\b", "from a restaurant"),
    (r"(?<=[a-z]), fast food ?/ ?restaurant\b", ", from a restaurant"),
    (r"\bmade from home recipe or purchased at a bakery\b", "homemade or from a bakery"),
    (r"\b(?:made from home recipe|home recipe|prepared[ -]from[ -]recipe|home-prepared)\b", "homemade"),
    (r"\bcommercially prepared\b", "ready-made"),
    (r"\bprepackaged or deli, luncheon meat\b", "deli"),
    (r"\b(?:powdered|powder), reconstituted\b", "made from powder"),
    (r"\bfrozen, reconstituted\b", "made from frozen"),
    (r"\binstant, reconstituted\b", "instant"),
    (r"\bnot reconstituted\b", "not mixed"),
    (r"\breconstituted\b", "mixed"),
    (r"\bunprepared\b", "as sold"),
    (r"\bwithout salt(?: added)?\b", "without salt"),
    (r"\bMARS SNACKFOOD US, |\bMEAD JOHNSON, |\bABBOTT NUTRITION, |\bMARS, ", ""),
)
# Parts that tell nothing of what is eaten; kept only where two foods would read alike.
_EMPTY: Final = frozenset(
    [
        *("all areas", "all classes", "all commercial varieties", "all grades", "all regions", "all types"),
        *("all varieties", "average", "broiler or fryers", "broilers or fryers", "commercial", "domesticated", "fluid"),
        *("composite of trimmed retail cuts", "mature seeds", "mixed species", "regular", "retail cuts"),
        *("retail parts", "year round average"),
    ]
)
_CODE: Final = re.compile(r"\s*\bNFS\b|\bNS as to (?P<what>[^,;()]*)|\bNS\b", re.ASCII)
# Shelves of a table, which nobody says before what stands on them; and what is said behind it instead.
_SHELVES: Final[Mapping[str, str]] = dict.fromkeys(
    [
        "Alcoholic Beverage", "Alcoholic beverage", "Beverage", "Beverages", "Candies", "Cereals",
        "Cereals ready-to-eat", "Crustaceans", "Fish", "Formulated bar", "Frozen novelties", "Game meat",
        "Leavening agents", "Mollusks", "Nuts", "Seeds", "Snacks", "Spices", "Sweeteners", "Tomato products",
    ],
    "",
) | {
    "Fast Food": "fast food", "Fast Foods": "fast food", "Fast foods": "fast food",
    "Restaurant": "from a restaurant", "School Lunch": "school lunch",
}  # fmt: skip
_NOT_ON_SHELF: Final = frozenset({"stick", "cake or patty", "white"})
# What is said behind the word that tells its kind: "rye bread", "olive oil", "chicken noodle soup".
_KINDS: Final = _listed(
    "bagel, bean, beer, biscuit, bread, brownie, burrito, butter, cabbage, cake, cake or cupcake, candy, casserole",
    "cereal, cheese, chili, coffee creamer, cookie, corn, cracker, cream, doughnut, dressing, egg, flour, frankfurter",
    "gravy, hot chocolate, ice cream, juice, lettuce, margarine, milk, muffin, mushroom, noodle, oil, olive, omelet",
    "onion, pancake, pasta, pastry, pea, pepper, pie, pizza, popcorn, pretzel, pudding, quesadilla, relish, rice, roll",
    "salad, salad dressing, salsa, sauce, sausage, seaweed, shortening, soft drink, soup, squash, stew, sugar",
    "sweet potato, syrup, taco, tea, tomato, topping, tortilla, vinegar, waffle, water, wheat flour, wine, yogurt",
)
_NO_KIND: Final = _listed("stuffing, mix, spread, topping")
_MEATS: Final = _listed("fish, beef, pork, lamb, veal, chicken, turkey, duck, goose, bison, deer")
# How it was kept or made: said behind, whatever it is said of.
_STATES: Final = _listed(
    "baked, baked or broiled, boiled, bottled, braised, breaded, brewed, broiled, canned, coated, condensed, cooked",
    "cured, dehydrated",
    "drained, dried, dry, enriched, flavored, fortified, fresh, fried, frozen, grilled, homemade, imported, instant",
    "light, liquid, low-fat, lowfat, mixed, nonfat, pickled, plain, powder, powdered, raw, ready-to-eat, ready-to-heat",
    "ready-to-serve, refrigerated, regular, roasted, roasting, salted, sliced, smoked, steamed, stewed, stewing",
    "sweetened, toasted, uncooked, unenriched, unsalted, unsweetened, whole",
)
_GROUND: Final = _listed("ground, deli")
_STATES_BEFORE: Final[Mapping[str, frozenset[str]]] = dict.fromkeys([*_MEATS, "ham"], _GROUND) | {
    "beef": _GROUND | _listed("corned"),
    "beer": _listed("light"),
    "coffee": _listed("instant"),
    "fish": _listed("white"),
    "cream": _listed("whipped, light, heavy"),
    "milk": _listed("whole, lowfat, nonfat"),
    "rice": _listed("fried"),
    "potato": _listed("baked, boiled, mashed, roasted, scalloped, stuffed"),
    "sugar": _listed("powdered"),
    "tea": _listed("instant"),
    "water": _listed("bottled"),
}
# Heads that are not said with these: "french fries", "latte".
_SAID_ALONE: Final[Mapping[str, re.Pattern[str]]] = {
    "potato": re.compile(r"french fries|french fried|hash brown|tots|chips"),
    "coffee": re.compile(r"[A-Z]|espresso|cafe|macchiato|cappuccino|latte"),
    "soft drink": re.compile(r"cola|root beer|ginger ale|cream soda"),
    "egg": re.compile(r"omelet"),
    _kind("cookie"): re.compile(r"gingersnaps"),
}
_NO_MODIFIER: Final = re.compile(
    r"^(?:kind|with|without|made|from|in|for|no|and|or|as|on|prepared|excluding|added|not|all|other|any|cooked|includes?)\b"
)
_MOST_WORDS: Final = 3
_LOUD: Final = re.compile(r"\b(?:Mc)?[A-Z][A-Z'’&.-]{2,}\b")
_NEVER_SOFT: Final = frozenset(
    {"ARA", "BBQ", "DHA", "EAS", "KFC", "USA", "USDA", "M&M'S", "M&M’S", "TLC", "IGA", "UHT"}
)
_LEVELS: Final = 4  # from the shortest name to the whole one in plain words


class NamedFood(NamedTuple):
    """A food's number, its table as a person reads it, its name there, and whether another food stands for it."""

    id: int
    table: str
    name: str
    is_twin: bool = False


def display_names(foods: Iterable[NamedFood], reviewed: Mapping[int, str] | None = None) -> dict[int, str]:
    """The display name of each food by its id; the `reviewed` ones stand as they are.

    No two read alike, but for a food that another one stands for: the two are never shown together. Of several that
    would read alike, the one that leaves nothing out keeps the short name, else the first; the others say more.
    """
    found = dict(reviewed or {})
    taken = {fold(name) for name in found.values()}
    left: list[NamedFood] = []
    for food in foods:
        if food.is_twin:
            found.setdefault(food.id, spoken(food.name))
        elif food.id not in found:
            left.append(food)
    for level in range(_LEVELS):
        alike: defaultdict[str, list[NamedFood]] = defaultdict(list)
        for food in left:
            alike[fold(spoken(food.name, level))].append(food)
        left = []
        for key, group in alike.items():
            whole = [food for food in group if fold(_whole(food.name)) == key]
            if key not in taken and len(whole) < 2:
                (food, *_others) = whole or group
                found[food.id] = spoken(food.name, level)
                taken.add(key)
            left += [food for food in group if food.id not in found]
    for food in left:
        name = spoken(food.name)
        found[food.id] = name if fold(name) not in taken else f"{_whole(food.name)} ({food.table})"
        taken.add(fold(found[food.id]))
    return found


def spoken(name: str, level: int = 0) -> str:
    """A name as a person would say it; from `level` 1 on with what tells nothing, from 2 on with what is not known,
    and at 3 in the order of its table.
    """
    for pattern, said in _SAID:
        name = pattern.sub(said, name)
    parts = [_softened(_code_told(part) if level > 1 else _CODE.sub("", part)).strip() for part in _PARTS.split(name)]
    parts = [part for part in parts if part and (level or part not in _EMPTY)] or [name]
    if level < _LEVELS - 1:
        parts = _ordered(_off_shelf(parts))
    return _capital(", ".join(parts))


def _whole(name: str) -> str:
    return spoken(name, _LEVELS - 1)


def _code_told(part: str) -> str:
    def told(code: re.Match[str]) -> str:
        return f"{code['what'].strip()} not stated" if code["what"] else " kind not stated"

    return _CODE.sub(told, part)


def _off_shelf(parts: list[str]) -> list[str]:
    """Without the shelf of a table: "Fish, salmon" is salmon, "Restaurant, Chinese, fried rice" fried rice."""
    if len(parts) < 2 or parts[0] not in _SHELVES or parts[1] in _NOT_ON_SHELF | _STATES:
        return parts
    if _is_list(parts[2:]):
        return parts
    return [*parts[1:], *filter(None, [_SHELVES[parts[0]]])]


def _ordered(parts: list[str]) -> list[str]:
    """With what is said before its kind before it: "rye bread", "beef chuck steak"."""
    if len(parts) < 2:
        return parts
    head, modifier, *rest = parts
    kind = _kind(head)
    bare, bracket, inside = modifier.partition(" (")
    if (alone := _SAID_ALONE.get(kind)) is not None and alone.match(modifier):
        return [modifier, *rest]
    is_before = bare in _STATES_BEFORE.get(kind, frozenset())
    if (
        bare in _EMPTY
        or _NO_MODIFIER.match(bare)
        or len(bare.split()) > _MOST_WORDS
        or (bare in _STATES and not is_before)
    ):
        return parts
    if kind in _MEATS and bare[:1].islower() and not is_before and not _is_list(rest):
        return [f"{head} {modifier}", *rest]
    if not is_before and (kind not in _KINDS or bare in _NO_KIND):
        return parts
    if _kind(bare.split()[-1]) == kind.split()[-1]:
        return [modifier, *rest]
    return [f"{bare} {_lower(head)}{bracket}{inside}", *rest]


def _is_list(rest: list[str]) -> bool:
    """Whether what comes first goes on with "and": "Beef, noodles, and vegetables"."""
    return bool(rest) and rest[0].startswith(("and ", "or ", "and/or "))


def _lower(head: str) -> str:
    return head[:1].lower() + head[1:]


def _softened(part: str) -> str:
    """Without names in capitals: "TACO BELL" is Taco Bell."""
    return _LOUD.sub(lambda loud: loud[0] if loud[0] in _NEVER_SOFT else _title(loud[0]), part)


def _title(word: str) -> str:
    return (
        re.sub(r"(?<!Mc)[A-Z]+|(?<=Mc)[A-Z]+", lambda run: run[0].capitalize(), word)
        .replace("'S", "'s")
        .replace("’S", "’s")
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
