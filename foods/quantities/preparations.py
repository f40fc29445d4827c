"""What a cook does to a food, which no diary asks: "finely chopped", "for garnish". And what does change a food."""

from typing import Final

from foods.quantities.measures import listed

# Done to a food without changing what is in it: left out of the words that are searched.
DONE: Final = listed(
    "beaten bruised chilled chopped cleaned cooled cored crumbled crushed cubed cut deboned debearded deseeded",
    "deveined diced divided drained finely-chopped grated halved heated hulled husked juiced julienned loosened",
    "mashed melted minced packed patted peeled picked pounded pressed pureed puréed quartered refrigerated rinsed",
    "scalded scored scrubbed seeded segmented separated shaved shelled shredded shucked sieved sifted sliced slivered",
    "smashed snipped softened soaked spiralized split squeezed stemmed stoned strained tempered thawed toasted torn",
    "trimmed unpeeled unwrapped warmed washed well-washed whipped whisked wiped zested room-temperature store-bought",
    "skinned boned ripped broken butterflied unshucked opened pin-boned spatchcocked packaged blended tossed blitzed",
    "homemade home-made hand-torn deli-sliced thinly-sliced freshly-ground new-crop good-quality de-seeded",
)
# Of those, the ones that some foods are named by: they stay in front of these.
NAMED_BY: Final = {
    "crushed": listed("tomato tomatoes pineapple"),
    "mashed": listed("potato potatoes"),
    "shredded": listed("wheat"),
    "split": listed("pea peas"),
    "whipped": listed("cream topping butter"),
    "pressed": listed("caviar"),
    "toasted": listed("sesame bread bun bagel muffin coconut wheat"),
    "hulled": listed("barley hemp"),
    "refrigerated": frozenset[str](),
}
# How it is done: "finely chopped", "very thinly sliced".
HOW: Final = listed(
    "carefully coarse coarsely crosswise diagonally fine finely firmly freshly generously gently lengthwise",
    "lengthways lightly loosely newly roughly slightly thickly thinly tightly well very",
    "reasonably partially partly fully completely barely",
)
GROUND: Final = listed(
    "ground grated squeezed cracked milled chopped made brewed cooked popped picked",
)

# States that change a food's nutrients: after a comma they still belong to the food ("chicken, cooked").
STATES: Final = listed(
    "semisweet bittersweet",
    "aged au-gratin baked barbecued bbq blackened blanched bleached boiled bottled braised breaded broiled brewed",
    "candied canned caramelized carbonated charbroiled chargrilled clarified coated concentrated condensed cooked",
    "corned griddled seedless",
    "creamed cured decaf decaffeinated deep-fried defatted dehydrated diet distilled drained dried dry enriched",
    "evaporated fat-free fermented flavored flavoured fortified freeze-dried fresh fried frosted frozen full-fat",
    "glazed gluten-free grilled half-fat hard-boiled heated instant jarred lactose-free lean light lite low-fat",
    "low-sodium lowfat malted marinated microwaved nonfat non-fat oven-roasted pan-fried part-skim pasteurized",
    "pickled plain poached powdered prepared puffed raw reduced reduced-fat refined refried roasted rotisserie salted",
    "sauteed sautéed scrambled semi-skimmed skim skimmed skinless boneless smoked soft-boiled sour sprouted steamed",
    "stewed stir-fried strained sugar-free sun-dried sweetened toasted uncooked unenriched unflavored unprepared",
    "unsalted unsweetened white whole whole-milk whole-wheat wholegrain whole-grain wholemeal wholewheat",
    "yellow brown black red green regular low fat 1% 2% ground medium-grain long-grain short-grain all-purpose",
    "self-rising dark extra-virgin with without no ns nfs added includes commercial commercially restaurant fast",
    "home-prepared all",
)
# What follows these is not in the food, which changes what it is: "eggs without yolk", "yogurt (not frozen)".
NEGATIONS: Final = listed("without no not non minus sans except excluding never")
# Single words that end like a preparation, and are none.
_NOT_DONE: Final = STATES | listed(
    "bread breads mixed seed seeds red reed weed seaweed shortbread cornbread flatbread gingerbread sourdough",
    "flaxseed linseed aniseed rapeseed hempseed poppyseed feed bed salted mead mustard custard lard lemonade",
)

