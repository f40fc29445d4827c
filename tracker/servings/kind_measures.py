"""What a measure of a kind of food weighs where the food's own table does not say: a slice of Gouda, a jar of olives.

From USDA's own measures of foods of that kind (SR Legacy 2018, FNDDS 2021-2023: cheese by the slice 21 g, in soft
slices 28 g, by the wedge 38 g, by the cubic inch 17 g, a stick of butter 113 g, a bunch of spinach 340 g, ten sheets of
laver 26 g, a loaf of Italian bread 454 g, a steak 160 to 240 g, a chicken breast 140 g, an ounce of nuts by its
kernels, a piece of chocolate 8 g and a bar 1.55 oz, a wafer bar of four fingers 42 g, a small shortbread 20 g, a large
strip of carrot 7 g, ten pea pods 34 g, a packet of oatmeal with its water 148 g, one fruit or vegetable of that kind),
else from so many of its pieces (a bunch of five bananas, a row of four squares), else the sizes that it is sold in:
cans of 15 oz with their liquid, drained 9 oz, 12 oz of meat, 5 oz of fish, drained 4 oz; jars of 16 oz; a dozen eggs.
A thumb of ginger is a tablespoon or two of slices; ten cardamom pods, and one stick of cinnamon, are a teaspoon ground.
"""

import re
from typing import Final

from foods.models import Food

