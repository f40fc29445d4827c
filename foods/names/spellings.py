"""Other ways to write the same word, by topic: British and American spellings and words, short forms.

They are folded wherever words are read, in names and queries alike, so here stand only words that always mean the same.
"""

from typing import Final

# The word that stands for all, and the other ways to write it.
SPELLINGS: Final = {
    # dairy and eggs
    "yogurt": "yoghurt yoghourt yogourt jogurt",
    "omelet": "omelette omlette",
    "parmesan": "parmigiano",
    "skim": "skimmed skimmilk",
    "buttermilk": "butermilk",
    # vegetables and pulses
    "eggplant": "aubergine brinjal",
    "zucchini": "courgette",
    "arugula": "rucola roquette",
    "rutabaga": "swede",
    "beet": "beetroot",
    "chard": "silverbeet",
    "chickpea": "garbanzo",
    "dal": "dhal daal dahl",
    "hummus": "hommus houmous humus hoummos humous",
    "cilantro": "dhania",
    "okra": "bhindi",
    "choy": "choi",
    "bok": "pak",
    "chili": "chile chilli chily chilly",
    "taro": "dasheen eddo",
    "soy": "soya shoyu",
    # fruit
    "papaya": "pawpaw",
    "cantaloupe": "rockmelon muskmelon",
    "tangerine": "mandarin clementine satsuma",
    "lychee": "litchi",
    "kiwi": "kiwifruit",
    # grains, bread and baking
    "donut": "doughnut",
    "pita": "pitta",
    "muesli": "musli",
    "cornstarch": "cornflour",
    "burger": "hamburger beefburger",
    "naan": "nan",
    "chapati": "chapatti",
    # nuts, seeds, oils, spices
    "peanut": "groundnut",
    "hazelnut": "filbert",
    "flaxseed": "linseed flax",
    "turmeric": "tumeric",
    # meat and fish
    "shrimp": "prawn",
    "sardine": "pilchard",
    "squid": "calamari",
    "crayfish": "crawfish crawdad",
    "frankfurter": "wiener frank weiner",
    # sauces, sweets and drinks
    "ketchup": "catsup",
    "mayonnaise": "mayo",
    "licorice": "liquorice",
    "whiskey": "whisky",
    "syrup": "sirup",
    "decaffeinated": "decaf",
    "espresso": "expresso",
    # words about food
    "fillet": "filet",
    "fiber": "fibre",
    "flavor": "flavour",
    "flavored": "flavoured",
    "color": "colour",
    "gray": "grey",
    "canned": "tinned",
    "ground": "minced mince",
    "grilled": "broiled",
    "barbecue": "bbq barbeque barbecued barbequed",
    "kabob": "kebab kebob kabab",
    "lowfat": "lofat",
    "no": "without",
    "bite": "byte",
}
