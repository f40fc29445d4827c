"""What a word or two mean by themselves, where the table has many foods that answer: the plain, usual one by its name.

Only where nothing else is asked for: "fries" are potato, and "sweet potato fries" are what they say.
"""

from collections.abc import Iterator
from typing import Final

from foods.names.synonyms.brands import BRANDS
from foods.names.synonyms.kitchens import KITCHENS
from foods.names.synonyms.languages import LANGUAGES

# The name in the food table, and the words that mean it.
_MEANT: Final = {
    # bread and grains
    "Muffins, blueberry, commercially prepared (Includes mini-muffins)": "blueberry muffin, blueberry muffins",
    "Egg roll, with beef and/or pork": "egg roll, egg rolls, spring roll, spring rolls",
    "Bread, white": "loaf of bread, sliced bread",
    "Bagel": "everything bagel, plain bagel",
    "Bread, whole wheat": "brown bread, wholemeal bread",
    "Roll, white, soft": "roll, bread roll, dinner roll, bun, burger bun, white roll",
    "Croissant, chocolate": "chocolate croissant",
    "Bread, French or Vienna": "sourdough, sourdough bread, baguette, french stick, french bread",
    "Bread, pita": "pita, pitta, pita bread, pitta bread",
    "Tortilla, flour": "tortilla, wrap, tortilla wrap, flour tortilla",
    "Muffin, English": "english muffin",
    "Flour, wheat, all-purpose, enriched, bleached": (
        "flour, white flour, plain flour, all-purpose flour, ap flour, maida, wheat flour"
    ),
    "Wheat flour, white, all-purpose, self-rising, enriched": (
        "self raising flour, self rising flour, self-raising flour, sr flour"
    ),
    "Leavening agents, baking soda": (
        "baking soda, bicarb, bicarb soda, bicarbonate of soda, bicarbonate soda, sodium bicarbonate"
    ),
    "Bread, crumbs, dry, grated, plain": (
        "panko, panko breadcrumbs, panko bread crumbs, breadcrumbs, bread crumbs, dry breadcrumbs,dried breadcrumbs"
    ),
    "Wheat flour, white, bread, enriched": "bread flour, strong flour, strong white flour",
    "Leavening agents, baking powder, double-acting, sodium aluminum sulfate": "baking powder",
    "Rice, white, long-grain, regular, raw, enriched": (
        "uncooked rice, raw rice, dry rice, uncooked white rice, raw white rice, dry white rice"
    ),
    "Wild rice, cooked": "wild rice",
    "Rice, fried, NFS": "egg fried rice, special fried rice, fried rice",
    "Barley": "barley, pearl barley",
    "Oats, raw": "porridge oats, rolled oats, dry oats, uncooked oats",
    "Oatmeal, instant, plain, made with water, no added fat": "instant oatmeal, instant porridge",
    "Cereal, granola": "granola, muesli",
    # dairy and eggs
    "Milk, whole": "milk, full fat milk, cow's milk, vitamin d milk",
    "Egg omelet or scrambled egg, made with oil": "omelet, omelette, scrambled egg, scrambled eggs, plain omelet",
    "Ice cream, vanilla": "ice cream, plain ice cream",
    "Cream, light": "cream, table cream, single cream",
    "Cream, heavy": "double cream, whipping cream, thickened cream",
    "Cream, half and half": "half and half, half & half, half n half, half-and-half",
    "Yogurt, Greek, whole milk, plain": "greek yogurt, greek yoghurt, greek style yogurt, plain greek yogurt",
    "Egg, yolk only, cooked, no added fat": "egg yolk, yolk, egg yolks, yolks",
    "Egg, white, cooked, no added fat": "egg white, egg whites",
    # meat, fish and dishes of them
    "Chicken, NS as to part, baked, broiled, or roasted, NS as to skin eaten": (
        "roast chicken, roasted chicken, baked chicken, grilled chicken, rotisserie chicken"
    ),
    "Beef, ground": "mince, beef mince, minced beef, ground beef, hamburger meat",
    "Ham, prosciutto": "prosciutto, parma ham, serrano ham",
    "Beef, pot roast": "pot roast",
    "Meatballs, NS as to type of meat, with sauce": "meatballs, meatball",
    "Chicken breast, NS as to cooking method, skin not eaten": "chicken breast, chicken breasts",
    "Chicken wing, NS as to cooking method": "chicken wing, chicken wings, wings",
    "Chicken thigh, NS as to cooking method, skin not eaten": "chicken thigh",
    "Chicken drumstick, NS as to cooking method, skin not eaten": "chicken drumstick, drumstick",
    "Pork, chop, NS as to fat eaten": "pork chop, pork loin chop",
    "Beef, ground, 90% lean meat / 10% fat, crumbles, cooked, pan-browned": (
        "lean mince, lean beef mince, lean ground beef, extra lean mince, extra lean ground beef, 10% fat mince"
    ),
    "Beef, corned": "bully beef, tinned corned beef, canned corned beef",
    "Bacon, NS as to type of meat, cooked": "unsmoked bacon, smoked bacon",
    "Imitation crab meat": "crab stick, seafood stick, surimi",
    "Tuna salad, made with mayonnaise": "tuna mayo, tuna mayonnaise",
    "Fish, salmon, NFS": "salmon fillet, salmon filet, fillet of salmon",
    "Fish, NFS": "fish fillet, fish filet, white fish",
    "Cookie, fig bar": "fig newton, fig newtons, fig roll, fig rolls",
    "Fish, cod, fried": "battered cod, cod in batter, fried cod",
    "Scallops, baked or broiled": "scallops",
    "Chicken, NS as to part and cooking method, NS as to skin eaten": "chicken",
    "Turkey, NFS": "turkey",
    "Steak, NS as to type of meat, NS as to fat eaten": "steak",
    "Ham": "ham",
    "Fish, NS as to type, steamed": "boiled fish, poached fish, cooked fish",
    "Fish, NS as to type, baked or broiled": "grilled fish, baked fish, broiled fish, roast fish",
    "Beef, NFS": "beef, cooked beef, slow cooked beef, braised beef",
    "Pork, NFS": "pork, cooked pork, slow cooked pork",
    "Beef, roast": "roast beef, roasted beef, beef roast",
    "Lamb, NS as to cut": "lamb, roast lamb, lamb roast",
    "Duck, cooked, skin not eaten": "duck",
    # fruit, vegetables, nuts, oils
    "Asian stir fry vegetables, cooked, fat added": "stir fry, stir-fry, stirfry, veg stir fry, stir fried vegetables",
    "Potato, french fries, NFS": (
        "fries, french fries, hot chips, oven chips, oven fries, triple cooked chips, hand cut chips, chunky chips,"
        "thick cut chips, air fryer chips, air fried chips"
    ),
    "Walnuts, excluding honey roasted": "walnuts, walnut, walnut halves, chopped walnuts",
    "Lettuce, salad with assorted vegetables including tomatoes and/or carrots, no dressing": (
        "salad, green salad, side salad, mixed salad, garden salad, tossed salad"
    ),
    "Garlic, raw": "garlic clove, garlic cloves, cloves of garlic, minced garlic, crushed garlic",
    "Salt, table": (
        "salt, sea salt, rock salt, kosher salt, himalayan salt, pink salt, himalayan pink salt, cooking salt,"
        "fine salt, sea salt flakes, flaky salt, flaky sea salt, coarse salt"
    ),
    "Potato chips, plain": "chips, crisps, potato chips, potato crisps, ready salted crisps",
    "Mixed salad greens, raw": "greens, salad greens, mixed greens, salad leaves, mixed leaves",
    "Salad dressing, NFS, for salads": "dressing, salad dressing",
    "Cantaloupe, raw": "melon, cantaloupe",
    "Cabbage, green, raw": "cabbage, white cabbage, green cabbage",
    "Tomato sauce, canned, no salt added": "tomato sauce, passata",
    "Mushrooms, brown, italian, or crimini, raw": (
        "cremini, cremini mushrooms, crimini mushrooms, crimini, chestnut mushrooms, baby bella mushrooms,"
        "brown mushrooms, swiss brown mushrooms"
    ),
    "Mushrooms, portabella, raw": "portobello, portobello mushroom, portabella, portabella mushroom, flat mushroom",
    "Tomatoes, grape, raw": "cherry tomatoes, grape tomatoes, cherry tomato, grape tomato",
    "Tomatoes, canned, cooked": (
        "canned tomatoes, tinned tomatoes, canned chopped tomatoes, tinned chopped tomatoes, tin of tomatoes,"
        "tin of chopped tomatoes, can of tomatoes, tin tomatoes, crushed tomatoes, diced canned tomatoes"
    ),
    "Ginger root, raw": "ginger, fresh ginger, root ginger, ginger root, grated ginger, fresh root ginger",
    "Lemon peel, raw": (
        "lemon zest, lemon rind, lemon peel, zest of lemon, grated lemon zest, lime zest, zest of lime,lemon rind zest"
    ),
    "Orange peel, raw": "orange zest, orange rind, orange peel, zest of orange",
    "Apple, raw": "pink lady apple, pink lady, braeburn, braeburn apple, jazz apple, cox apple, bramley apple",
    "Potato, NFS": "maris piper potatoes, king edward potatoes, yukon gold potatoes, baby potatoes",
    "Potato, roasted, NFS": "roast potatoes, roast potato, roasties, roasted potatoes",
    "Tomatoes, raw": "vine tomatoes, plum tomatoes, beefsteak tomato, roma tomatoes",
    "Edamame, cooked": "edamame, edamame beans",
    "Classic mixed vegetables, NS as to form, cooked": (
        "vegetables, veg, veggies, mixed vegetables, mixed veg, steamed vegetables, cooked vegetables,steamed veg"
    ),
    "Collards, NS as to form, cooked": "collard greens, collards, cooked collard greens",
    "Tofu, raw, firm, prepared with calcium sulfate": "tofu, firm tofu, bean curd",
    "Peppermint, fresh": "mint, fresh mint, mint leaves, fresh mint leaves",
    "Dill weed, fresh": "dill, fresh dill",
    "Vegetable oil, NFS": "oil, vegetable oil, cooking oil, frying oil",
    "Vinegar, cider": "cider vinegar, apple cider vinegar, acv, apple vinegar",
    "Vinegar": "vinegar, rice vinegar, rice wine vinegar, malt vinegar, white wine vinegar, sherry vinegar",
    "Spices, paprika": (
        "paprika, smoked paprika, sweet paprika, hot paprika, paprika powder, ground paprika,"
        "sweet smoked paprika, smoked sweet paprika, hungarian paprika"
    ),
    "Spices, mustard seed, ground": "dry mustard, mustard powder, dry mustard powder, ground mustard, powdered mustard",
    "Spices, saffron": "saffron, saffron threads, saffron strands, saffron thread",
    "Spices, pepper, black": (
        "ground pepper, ground black pepper, freshly ground pepper, freshly ground black pepper, cracked pepper"
    ),
    "Italian dressing, made with vinegar and oil": "vinaigrette, oil and vinegar dressing, french vinaigrette",
    "Pesto sauce": "pesto, green pesto, basil pesto, pesto sauce",
    "Mayonnaise, regular": "mayo, mayonnaise, garlic mayo, garlic mayonnaise, aioli, lemon mayo",
    "Butter, NFS": "butter, garlic butter, herb butter",
    "Grape leaves stuffed with rice": "stuffed vine leaves, stuffed grape leaves, vine leaves, dolmades",
    "Mustard": "mustard, dijon mustard, dijon, wholegrain mustard, english mustard, grain mustard, yellow mustard",
    "Spices, pepper, red or cayenne": (
        "chilli flakes, chili flakes, red pepper flakes, crushed red pepper, cayenne, cayenne pepper,"
        "crushed red pepper flakes, red chilli flakes, red chilli powder"
    ),
    # drinks
    "Water, tap": "water, tap water, ice, ice cube, crushed ice",
    "Sports drink, NFS": "sports drink",
    "Soft drink, ginger ale": "ginger ale, ginger beer",
    "Soft drink, cream soda": "cream soda",
    "Tea, hot, leaf, black": (
        "tea, black tea, cup of tea, cuppa, hot tea, english breakfast tea, earl grey, earl grey tea,"
        "builder's tea, darjeeling, darjeeling tea, assam tea, ceylon tea, breakfast tea, yorkshire tea, pg tips"
    ),
    "Tea, hot, herbal": (
        "herbal tea, peppermint tea, mint tea, rooibos, rooibos tea, fruit tea, ginger tea, lemon and ginger tea,"
        "fennel tea, herbal infusion"
    ),
    "Coffee, brewed": (
        "coffee, black coffee, filter coffee, drip coffee, brewed coffee, french press, french press coffee,"
        "cafetiere coffee, pour over, pour over coffee, long black, americano"
    ),
    "Coffee, cafe con leche": "milky coffee",
    "Coffee, Latte, nonfat": "skinny latte, skim latte, skinny flat white",
    "Coffee, Latte, with non-dairy milk": "oat milk latte, oat latte, almond milk latte, oat flat white",
    "Coffee, Latte, flavored": (
        "pumpkin spice latte, vanilla latte, caramel latte, hazelnut latte, gingerbread latte, flavored latte"
    ),
    "Coffee, Cafe Mocha": "mocha, cafe mocha, caffe mocha, caffè mocha",
    "Coffee, espresso": "espresso, double espresso, single espresso, espresso shot, ristretto, short black, doppio",
    "Wine, white": "dry white wine, white wine, pinot grigio, sauvignon blanc, chardonnay, riesling",
    "Wine, red": "dry red wine, red wine, merlot, shiraz, malbec, rioja, cabernet sauvignon, pinot noir",
    "Wine, rose": "rose wine, rosé, rose, rosé wine",
    "Gin and tonic": "gin and tonic, g&t, g & t, gin tonic",
    # sandwiches, snacks, sweets
    "Veggie burger patty, no bun": "veggie burger no bun, vegan burger no bun, veggie burger without bun",
    "Chocolate candy": "candy bar",
    "Sandwich, NFS": "sandwich, sub, sub sandwich, submarine sandwich",
    "Peanut butter and jelly sandwich, NFS": "pb&j, pb & j, pb and j, pbj, peanut butter jelly sandwich",
    "Cake or cupcake, white with white icing, bakery": "cupcake, fairy cake",
    "Grilled cheese sandwich, NFS": "grilled cheese, cheese toastie, toasted cheese, grilled cheese sandwich",
    "Vanilla extract": "vanilla, vanilla essence, vanilla extract",
    "Cocoa, dry powder, unsweetened": "cocoa powder, unsweetened cocoa, cacao powder, unsweetened cocoa powder",
    "Sugar substitute, powder, NFS": "sweetener, artificial sweetener, sugar substitute",
    "Beverages, Protein powder whey based": "whey protein, whey powder, protein powder, whey protein powder",
    "Cookie, gingersnaps": "ginger biscuit, ginger nut, gingersnap, ginger nut biscuit, ginger cookie",
    "Macaroni or noodles with cheese": (
        "macaroni cheese, mac and cheese, mac & cheese, mac n cheese, macaroni and cheese"
    ),
    "Pizza, cheese, from restaurant or fast food, medium crust": (
        "margherita pizza, pizza margherita, margarita pizza, cheese pizza, plain pizza, margherita"
    ),
    "Sausage, meatless": "veggie sausage, vegetarian sausage, vegan sausage, meatless sausage",
    "Sausage, NFS": "sausage, snag, banger, bangers, snags",
}


def meanings() -> Iterator[tuple[str, str]]:
    """(words, name) of every list."""
    for listed in (_MEANT, KITCHENS, BRANDS, LANGUAGES):
        for name, phrases in listed.items():
            for words in phrases.split(","):
                yield words.strip(), name


BARE: Final = dict(meanings())
