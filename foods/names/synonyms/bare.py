"""What a word or two mean by themselves, where the table has many foods that answer: the plain, usual one by its name.

Only where nothing else is asked for: "fries" are potato, and "sweet potato fries" are what they say.
"""

from typing import Final

# The name in the food table, and the words that mean it.
_MEANT: Final = {
    # bread and grains
    "Bread, white": "loaf of bread, sliced bread",
    "Bread, French or Vienna": "baguette, french stick, french bread",
    "Bread, french or vienna (includes sourdough)": "sourdough, sourdough bread",
    "Bread, pita": "pita, pitta, pita bread, pitta bread",
    "Tortilla, flour": "tortilla, wrap, tortilla wrap, flour tortilla",
    "Roll, white, soft": "roll, bread roll, dinner roll, bun, burger bun, white roll",
    "Muffin, English": "english muffin",
    "Flour, wheat, all-purpose, enriched, bleached": "flour, white flour, plain flour, all-purpose flour, ap flour",
    "Wheat flour, white, bread, enriched": "bread flour, strong flour, strong white flour",
    "Leavening agents, baking powder, double-acting, sodium aluminum sulfate": "baking powder",
    "Rice, white, cooked, no added fat": "white rice, boiled rice, steamed rice, plain rice",
    "Rice, white, long-grain, regular, raw, enriched": (
        "uncooked rice, raw rice, dry rice, uncooked white rice, raw white rice, dry white rice"
    ),
    "Cereal, granola": "granola, muesli",
    "Waffle, plain": "waffle",
    # dairy and eggs
    "Milk, whole": "milk, full fat milk, cow's milk, vitamin d milk",
    "Cream, light": "cream, coffee cream, table cream, single cream",
    "Cream, heavy": "double cream, whipping cream, thickened cream",
    "Cream, half and half": "half and half, half & half, half n half, half-and-half",
    "Yogurt, Greek, whole milk, plain": "greek yogurt, greek yoghurt, greek style yogurt, plain greek yogurt",
    "Yogurt, whole milk, plain": "plain yogurt, natural yogurt, plain yoghurt, natural yoghurt, curd, dahi",
    "Egg, yolk only, cooked, no added fat": "egg yolk, yolk, egg yolks, yolks",
    "Egg, white, cooked, no added fat": "egg white, egg whites",
    "Egg omelet or scrambled egg, made with oil": "omelet, omelette, scrambled egg, scrambled eggs, plain omelet",
    "Ice cream, vanilla": "ice cream",
    # meat, fish and dishes of them
    "Chicken, NS as to part, baked, broiled, or roasted, NS as to skin eaten": (
        "roast chicken, roasted chicken, baked chicken, grilled chicken, rotisserie chicken"
    ),
    "Beef, pot roast": "pot roast",
    "Meatballs, NS as to type of meat, with sauce": "meatballs, meatball",
    "Duck, cooked, skin not eaten": "duck",
    "Beef, ground": "mince, beef mince, minced beef, ground beef, hamburger meat",
    # fruit, vegetables, nuts, oils
    "Potato, french fries, NFS": "fries, french fries, hot chips, oven chips, oven fries",
    "Potato chips, plain": "chips, crisps, potato chips, potato crisps, ready salted crisps",
    "Walnuts, excluding honey roasted": "walnuts, walnut, walnut halves, chopped walnuts",
    "Lettuce, salad with assorted vegetables including tomatoes and/or carrots, no dressing": (
        "salad, green salad, side salad, mixed salad, garden salad, tossed salad"
    ),
    "Cantaloupe, raw": "melon, cantaloupe",
    "Cabbage, green, raw": "cabbage, white cabbage, green cabbage",
    "Tomato sauce, canned, no salt added": "tomato sauce, passata",
    "Tofu, raw, firm, prepared with calcium sulfate": "tofu, firm tofu, bean curd",
    "Peppermint, fresh": "mint, fresh mint, mint leaves, fresh mint leaves",
    "Dill weed, fresh": "dill, fresh dill",
    "Vegetable oil, NFS": "oil, vegetable oil, cooking oil, frying oil",
    "Spices, pepper, black": (
        "ground pepper, ground black pepper, freshly ground pepper, freshly ground black pepper, cracked pepper"
    ),
    # sandwiches, snacks, sweets
    "Sandwich, NFS": "sandwich",
    "Grilled cheese sandwich, NFS": "grilled cheese, cheese toastie, toasted cheese, grilled cheese sandwich",
    "Candies, milk chocolate": "milk chocolate, milk chocolate bar, chocolate bar, bar of chocolate",
    "Vanilla extract": "vanilla, vanilla essence, vanilla extract",
    "Cocoa, dry powder, unsweetened": "cocoa powder, unsweetened cocoa, cacao powder, unsweetened cocoa powder",
    "Sugar substitute, powder, NFS": "sweetener, artificial sweetener, sugar substitute",
    "Beverages, Protein powder whey based": "whey protein, whey powder, protein powder, whey protein powder",
    "Sausage, NFS": "sausage, snag, banger",
    "Soft drink, cola, diet": "coke zero, zero coke, pepsi max, diet coke, diet pepsi, diet cola, coke light",
    "Soft drink, cola": "coke, cola, coca cola, pepsi",
}

BARE: Final = {words.strip(): name for name, listed in _MEANT.items() for words in listed.split(",")}
