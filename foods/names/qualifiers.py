"""Words that say how a food is and not which one it is: "raw", "chopped", "low sodium"; and parts of plants as such.

A query's qualifiers order what is found; they do not select it, and no food is met by them alone.
"""

from typing import Final

from foods.names.wording import word_set

# How it was cut, cooked, kept, grown or sold. What makes another food of it ("dried", "powder", "juice") is not here.
QUALIFIERS: Final = word_set(
    # cut and handled
    "beaten bite boneless boned cleaned chopped chunk chunky coarse coarsely cooled cored crumbled crushed cube cubed",
    "cut deboned deveined diced drained fine finely fresh freshly grated halved julienned lengthwise medium melted",
    "minced packed peeled piece pitted quartered rinsed roughly seeded seedless shaved shelled shredded shucked sized",
    "skinless slice sliced slivered softened squeezed stemmed stoned strained thawed thick thickly thin thinly",
    "torn trimmed unpeeled washed whole",
    # cooked
    "baked barbecue blanched boiled braised broiled charbroiled cooked crisp crispy deep fried grilled hard hot",
    "microwaved moist heat oven pan poached raw roast roasted rotisserie sauteed scrambled seared simmered soft",
    "steamed stewed stir toasted uncooked unsalted salted seasoned unseasoned warm cold chilled iced air caramelised",
    "caramelized chargrilled charred fired flame griddled heated pressure reheated slow smashed stone warmed wilted",
    "wood",
    # what it is like to eat
    "chewy creamy crunchy crusty juicy lukewarm mild plump pulp smooth spicy strong tangy weak",
    # grown, sold, kept
    "aged artisan artisanal authentic bag bottle bottled brand canned carton classic commercial commercially",
    "conventional enriched unenriched extra farmed fortified frozen gourmet homemade home imported jarred local",
    "natural organic original plain prepared premium pure quality ready regular ripe unripe serve store bought",
    "supermarket tin traditional fashioned old style snack set strained farmhouse garden handmade hand heirloom",
    "homogenised homogenized long life made diluted pasteurised pasteurized unpasteurised rustic seasonal uht",
    "unflavored unsweetened sweetened virgin wild young mature edible eat eaten grass fed free range cage",
    # sized, and what cooks praise
    "big small large jumbo mini tiny heaped level average normal standard homegrown good nice tasty delicious",
    "favorite leftover leftovers takeaway takeout generic unspecified nfs ns",
)

# What tells kinds of a food apart and names none by itself, though no other food is called so: "new", "dark", "retail".
DISTINGUISHING: Final = word_set(
    # where from, and whose
    "alaska alaskan america apache atlantic australian california canadian cape chinese country cuban dutch eastern",
    "england english european florida french general german greek hawaiian indian irish island italian japanese",
    "korean latino mediterranean mexican moroccan mother native navajo new northern ocean oriental pacific papa",
    "polish puerto rican southern southwest spanish swedish syrian texas thai tropical turkish vietnamese virginia",
    "welsh western zealand baby child family household house infant junior kid newborn toddler fan hawaii oregon",
    "south beach prairie pond forest world",
    # what it is like, and how much of it
    "artificial best bold broad chewy choice citrus classic common creamy crude crunchy crusty dark dry easy",
    "equal exposed extra firm flaky flat fluffy fluid gentle golden gold grade grainy hearty heavy herbal high higher",
    "hungry immature incomplete juicy kind leafy lean little long loose major mild milky mixed mock moist",
    "multiple narrow nonalcoholic overripe perfect petite plan primary prime principal purple quick rainbow real",
    "runny salty seasonal second select semi sensitive sharp short silken simple single double triple skinny slim",
    "slow smart smooth sour special spicy spring stable sticky straight strong super supreme sweet tender thin total",
    "typical ultimate ultra various very vintage warm weak wet zesty acid alcohol additive advance air boost",
    "content dietary energy flavor health healthy moisture nutrient nutrition nutritional portion protein",
    "pulp starch weight",
    # parts, places and processes
    "animal arm base blade board bone bottom broil center centre chain club coat cook dish end external eye feed",
    "finger fore freeze game gram hand harvest head hind inside item layer lump microwave minute mountain multi",
    "made off over outside ounce par part point pole poultry pound proof purpose recipe retail root school score sea",
    "seam self separable shape shelf side size snap solid solution species spoon stage start step string style sun",
    "swirl table tail tap time tip toaster top tree tri type under vacuum variety way round lip post flesh cap nature",
    "crumb crumble dice pad condiment area section control down per greater duty human late similar performance beat",
    "path complete domestic treat colossal combination throttle electrolyte machine edge carbohydrate trans stove",
    "saddle flap channel key fun theater movie fortune kosher seafood crustacean mollusk",
    # joints
    "all always and both each may non one only pre than that without",
)
_ENDINGS: Final = ("ed", "ing", "ly", "able", "less", "ish", "iest")
_NAMED_ALL_THE_SAME: Final = ("bread", "seed", "weed", "fish", "danish", "radish", "relish", "brandy")

