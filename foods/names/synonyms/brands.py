"""What a brand's name means by itself: the table's food of that brand, or the food it is where the table has no brands.

The name in the food table, and the words that mean it.
"""

from typing import Final

BRANDS: Final = {
    # drinks
    "Soft drink, cola": "coke, cola, coca cola, pepsi",
    "Soft drink, cola, diet": (
        "coke zero, zero coke, coca cola zero, cola zero, pepsi max, diet coke, diet pepsi, diet cola, coke light"
    ),
    "Soft drink, fruit flavored, caffeine free": "7up, 7 up, seven up, lemon lime soda",
    "Soft drink, pepper type": "dr pepper, doctor pepper",
    "Energy drink (Red Bull)": "red bull, redbull",
    "Energy drink (Monster)": "monster, monster energy, monster energy drink",
    "Water, tonic": "tonic, tonic water, schweppes tonic, schweppes tonic water",
    "Water, carbonated, plain": (
        "perrier, san pellegrino, soda water, fizzy water, sparkling water, sparkling mineral water"
    ),
    "Water, bottled, plain": "evian, volvic, smart water, smartwater, mineral water, still water, bottled water",
    "Orange juice, 100%, canned, bottled or in a carton": "tropicana, tropicana orange juice",
    "Oat milk": "oatly",
    "Milk, malted": "horlicks, milo",
    "Frozen coffee drink": "frappuccino, starbucks frappuccino, coffee frappuccino",
    "Liqueur, cream": "baileys, baileys irish cream, irish cream, irish cream liqueur",
    "Beer": (
        "heineken, corona, corona extra, budweiser, carlsberg, stella artois, stella, peroni, fosters, carling,"
        "san miguel, becks, tsingtao, asahi, modelo, modelo especial, kingfisher, guinness, pilsner, pilsener,"
        "pils, ipa, pint of beer, pint of lager, draft beer, draught beer"
    ),
    "Hard seltzer": "white claw, hard seltzer, truly hard seltzer",
    "Whiskey": "jack daniels, jameson, johnnie walker, bourbon, scotch",
    "Vodka": "smirnoff vodka, absolut, grey goose",
    "Rum": "bacardi, captain morgan",
    "Gin": "gordons gin, bombay sapphire, hendricks",
    "Tomato and vegetable juice, 100%": "v8, v8 juice",
    "Fruit juice drink, with high vitamin C": "hawaiian punch",
    "Tea, iced, bottled, black": "lipton iced tea, nestea, snapple, arizona iced tea, bottled iced tea",
    "Water, carbonated, flavored": "la croix, lacroix, flavored sparkling water",
    "Nutritional drink or shake, ready-to-drink (Boost)": "boost",
    "Beer, light": "bud light, coors light, miller lite",
    # the morning
    "Cereals ready-to-eat, WEETABIX whole grain cereal": "weetabix, weetbix, weet bix, weetabix biscuit",
    "Cereal, rice crispy, plain": "rice krispies, rice bubbles, rice crispies, kelloggs rice krispies",
    "Cereal, chocolate crispy": "coco pops, cocoa krispies, coco krispies",
    "Waffle, plain": "waffle, eggo, eggo waffle, toaster waffle, frozen waffle",
    "Cereal, shredded wheat, plain": "shredded wheat, shreddies",
    "Cereal, corn flakes, flavored": "crunchy nut cornflakes, crunchy nut corn flakes, frosted flakes",
    "Cereals ready-to-eat, POST, GRAPE-NUTS Cereal": "grape nuts",
    "Cereals ready-to-eat, POST Raisin Bran Cereal": "raisin bran",
    "Chocolate hazelnut spread": "nutella",
    "Cream cheese, regular, plain": "philadelphia, philadelphia cream cheese, philly cream cheese, plain cream cheese",
    "Cheese, Gouda or Edam": "babybel, mini babybel",
    "Cheese, American": "american cheese, kraft singles, american cheese slice, cheese single",
    "Cheese spread, American or Cheddar cheese base": "laughing cow, dairylea, velveeta, spreadable cheese",
    # sauces
    "Steak sauce": "hp sauce, brown sauce",
    "Worcestershire sauce": "worcestershire, worcester sauce, worcestershire sauce, lea and perrins",
    "Mayonnaise, regular": "hellmanns, hellmanns mayonnaise, hellmanns mayo",
    "Soup, chicken broth cubes, dry": (
        "stock cube, bouillon cube, oxo cube, knorr stock cube, chicken stock cube, chicken bouillon cube"
    ),
    "Baked beans": "heinz beans, heinz baked beans, baked beans in tomato sauce",
    # quick dishes
    "Macaroni or noodles with cheese, made from packaged mix": (
        "kraft dinner, kraft mac and cheese, boxed mac and cheese"
    ),
    "Soup, ramen noodles, water added": (
        "instant noodles, instant ramen, ramen noodles, pot noodle, cup noodles, two minute noodles,"
        "maggi noodles, maggi"
    ),
    # what a restaurant is known for
    "KFC, Fried Chicken, ORIGINAL RECIPE, Breast, meat and skin with breading": (
        "kfc, kfc chicken, kfc original recipe, kfc original recipe chicken, kfc original chicken, kfc breast,"
        "kentucky fried chicken"
    ),
    "Doughnut, NFS": "dunkin donut, dunkin donuts",
    # yogurt, butters and nuts
    "Yogurt, Greek, whole milk, plain": "fage, fage yogurt, chobani plain, fage total",
    "Yogurt, low fat milk, fruit": "activia, yoplait, dannon yogurt, muller corner, muller light, petit filous",
    "Peanut butter": "jif, skippy, jif peanut butter, skippy peanut butter, sun pat",
    "Almond milk, sweetened": "almond breeze, almond breeze original, alpro almond milk",
    "Coconut water, unsweetened": "vita coco, vita coco coconut water",
    "Peanuts, roasted, salted": "planters peanuts, kp peanuts, salted peanuts",
    "Cereal, corn flakes, plain": "kelloggs corn flakes, kelloggs cornflakes",
    "Crackers, water": "cream cracker, cream crackers, jacobs cream cracker, water biscuit",
    # snacks and sweets
    "Tortilla chips, nacho cheese flavor (Doritos)": "doritos, nacho cheese doritos, tangy cheese doritos",
    "Cheese flavored corn snacks (Cheetos)": "cheetos",
    "Corn chips, plain (Fritos)": "fritos",
    "Potato chips, plain": "lays, lays chips, walkers, walkers crisps, lays potato chips",
    "Potato chips, ruffled, plain": "ruffles",
    "Crackers, cheese (Cheez-It)": "cheez its, cheez it",
    "Crackers, wheat, plain (Wheat Thins)": "wheat thins",
    "Crackers, woven wheat, plain (Triscuit)": "triscuits",
    "Snacks, KELLOGG, KELLOGG'S RICE KRISPIES TREATS Squares": "rice krispie treat, rice krispies treat",
    "Potato chips, restructured, plain": "pringles, original pringles",
    "Crackers, butter (Ritz)": "ritz, ritz cracker",
    "Crackers, crispbread": "ryvita, rye crispbread, wasa, knackebrod, knackebrot",
    "Candies, MARS SNACKFOOD US, SNICKERS Bar": "snickers, snickers bar",
    "Candies, MARS SNACKFOOD US, TWIX Caramel Cookie Bars": "twix, twix bar",
    "Candies, MARS SNACKFOOD US, MILKY WAY Bar": "milky way, milky way bar, mars bar, mars",
    "Candies, MARS SNACKFOOD US, M&M's Milk Chocolate Candies": "m&ms, m & ms, m and ms, plain m&ms",
    "Candies, MARS SNACKFOOD US, M&M's Peanut Chocolate Candies": "peanut m&ms",
    "Candies, MARS SNACKFOOD US, SKITTLES Original Bite Size Candies": "skittles",
    "Candies, KIT KAT Wafer Bar": "kit kat, kitkat, kit kat bar",
    "Candies, REESE'S PIECES Candy": "reeses pieces",
    "Candies, ALMOND JOY Candy Bar": "almond joy",
    "Candies, NESTLE, BUTTERFINGER Bar": "butterfinger",
    "Candies, NESTLE, BABY RUTH Bar": "baby ruth",
    "Candies, MARS SNACKFOOD US, 3 MUSKETEERS Bar": "3 musketeers, three musketeers, musketeers",
    "Candies, butterscotch": "werthers, werthers original, butterscotch candy",
    "Candy, hard": "boiled sweets, hard candy",
    "Candy, mint": "mentos, altoids, polo mints",
    "Ice cream bar, vanilla, chocolate coated": "magnum, magnum ice cream",
    "Ice cream cone, vanilla, prepackaged": "cornetto",
    "Doughnut, yeast type": "krispy kreme, krispy kreme donut, glazed donut",
    "Candies, REESE'S Peanut Butter Cups": "reeses, reeses peanut butter cups, peanut butter cups, reeses cups",
    "Candies, TOBLERONE, milk chocolate with honey and almond nougat": "toblerone",
    "Candies, milk chocolate": (
        "milk chocolate, milk chocolate bar, chocolate bar, dairy milk, cadbury dairy milk,hershey bar"
    ),
    "Candy, gummy": "haribo, gummies, gummy bears, gummi bears, jelly babies, wine gums, gummy candy, sour patch kids,"
    "swedish fish",
    "Cookie, chocolate sandwich": "oreo, oreo cookie, oreos, bourbon biscuit, bourbon creams",
    "Cookie, vanilla sandwich": "custard creams, golden oreos",
}
