"""Words that say how a food is and not which one it is: "raw", "chopped", "low sodium"; and parts of plants as such.

A query's qualifiers order what is found; they do not select it, and no food is met by them alone.
"""

from typing import Final

from foods.names.wording import word_set

# How it was cut, cooked, kept, grown or sold. What makes another food of it ("dried", "powder", "juice") is not here.
QUALIFIERS: Final = word_set(
    # cut and handled
    "beaten bite boneless boned cleaned chopped chunk chunky coarse coarsely cooled cored crumbled crushed cube",
    "cubed cut deboned deveined diced drained fine finely fresh freshly grated halved julienned lengthwise medium",
    "melted",
    "minced packed peeled piece pitted quartered rinsed roughly seeded seedless shaved shelled shredded shucked sized",
    "skinless slice sliced slivered softened split squeezed stemmed stoned strained thawed thick thickly thin thinly",
    "torn trimmed unpeeled washed whole",
    # cooked
    "baked barbecue blanched boiled braised broiled charbroiled cooked crisp crispy deep fried grilled hard hot",
    "microwaved moist heat oven pan poached raw roast roasted rotisserie sauteed scrambled seared simmered soft",
    "steamed",
    "stewed stir toasted uncooked unsalted salted seasoned unseasoned warm cold chilled iced",
    # grown, sold, kept
    "aged artisan artisanal authentic bag bottle bottled brand canned carton classic commercial commercially",
    "conventional enriched unenriched extra farmed fortified frozen gourmet homemade home imported jarred local",
    "natural",
    "organic original plain prepared premium pure quality ready regular ripe unripe serve store bought supermarket tin",
    "traditional fashioned old style snack set strained",
    "unflavored unsweetened sweetened virgin wild young mature edible eat eaten grass fed free range cage",
    # sized, and what cooks praise
    "big small large jumbo mini tiny heaped level average normal standard homegrown good nice tasty delicious favorite",
    "leftover leftovers takeaway takeout generic unspecified nfs ns",
)

# Of how it was cooked or kept: alone they say no food ("200 g fried").
PREPARED: Final = word_set(
    "baked blanched boiled braised broiled charbroiled cooked dried fried frozen grilled microwaved poached raw roast",
    "roasted sauteed seared simmered smoked steamed stewed uncooked",
)

# Said of a constituent, these qualify: "low sodium", "fat free", "no sugar added".
MEASURED_OUT: Final = word_set("fat sodium salt sugar calorie carb cholesterol caffeine lactose gluten dairy")
HOW_MUCH: Final = word_set("low lower reduced less high full half zero light lite free added")
NEGATIONS: Final = word_set("no not without minus excluding except")

# Parts of a plant or an animal as such, and colours: sought, and left out where no food has them ("taro root").
LOOSE: Final = word_set(
    "root bulb leaf stalk stem sprig floret flesh meat kernel fillet pod spear head skin bone stick steak cutlet",
    "packet cup pouch carton tub triangle rod",
    "brown green red white black yellow purple golden pink blue",
)

# What people add to a food, so that one asked for without it is the food as its table has it.
ADDITIONS: Final = word_set(
    "butter cheese cream creamer dressing gravy honey ice icing ketchup margarine mayonnaise milk mustard oil pepper",
    "sauce spread sweetener syrup topping vinegar",
)

# What a word that is refused stands for: a curry without meat has no chicken.
KINDS_OF: Final = {
    "meat": word_set("beef chicken pork lamb turkey ham bacon veal duck sausage mutton goat"),
    "dairy": word_set("milk cheese cream yogurt butter whey"),
    "fish": word_set("salmon tuna cod trout herring mackerel sardine anchovy haddock"),
    "nut": word_set("almond cashew hazelnut peanut pecan pistachio walnut"),
}

# Nouns whose kinds are near enough to stand for each other: "flank or skirt steak", and no "grape or prune juice".
KINDRED: Final = word_set(
    "apple bean beef cabbage chop fillet grape lamb lentil lettuce mushroom onion pasta pea pear pork potato rice",
    "spaghetti steak tomato",
)