_CHEESE: Final = (
    r": cheese, (?!.*(cottage|ricotta|cream|grated|spread|dip|sauce|shredded)|.*\b(with|and) (vegetables|fruit))"
)
_SOFT: Final = r".*(brie|camembert|feta|goat|blue|roquefort|gorgonzola|limburger|fresh|queso|neufchatel)"
_GREENS: Final = r": ((mustard|turnip|beet|collard) greens|greens|kale|chard|collards|pak choi|cabbage, (chinese|bok))"
_HERBS: Final = (
    r": (parsley|cilantro|coriander|basil|dill|dill weed|mint|peppermint|spearmint|chives|thyme|rosemary|oregano|sage"
    r"|tarragon)\b|: spices.*fresh|: herbs"
)
_BERRIES: Final = r": (blueberries|raspberries|blackberries|currants|gooseberries|cherries)"
_LEAVES: Final = r": (lettuce|spinach|arugula|mixed salad greens|watercress|salad)\b"
_CHOCOLATE: Final = r"^candy containing chocolate|: (candies, .*chocolate|chocolate, dark)|: white chocolate candy"
_POURED: Final = r"milk|cream\b|juice|\boils?\b|vinegar|\bwater|\bwine|liqueur|rum\b|brandy|coffee|\btea\b|broth|syrup"
# Measure, what is told of the kind (group: name, casefolded), and grams. The first that fits tells.
_OF_KINDS: Final = tuple(
    (frozenset(measures.split()), re.compile(pattern), grams)
    for measures, pattern, grams in (
        ("slice", _CHEESE + _SOFT, 28.0),
        ("slice", _CHEESE, 21.0),
        ("wedge", _CHEESE, 38.0),
        ("cube", _CHEESE, 17.0),
        ("stick string chunk", _CHEESE, 28.0),
        ("ball", r": cheese, mozzarella", 113.0),
        ("square", _CHOCOLATE, 8.0),
        ("row", _CHOCOLATE, 32.0),
        ("bar", _CHOCOLATE, 44.0),
        ("finger stick", r"kit kat", 10.5),
        ("finger", r"shortbread", 20.0),
        ("sheet board", r"matzo", 28.0),
        ("half", r"egg, deviled", 30.0),  # what the survey calls one of them
        ("stick strip", r": (carrots?|cucumbers?|peppers?, sweet).*raw", 7.0),
        ("envelope package", r": (oatmeal|cereals, oats, instant)", 148.0),
        ("pouch", r": rice.*cooked", 250.0),
        ("carton tray box", r": egg, whole", 600.0),
        ("thumb", r"ginger root|turmeric|galangal|horseradish", 15.0),
        ("spray", r"\boil\b", 0.3),
        ("twist", r"^spices and herbs", 0.1),
        ("leaf", r": chard", 48.0),
        ("nest", r"(noodles|pasta|spaghetti|vermicelli)\b.*cooked", 140.0),
        ("nest", r"noodles|pasta|spaghetti|vermicelli", 62.0),
        ("one pod", r"cardamom", 0.2),
        ("stick", r"cinnamon", 2.6),
        ("one pod", r"snow ?peas|edible-podded", 3.4),
        ("one piece", r"candies, fudge", 17.0),
        ("one", r": (mixed nuts|nuts, nfs)", 1.5),
        ("one", r"mollusks, scallop", 15.0),
        ("block", r": cheese, (?!.*(grated|shredded))", 227.0),
        ("stick", r": (light )?(butter|margarine)(?! replacement)|spread.*(stick|margarine)", 113.0),
        ("pat", r": (light )?(butter|margarine)(?! replacement)|margarine", 5.0),
        ("bunch", r": grapes?, (?!canned)", 150.0),
        ("bunch", r": bananas?, (raw|ripe)", 590.0),
        ("bunch", r": spinach", 340.0),
        ("bunch", r": broccoli", 608.0),
        ("bunch", r": asparagus", 240.0),
        ("bunch", r": (beets|carrots|turnips?)\b", 300.0),
        ("bunch", r": radish", 50.0),
        ("bunch", r": (onions?, (spring|green|young)|scallions)|: leeks?", 90.0),
        ("bunch head", r": celery", 440.0),
        ("bunch", r": (watercress|arugula|cress)", 110.0),
        ("bunch", _GREENS, 250.0),
        ("bunch", _HERBS, 50.0),
        ("head", r": garlic, (?!powder)", 40.0),
        ("head", r": (cabbage, (chinese|bok)|pak choi)", 840.0),
        ("head", r": cauliflower", 588.0),
        ("head", r": broccoli", 300.0),
        ("head", r": (fennel)", 234.0),
        ("head", r": (endive|escarole|chicory)", 513.0),
        ("loaf", r": bread, (?!.*(stick|pita|naan|crumb))", 454.0),
        ("sheet", r"seaweed|\bnori\b|laver", 2.6),
        ("block package", r": tofu", 350.0),
        ("punnet box container", r": strawberries, (raw|fresh)", 250.0),
        ("punnet box container", _BERRIES + ", raw", 150.0),
        ("punnet box package", r": mushrooms?, .*raw", 225.0),
        ("punnet", r": (tomatoes|tomato|grapes)\b", 250.0),
        ("jar", r": olives", 160.0),
        ("jar", r": (capers|.*\bpesto|.*horseradish)", 100.0),
        ("jar", r": pickles?\b|: (cucumber|peppers?|beets).*pickled", 300.0),
        ("jar", r": (jams?|jelly|jellies|honey|marmalade|preserves)\b", 340.0),
        ("jar", r"(peanut|nut|almond|cashew) (butter|spread)|seed butter|nutella|hazelnut spread", 454.0),
        ("jar", r"(spaghetti|pasta|marinara|tomato|alfredo|curry) sauce|sauce, (pasta|tomato)", 680.0),
        ("jar", r": (salsa|sauce, salsa|applesauce|sauerkraut|mayonnaise)|: .*queso", 454.0),
        ("package sleeve bag", r": (crackers?|snacks, crackers)", 28.0),
        ("package", r": cookies?\b|: biscuit", 50.0),
        ("package", r"ramen|instant noodle", 85.0),
        ("bag", _LEAVES, 142.0),
        ("bag", r"frozen", 340.0),
        ("bag package", r": (nuts|almonds|cashews|peanuts|mixed nuts|trail mix|raisins|dried fruit|.*\bseeds)", 50.0),
        ("bag package", r": (snacks, )?(pretzels|popcorn|corn (chips|nuts)|tortilla chips|pork (skin|rind)s?)", 40.0),
        ("bag", r": (carrots|potato|potatoes|apples?|onions)\b.*raw", 907.0),
        ("dash", _POURED, 5.0),
        ("one", r"(nuts, |: )cashew(?!.*(butter|milk))", 1.6),
        ("one", r"(nuts, |: )almonds?\b(?!.*(butter|milk|paste))", 1.2),
        ("one", r"(nuts, |: )hazelnut", 1.4),
        ("one", r"(nuts, |: )(walnuts|pecans)", 2.0),
        ("one", r"(nuts, |: )macadamia", 2.6),
        ("one", r"(nuts, |: )pistachio", 0.6),
        ("one", r": peanuts", 0.9),
        ("one cap", r": mushrooms?, (?!.*(portabella|enoki|canned))", 18.0),
        ("one cap", r": mushrooms?, portabella", 84.0),
        ("one", r": okra", 12.0),
        ("one", r": raisins", 0.5),
        ("one", r": (cherry|grape) tomato|: tomatoes, (cherry|grape)", 10.0),
        ("one", r": strawberries", 12.0),
        ("one", r": grapes?, (?!canned)", 5.0),
        ("one", r": brussels sprouts", 19.0),
        ("one", r": olives", 4.0),
        ("one", r": cherries, (?!.*(maraschino|dried))", 8.0),
        ("one", r": radishes, (?!.*(oriental|dried))", 4.5),
        ("one", r": (beans, snap|green beans|beans, green)", 5.5),
        ("one leaf", r"\bbay lea", 0.2),
        ("one", r": (nuts, )?coconut (meat, raw|, fresh|fresh)|: coconut, fresh", 397.0),
        ("spear", r": broccoli", 31.0),
        ("stalk crown", r": broccoli", 151.0),
        ("stalk stick", r": rhubarb", 51.0),
        ("steak", r"^beef.*steak", 200.0),
        ("leg drumstick thigh wing", r"^poultry.*: turkey", 200.0),
        ("breast", r"^poultry.*breast", 140.0),
        ("can", r"corned beef|luncheon meat", 340.0),
        ("can", r"finfish|\bfish\b|tuna|shellfish", 113.0),
        ("can", r"(bean|chickpea|pea|corn|legume|lentil|hominy).*drained", 255.0),
        ("can", r"olives", 170.0),
        ("can", r"\bcanned\b", 425.0),
        ("can", r"legume|bean|vegetable|tomato|corn\b|fruit|chili|pasta|ravioli|spaghetti|pumpkin", 425.0),
    )
)  # fmt: skip


def kind_measure_g(measure: str, food: Food) -> float | None:
    """Grams in a measure of a food as in those of its kind; None where none is told."""
    told = f"{food.group}: {food.name}".casefold()
    return next((grams for names, pattern, grams in _OF_KINDS if measure in names and pattern.search(told)), None)