# With these begins a remark, wherever it stands: "butter for greasing", "salt to taste", "flour plus more".
REMARKS: Final = listed(
    "about additional approximately as at crosswise depending divided each for garnish if including lengthwise",
    "lengthways like needed optional optionally plus preferably reserved such to total until use using into",
    "weighing measuring yielding",
)
# And with these, after a comma or a dash.
REMARKS_AFTER_COMMA: Final = (
    REMARKS
    | DONE
    | HOW
    | listed(
        "a additional an any bite-size bite-sized bone bone-in bones brought but by chop chunks core cores crust",
        "crusts cubes cut dice discard drain each either ends enough equal excess extra from garnished giblets",
        "halves head heads in inner into its julienne leaf leaves left loosely made matchsticks membrane",
        "membranes more most mostly not note notes of on only or other outer over overnight peel pieces pit pits",
        "preferably quality quarters recipe remove rind rinds rinse room save see serve served",
        "serving shell shells skin skin-on skin-side skins slice slices small-dice some stalk stalks stem stems",
        "still store strings strips tail tails tear that the then thirds tied tips top tops tough trimmings",
        "halve keep minimum maximum never reserve guts gills scales choke casing casings moisture woody",
        "wedges well-drained well-shaken where which with without you your zest",
    )
)
# Words that only a remark has, wherever they stand: "casings removed", "Amalfi if possible", "white part and all".
REMARK_WORDS: Final = listed("removed discarded scooped scraped intact attached separated together if part parts")
# These parts of a food are a remark where something is done to them: "cloves peeled and crushed", "leaves torn".
PARTS_DONE: Final = listed(
    "cloves leaves stems stalks tops tips ends ribs rings shells heads roots tails bags",
    "stone stones flesh pulp fins fronds meat seeds skins",
)
# After these the list of what may be meant goes on: "floury potatoes, such as Maris Piper, King Edward".
EXAMPLES: Final = listed("such like including eg ideally")
# These are of the food before: "1 cup peppers, plus 2 tablespoons juice".
YIELDS: Final = listed("juice zest rind peel liquid brine syrup")

# These say something about a food that has an amount ("1 lemon, juice only"), else they begin one ("hot chocolate").
MAYBE_REMARKS: Final = listed(
    "cold fat firm good half hot juice ripe root roots small soft thick thin very warm water",
)
# Words that wait for the noun: "boneless, skinless chicken", "mild, light-colored honey".
WAITING: Final = listed(
    "boneless skinless ripe fresh mild firm hot sweet light dark low fat-free lean thick thin small medium large big",
    "raw frozen dry dried cooked italian french greek spanish english german whole young tender crisp crusty plain",
    "good red white black green yellow unsalted salted seedless pitted extra very soft hard warm cold strong rich",
    "smooth chunky creamy heavy nonfat lowfat low-fat unsweetened uncooked organic free-range skin-on bone-in baby",
    "fat orange purple aged canned smoked fried boiled steamed roasted grilled baked high-quality good-quality",
    "hot-house meaty fruity mixed boned skinned",
)

# In "corn, peanut or vegetable oil" the last word goes with the first: it is corn oil.
SHARED_NOUNS: Final = listed(
    "oil vinegar stock broth flour cheese sauce milk juice wine sugar bread syrup vermouth mustard pepper peppers cream"
)

# Set names with "and", "with" or "on" in them, which are one food.
ONE_FOOD: Final = frozenset(
    tuple(name.split())
    for name in (
        "mac and cheese", "macaroni and cheese", "fish and chips", "salt and pepper", "rice and beans",
        "beans and rice", "peanut butter and jelly", "half and half", "ham and cheese", "pork and beans",
        "franks and beans", "bread and butter", "biscuits and gravy", "cookies and cream", "sweet and sour",
        "salt and vinegar", "oil and vinegar", "spaghetti and meatballs", "bangers and mash", "bubble and squeak",
        "chips and salsa", "chips and dip", "peas and carrots", "liver and onions", "steak and kidney",
        "chicken and dumplings", "chicken and waffles", "corned beef and cabbage", "sour cream and onion",
        "chicken and rice", "bacon and egg", "egg and cheese", "black and white", "surf and turf", "hot and sour",
    )
)  # fmt: skip


def is_done(word: str) -> bool:
    """Whether a word after a comma is a preparation: known as one, or a participle that names no state."""
    return word in DONE or (len(word) > 4 and word.endswith("ed") and word not in _NOT_DONE)
