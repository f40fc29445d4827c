"""The words of people telling what they ate, by what they do in a sentence: who, ate, which meal, joined how, praised.

None of them names a food in such a place.
"""

from typing import Final

from foods.quantities.measures import listed

WHO: Final = listed("i i'm i've i'd we we've we're me myself us ourselves he she they you it")
WHOSE: Final = listed("my our your his her their its")
# Nothing but verbs: after one of them stands what was eaten.
ATE: Final = listed(
    "didn't don't haven't couldn't skipped shared had have having has ate eat eaten eating drank drink drinking",
    "enjoyed enjoy enjoying savored savoured savoring savouring savor savour relish relished relishing devour",
    "devoured devouring consume consumed consuming munch munched munching nibble nibbled nibbling sip sipped sipping",
    "snacked snacking indulge indulged indulging tasted tried treated treating opted opting chose chosen selected",
    "decided grabbed grabbing ordered bought reached poured pouring consisted consists consisting included includes",
    "featured features featuring comprised comprises comprising involved involves was is were started begun began",
    "kicked finished finishing ended ending wrapped rounded completed added adding refreshed chewed gobbled scarfed",
    "tucked whipped-up washed spread spreading stirred prepared cooked made brewed served heated dipped combined used",
    "drizzled sprinkled blended mixed picked got took taking using fueled fuelled",
)
# Of those, the ones that are also said of a food: "prepared with water". A verb only where someone does it, or "and".
SAID_OF_FOODS: Final = listed(
    "was is were included added prepared cooked made brewed served heated dipped combined used drizzled sprinkled",
    "blended mixed picked spread washed rounded stirred drink sip relish whipped-up finished completed chosen",
    "selected using poured",
)
MEALS: Final = listed(
    "breakfast brunch lunch lunchtime dinner dinnertime supper snack snacks meal meals mealtime treat dessert feast",
    "refreshment spread day morning afternoon evening night midday",
)
# What holds or counts a food that is weighed anyway: "84 g serving of", "a steaming 240 g cup of", "a snack of".
HOLDERS: Final = MEALS | listed(
    "weight serving servings portion portions helping glass cup bottle can bowl plate mug carton piece pieces slice",
    "slices side bit dish handful spoonful dollop drizzle sprinkle dash pinch touch hint splash scoop pack packet",
    "package bag box container tub pouch bar amount total chunk drop layer spread cut wedge slab sliver tablespoon",
    "teaspoon shot pot jar tin sip bite bunch order batch pair combination mix variety choice pint swig squeeze smear",
    "knob dab spritz",
)
# Two foods side by side: before what is joined, with "with", "by" or "to" after it.
PAIRED: Final = listed(
    "paired pairing complemented complementing complement accompanied accompanying followed following matched",
    "enhanced balanced topped served finished washed rounded drizzled spread slathered smeared enriched joined",
    "partnered coupled sided along together alongside besides plus then supplemented added boosted mixed blended",
    "combined",
)
ALONG: Final = listed("alongside besides plus then along together and-then")
# Between such a word and the food: "washed it all down with", "finished off with".
PARTICLES: Final = listed(
    "with by to on of off down up out for from into over at in as well it them that this all both some also even just",
    "too around about through myself perfectly simply beautifully nicely lightly while",
)
CONSISTS_OF: Final = listed(
    "with made in on using containing featuring including filled packed loaded stuffed topped mixed combining covered",
    "coated smothered seasoned cooked served complete drizzled sprinkled enriched combined prepared blended",
)
# Before "with" these say how a food was made: a remark. The others are left out, and what follows "with" stays.
MADE: Final = listed(
    "made prepared seasoned sprinkled dressed enhanced fortified enriched sweetened served enjoyed cooked brewed",
    "crafted sauteed sautéed mixed blended crowned flavored marinated finished drizzled garnished complemented paired",
    "wrapped reconstituted lightened dusted",
)
FILLED: Final = listed(
    "filled loaded packed topped stuffed covered coated smothered layered brimming bursting piled complete featuring",
    "infused including combining slathered accompanied combined containing",
)
WEIGHS: Final = listed("weighing weighed weighs weigh weighted totaling totalling measuring amounting measured")
# Abstract things, which nobody eats: "a nice kick", "a great start to my day".
ABSTRACT: Final = (MEALS - {"spread"}) | listed(
    "kick boost start finish end twist addition choice combination combo mix blend variety flavor flavour flavors",
    "taste texture crunch sweetness touch hint richness way plate table routine lift pick-me-up bite match delight",
    "favorite favourite experience balance contrast indulgence craving cravings energy health time break fix note",
    "dose treat side look rush moment bit lot few perfection accompaniment pairing beginning burst journey recipe",
    "mood walk movie show drink beverage assortment drive run workout meeting while half satisfaction pleasure",
    "classic must hike friend friends restaurant cafeteria",
)
# Praise, never the name of a food.
PRAISE: Final = listed(
    "delicious tasty delightful delectable scrumptious yummy mouthwatering mouth-watering hearty satisfying",
    "refreshing comforting flavorful flavourful wholesome nutritious lovely wonderful amazing fantastic fabulous",
    "perfect perfectly deliciously delightfully beautifully wonderfully favorite favourite generous refreshingly",
    "hydrating indulgent decadent succulent luscious scrummy appetizing nourishing classic irresistible heavenly",
    "divine exquisite superb vibrant zesty cozy cosy nice lovingly gorgeous tempting invigorating incredible",
    "energizing robust lush rich pure juicy fizzy bubbly fluffy steaming tangy satisfyingly pleasantly nicely",
    "thirst-quenching crave-worthy guilt-free awesome excellent terrific",
)
# Praise only before a weight or a measure: "a sweet 140 g pear", though "sweet potato".
PRAISE_BEFORE: Final = PRAISE | listed(
    "sweet crisp warm cool rich light fresh soft thick thin small little large larger big cold hot tender smooth",
    "simple fluffy moist full modest single whole decent chilled additional extra another tall medium tiny mini good",
    "great thirst quick creamy ripe substantial convenient healthy savory savoury just only about approximately",
    "roughly around nearly exactly some own more further subtle delicate bold golden mere total well-deserved",
    "much-needed special whopping simply freshly",
)
# Adjectives by their ending, before a weight; but these are foods.
PRAISING_ENDINGS: Final = ("y", "ing", "ful", "ous", "ish", "some")
FOODS_THAT_END_SO: Final = listed(
    "turkey cherry strawberry raspberry blueberry cranberry blackberry celery barley curry whey soy jelly dairy candy",
    "kidney honey brandy sherry whiskey whisky rosemary parsley chutney broccoli gravy pudding dressing dumpling",
    "topping stuffing frosting icing filling seasoning herring whiting pastry jerky toffy taffy chili country italy",
    "smoky berry seaberry boysenberry gooseberry elderberry mulberry poultry turnip quality every oily milky fishy",
    "grocery spaghetti spring string being everything baking cooking drinking wing king ling ring shortening couscous",
    "asparagus hummus octopus citrus horseradish radish fish goldfish catfish shellfish swordfish crayfish monkfish",
    "whitefish relish garnish spanish danish turkish irish english polish finnish swedish",
)
# With these ends what names a food; what follows says why, when and where.
TAILS: Final = listed(
    "which that that's who where when while whilst because so since for during after before throughout at as until",
    "perfect ideal great i i'm i've we it it's they you me myself today tonight yesterday tomorrow earlier later",
    "was is were are had has have giving making straight simply though although but however thus specifically",
    "courtesy via thanks if",
)
TAIL_WHOSE: Final = WHOSE | listed("this these those")
DISHES: Final = listed(
    "sandwich sandwiches burger wrap wraps salad salads pizza pizzas soup soups stew burrito burritos taco tacos",
    "biscuit biscuits muffin muffins croissant bagel omelet omelette casserole sub roll rolls pie curry pasta bar",
    "cereal bowl meal dinner entree platter dip sauce mix smoothie shake quesadilla skillet hash medley toast bun",
    "cake cakes cookie",
)
EMPTY_WITH: Final = listed("hint touch pinch dash sprinkle burst layer twist bit kick variety blend side mix")