# Of how it was cooked or kept: alone they say no food ("200 g fried").
PREPARED: Final = word_set(
    "baked blanched boiled braised broiled charbroiled cooked dried fried frozen grilled microwaved poached raw roast",
    "roasted sauteed seared simmered smoked steamed stewed uncooked",
)

# Said of a constituent, these qualify: "low sodium", "fat free", "no sugar added".
MEASURED_OUT: Final = word_set("fat sodium salt sugar calorie carb cholesterol caffeine lactose gluten dairy alcohol")
HOW_MUCH: Final = word_set("low lower reduced less high full half zero light lite free added")
NEGATIONS: Final = word_set("no not without minus excluding except")

# Parts of a plant or an animal as such, and colours: sought, and left out where no food has them ("taro root").
PLANT_PARTS: Final = word_set("root bulb leaf stalk stem sprig floret pod spear head")
LOOSE: Final = PLANT_PARTS | word_set(
    "flesh meat kernel fillet skin bone stick steak cutlet packet cup pouch carton tub triangle rod new split",
    "brown green red white black yellow purple golden pink blue",
)

# Of all these, the words that are foods by themselves too: "tea and crisps", "spinach and steak".
FOODS_TOO: Final = word_set("crisp cutlet meat mince minced salt snack steak sugar")

# What changes nothing in what a food holds.
IDLE: Final = word_set(
    "cut crunchy crusty delicious farmhouse favorite good handmade hand heated homemade juicy local lukewarm nice",
    "organic plump quality reheated rustic seasonal tasty warmed",
)

# How meat, fish and vegetables were cooked: a food that is cooked as its table has it says so already.
COOKED: Final = word_set(
    "baked boiled braised broiled cooked grilled poached roast roasted simmered steamed stewed",
)

# What a thing tastes of that comes in many flavors: one like the other in what they hold.
FLAVORS: Final = word_set(
    "almond apple apricot banana berry blackberry blackcurrant blueberry butterscotch caramel cherry cinnamon coconut",
    "coffee cranberry date elderflower fig fruit ginger gooseberry grape grapefruit guava hazelnut honey kiwi lemon",
    "lime lychee mango maple melon mint orange passionfruit peach pear pecan peppermint pineapple pistachio plum",
    "pomegranate praline raisin raspberry redcurrant rhubarb rose rum strawberry tangerine toffee tropical vanilla",
    "walnut watermelon",
)
COME_IN_FLAVORS: Final = word_set(
    "biscotti gelatin gum jam jelly lollipop marmalade muffin popsicle preserve sherbet sorbet",
)

# What people add to a food, so that one asked for without it is the food as its table has it.
ADDITIONS: Final = word_set(
    "butter cheese cream creamer dressing gravy honey ice icing ketchup margarine mayonnaise milk mustard oil pepper",
    "sauce spread sweetener syrup topping vinegar",
)

# What a word that is refused stands for: a curry without meat has no chicken, a potato without skin no peel.
KINDS_OF: Final = {
    "meat": word_set("beef chicken pork lamb turkey ham bacon veal duck sausage mutton goat"),
    "dairy": word_set("milk cheese cream yogurt butter whey"),
    "skin": word_set("peel"),
    "fish": word_set("salmon tuna cod trout herring mackerel sardine anchovy haddock"),
    "nut": word_set("almond cashew hazelnut peanut pecan pistachio walnut"),
}

# Nouns whose kinds are near enough to stand for each other: "flank or skirt steak", and no "grape or prune juice".
KINDRED: Final = word_set(
    "apple bean beef cabbage chop fillet grape lamb lentil lettuce mushroom onion pasta pea pear pork potato rice",
    "spaghetti steak tomato",
)


def distinguishes(word: str) -> bool:
    """Whether a word that no food of a table is called by only tells kinds of one apart, by its ending: "reheated"."""
    return word.endswith(_ENDINGS) and not word.endswith(_NAMED_ALL_THE_SAME)
