"""The measures that people name: their short forms, how they are spelled, and what the exact ones weigh or hold."""

from dataclasses import dataclass
from typing import Final

from foods.nutrients import GRAMS_PER_OUNCE, ML_PER_FLUID_OUNCE


def listed(*lines: str) -> frozenset[str]:
    """The words of a written list."""
    return frozenset(" ".join(lines).split())


# NIST Handbook 44, appendix C: 1 US gallon is 128 fluid ounces, a cup 8, a tablespoon ½.
GRAMS: Final = {
    "mcg": 0.000_001,
    "mg": 0.001,
    "g": 1.0,
    "kg": 1000.0,
    "oz": GRAMS_PER_OUNCE,
    "lb": 16 * GRAMS_PER_OUNCE,
}
MILLILITRES: Final = {
    "ml": 1.0,
    "cl": 10.0,
    "dl": 100.0,
    "l": 1000.0,
    "tsp": ML_PER_FLUID_OUNCE / 6,
    "tbsp": ML_PER_FLUID_OUNCE / 2,
    "dessertspoon": 10.0,
    "fl oz": ML_PER_FLUID_OUNCE,
    "cup": 8 * ML_PER_FLUID_OUNCE,
    "pint": 16 * ML_PER_FLUID_OUNCE,
    "quart": 32 * ML_PER_FLUID_OUNCE,
    "gallon": 128 * ML_PER_FLUID_OUNCE,
}

METRIC: Final = listed("mcg mg g kg ml cl dl l")
# What a dose is counted in; "iu" weighs differently for each substance.
DOSES: Final = listed("mcg mg iu")

# Measures that stand without a number ("pinch of salt", "cup heavy cream"); the others need "of" there.
STANDING_ALONE: Final = listed(
    "tsp tbsp cup lb oz pint quart gallon pinch dash handful bunch sprig splash drizzle squeeze knob dollop",
    "knifepoint capful mouthful forkful ladle katori thimble single double",
)
# What food is sold in: "400 g tin tomatoes" weighs 400 g, whatever holds it.
CONTAINERS: Final = listed(
    "can jar package box bag carton container pouch envelope tube bottle block punnet bar stick tray sleeve jug",
)
# Of those, what "1 bottle (500 ml)" says the size of; "2 sticks (8 oz)" says what both weigh together.
VESSELS: Final = (CONTAINERS - listed("block bar stick")) | listed("glass mug bowl basket flask")
# A weighed one of these holds one thing, however many it names: "1 (16 ounce) package frozen peas, carrots and corn".
ONE_PRODUCT: Final = listed("package bag box")
# Also the names of foods or of their parts, so that "2 cube steaks", "1 leaf lettuce", "1 bar" remain foods.
ALSO_FOODS: Final = listed(
    "slice clove leaf ear cube square bar drop sheet stick head glass rib fillet ball link pod strip wedge loaf stem",
    "rack part pat box block chunk lump mug bowl plate shot spear floret crown nest cob strand blade ribbon shaving",
    "curl sliver slab thumb segment round ring coin patty cutlet capsule tablet pill gummy lozenge spray pump bite",
    "order half branch frond tray basket jug kernel medallion nugget finger twist shoot row shake grind fist",
)
# Of those, the ones that a single food's name may begin with ("round steak", "ring bologna"): one of them needs "of".
OF_WHEN_SINGLE: Final = listed(
    "round ring crown patty gummy half order curl thumb spray coin jug tray finger twist row shake grind fist",
)
# How large a drink is poured, where one of these follows: "double vodka", but no double cream.
POURED_TWICE: Final = listed("single double")
SPIRITS: Final = listed(
    "vodka gin rum whisky whiskey bourbon scotch brandy cognac tequila mezcal liqueur schnapps ouzo absinthe sambuca",
    "amaretto grappa raki pastis calvados",
)
_IN_PACKETS: Final = listed(
    "ketchup sugar mayo mayonnaise mustard sauce sweetener honey jam salt pepper crisps biscuit cracker oatmeal",
)
_DRINKS: Final = listed("beer lager cider coke cola pepsi soda lemonade water juice wine tuna")
# Measures that also follow the food: "3 garlic cloves", "2 celery stalks"; and which foods they then follow.
AFTER_THE_FOOD: Final = {
    "clove": frozenset({"garlic"}),
    "stalk": frozenset(),
    "rib": frozenset({"celery"}),
    "stick": listed("celery butter carrot cucumber cinnamon"),
    "sprig": frozenset(),
    "slice": frozenset(),
    "rasher": frozenset(),
    "piece": listed(
        "roll sushi maki nigiri sashimi pizza bread toast cake pie quiche lasagne lasagna cheesecake",
        "fudge toffee chocolate candy caramel gum liquorice licorice baklava mango melon pineapple papaya tofu",
        "cheese fruit watermelon omelette frittata focaccia cornbread",
    ),
    "half": listed(
        "egg eggs peach apricot pear avocado grapefruit plum nectarine apple fig date tomato potato pepper bagel bun",
        "muffin roll scone croissant sandwich crumpet waffle pita pizza",
    ),
    "fillet": listed(
        "cod salmon haddock mackerel trout tuna hake tilapia sole plaice bass herring pollock halibut snapper catfish",
        "perch pike carp turbot seabass fish",
    ),
    "floret": listed("broccoli cauliflower romanesco"),
    "spear": listed("asparagus broccoli pickle"),
    "segment": listed("orange grapefruit tangerine mandarin satsuma clementine"),
    "ring": listed("pineapple"),
    "chunk": listed("pineapple mango melon"),
    "strip": listed("pepper carrot"),
    "cube": listed("ice sugar cheese cheddar feta"),
    "square": listed("chocolate"),
    "finger": listed("kitkat kat shortbread"),
    "pod": listed("vanilla cardamom okra"),
    "cap": listed("mushroom portobello portabella portabello shiitake cremini champignon"),
    "bulb": frozenset({"garlic", "fennel"}),
    "branch": frozenset({"thyme", "rosemary", "tarragon", "oregano", "sage"}),
    "leaf": listed("gelatine gelatin lettuce chard kale cabbage spinach basil sage"),
    "link": listed("chorizo"),
    "package": _IN_PACKETS,
    "envelope": _IN_PACKETS,
    "can": _DRINKS,
    "bottle": _DRINKS,
    "glass": listed("wine beer water juice milk"),
    "carton": listed("milk juice"),
    "box": listed("juice"),
    "container": listed("yogurt yoghurt"),
    "sheet": listed("gelatine gelatin nori seaweed filo phyllo matzo"),
    "strand": frozenset({"saffron"}),
    "wedge": frozenset({"lemon", "lime", "orange", "melon", "watermelon", "cantaloupe", "tomato"}),
    "head": frozenset({"garlic", "lettuce", "cauliflower", "broccoli", "cabbage", "fennel"}),
}
LENGTHS: Final = frozenset(
    {"inch", "inches", "cm", "centimeter", "centimeters", "centimetre", "centimetres", "mm", '"', "cms"}
)
LENGTH_NOTES: Final = frozenset({"thick", "long", "wide", "square", "round", "diameter", "across", "deep", "tall"})

