"""English plurals of what portions are counted in: "slices", "leaves", "2 oz"; only of the words that stand here.

A word that does not stand here gets no plural, so that none is wrong: "2 × 1 Scheibe".
"""

from typing import Final, NamedTuple

_COUNTED: Final = """
    almond ampoule anchovy apple apricot artichoke avocado back bag bagel baguette ball banana bar bean bear beet
    beignet berry bird biscuit bite blackberry block bone bottle bowl box breadstick breast broadbean brownie bulb
    bun bunch burger burrito cake calzone can cap caplet capon capsule caramel carrot carton chappatti chayote
    cheeseburger cherry chicken chili chiliburger chip chop chunk circle clam claw clove cob cocktail coconut coffee
    cone container cookie corm corndog crab cracker crepe crisp crispbread croissant croquette crouton cruller
    crumpet crust cube cucumber cup cupcake curd cutlet dash date dinner dinosaur dish dog dollop donette donut dose
    doughnut dove drink drizzle drop drum drumette drummette drumstick duck dumpling ear eclair egg eggplant
    enchilada entree envelope fajita fig filet fillet finger flatbread flauta floret flower floweret footlong frank
    frankfurter fritter frond fruit fry gherkin gizzard glass goose gourd grape grapefruit gumdrop gummy half
    hallaca hamburger handful head heart hen hock hole honeybun horn hotcake injera item jalapeno jar jelly jigger
    jiggler kernel kidney knob knot kolache ladyfinger lasagna leaf leek leg lemon lime link liver loaf lobster
    lozenge lychee mango matzo meal meatball medallion melon meringue milkshake miniature moussaka muffin mug
    mushroom mussel naan napoleon neck neckbone nugget nut nutmeat olive onion orange order oyster pack package
    packet pad pair pakora pancake papad paper paratha parfait parsnip pastille pastry pat pattie patty pea peach
    peanut pear pepper petiole pheasant pickle pie piece pierogi pill pimiento pinch pita pizza plant plantain plate
    plum pocket pod pomegranate pone pop popover popsicle portion pot potato pouch prawn pretzel prune puff puppy
    puri quarter quesadilla quiche rack radish raisin rasher raspberry rib rind ring roast rod roll root rosette
    roti round rump rusk sachet salad saltine sandwich sapodilla sardine sausage scallop scone scoop section seed
    serving shake shank sheet shell shishkabob shoestring shoot shot skewer sleeve slice slider smoothie snail soda
    softgel sopaipilla spear splash sponge spoon spoonful spray sprig sprout squab square squeeze stack stacker
    stalk steak stem stick straw strawberry string strip stromboli strudel sub submarine sundae sweetpotato swirl
    tablet taco tail tamale tamarind taquito tart tender thigh tip toast tomato tortilla tray treat tub tube turkey
    turnover twist unit vial wafer waffle walnut waterchestnut wedge white wing worm wrap wrapper yam yield yolk
    tablespoon teaspoon quart pint gallon liter litre milliliter millilitre gram ounce pound inch
"""
_UNCHANGED: Final = (
    "oz lb g kg ml mL l tbsp tsp fish goldfish crayfish shrimp quail squash manicotti cannelloni crostini"
)
_IRREGULAR: Final = {
    "goose": "geese", "half": "halves", "leaf": "leaves", "loaf": "loaves",
    "mango": "mangoes", "potato": "potatoes", "sweetpotato": "sweetpotatoes", "tomato": "tomatoes",
}  # fmt: skip
_HISSING: Final = ("s", "x", "ch", "sh", "z")


class Forms(NamedTuple):
    one: str
    many: str


def _regular(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


_FORMS: Final = [Forms(word, _IRREGULAR.get(word) or _regular(word)) for word in _COUNTED.split()]
_BY_WORD: Final = {form: forms for forms in _FORMS for form in forms} | {
    word: Forms(word, word) for word in _UNCHANGED.split()
}


def forms_of(word: str) -> Forms | None:
    """The singular and plural of a word in either, its capital kept; None where it does not stand here."""
    if word in _BY_WORD or not word[:1].isupper():
        return _BY_WORD.get(word)
    forms = _BY_WORD.get(word.lower())
    return Forms(forms.one.capitalize(), forms.many.capitalize()) if forms else None