SIZES: Final = {
    "small": "small",
    "sm": "small",
    "smallish": "small",
    "little": "small",
    "tiny": "small",
    "medium": "medium",
    "med": "medium",
    "md": "medium",
    "medium-size": "medium",
    "medium-sized": "medium",
    "large": "large",
    "lg": "large",
    "lge": "large",
    "big": "large",
    "regular-size": "medium",
    "regular-sized": "medium",
    "average-size": "medium",
    "average-sized": "medium",
    "good-size": "large",
    "good-sized": "large",
    "large-size": "large",
    "large-sized": "large",
    "extra-large": "extra large",
    "x-large": "extra large",
    "xl": "extra large",
    "jumbo": "jumbo",
    "huge": "extra large",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a measure: `high` is set where a range was given, `unit` is None where things are counted."""

    quantity: float
    unit: str | None = None
    high: float | None = None

    @property
    def middle(self) -> float:
        """The quantity, or the middle of a range."""
        return self.quantity if self.high is None else (self.quantity + self.high) / 2

    @property
    def weight_g(self) -> float | None:
        """Grams, of the middle of a range, where the unit is one of weight."""
        return self.middle * GRAMS[self.unit] if self.unit in GRAMS else None

    @property
    def volume_ml(self) -> float | None:
        """Millilitres, of the middle of a range, where the unit is one of volume."""
        return self.middle * MILLILITRES[self.unit] if self.unit in MILLILITRES else None


def is_exact(unit: str | None) -> bool:
    """Whether the unit is one of weight or volume."""
    return unit in GRAMS or unit in MILLILITRES


def conversion(unit: str | None, into: str | None) -> float | None:
    """How many of `into` one of `unit` is; None where they are not measures of one kind."""
    if unit == into:
        return 1.0
    for sizes in (GRAMS, MILLILITRES):
        if unit in sizes and into in sizes:
            return sizes[unit] / sizes[into]
    return None


def together(first: Amount, second: Amount) -> Amount | None:
    """`first` and `second` as one amount in the unit of the first; None where they cannot be added."""
    factor = conversion(second.unit, first.unit)
    if factor is None:
        return None
    low = first.quantity + second.quantity * factor
    if first.high is None and second.high is None:
        return Amount(low, first.unit)
    return Amount(low, first.unit, (first.high or first.quantity) + (second.high or second.quantity) * factor)


def is_same_system(first: str | None, second: str | None) -> bool:
    """Whether both units are exact, of one kind, and both metric or both customary: then no one restates the other."""
    factor = conversion(first, second)
    return factor is not None and is_exact(first) and (first in METRIC) == (second in METRIC)


def goes_on(first: str | None, second: str | None) -> bool:
    """Whether a smaller unit follows that adds to the first: "1 lb 4 oz", "1 cup 2 tbsp", but not "1 lb 450 g"."""
    factor = conversion(first, second)
    return factor is not None and factor > 1 and is_same_system(first, second)
