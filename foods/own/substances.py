"""What supplements hold, as people name it: vitamins, minerals and the rest, their salts, and what they come as.

A phrase is a tuple of plain words and numbers ("vitamin", "d", "3"), as `said_supplement` reads them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from foods.nutrients import CAFFEINE, CALCIUM, MAGNESIUM, POTASSIUM, SODIUM, VITAMIN_D, Nutrient
from foods.own.labels import Unit
from foods.own.supplements import BY_KEY, Compound, Unlisted

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Substance:
    """One thing that is taken in doses.

    `nutrient` is what the diary counts of it, None where it counts nothing; `unit` what a number alone is taken in.
    `unlisted` is what one that is named by this alone holds besides: nothing of what a label would have to list, or
    nobody knows; None where the name says no amount at all ("multivitamin"). `is_food` is one that the kitchen has
    too: only a dose or a capsule makes it a supplement.
    """

    name: str
    nutrient: Nutrient | None = None
    unit: Unit = Unit.MG
    unlisted: Unlisted | None = Unlisted.ABSENT
    is_food: bool = False


# Names, each with what else it is called: "Name: other|other; Name".
_OF_VITAMINS: Final = {
    Unit.IU: "Vitamin D3: cholecalciferol; Vitamin D2: ergocalciferol; Vitamin D; Vitamin A: retinol|beta carotene"
    "; Vitamin E: tocopherol|alpha tocopherol|mixed tocopherols",
    Unit.UG: "Vitamin B12: cobalamin|methylcobalamin|cyanocobalamin|methyl b12|methyl b 12"
    "; Vitamin B9: folate|folic acid|folacin|methylfolate|l methylfolate|5 mthf; Vitamin B7: biotin"
    "; Vitamin K2: mk7|mk4|mk 7|mk 4|menaquinone; Vitamin K1: phylloquinone|phytonadione; Vitamin K",
    Unit.MG: "Vitamin C: ascorbic acid|ester c; Vitamin B1: thiamine|thiamin|benfotiamine; Vitamin B2: riboflavin"
    "; Vitamin B3: niacin|niacinamide|nicotinamide|nicotinic acid; Vitamin B5: pantothenic acid|pantothenate"
    "; Vitamin B6: pyridoxine|p5p|p 5 p"
    "; Vitamin B complex: b complex|vit b complex|b vitamins|b vitamin|vitamins b",
}
_COUNTED: Final = {
    MAGNESIUM: "Magnesium: mag|milk of magnesia|epsom salt|epsom salts",
    CALCIUM: "Calcium",
    POTASSIUM: "Potassium",
    SODIUM: "Sodium",
    CAFFEINE: "Caffeine",
}
# One chemical each: a panel would list what else of ours is in it.
_PURE: Final = {
    Unit.UG: "Selenium; Iodine: iodide; Chromium; Molybdenum; Vanadium",
    Unit.G: "Creatine; Glutamine: l glutamine; Glycine; Beta-alanine; Leucine: l leucine; BCAA: bcaas; EAA: eaas; HMB"
    "; Citrulline: l citrulline; D-mannose; Inositol: myo inositol; Betaine",
    Unit.MG: "Zinc; Iron: ferrous; Copper; Manganese; Boron; Silicon; Phosphorus; Lithium; Choline; Taurine: l taurine"
    "; L-theanine: theanine; L-carnitine: carnitine|acetyl l carnitine|alcar; L-arginine: arginine; L-lysine: lysine"
    "; L-tyrosine: tyrosine; L-tryptophan: tryptophan; 5-HTP: 5htp; GABA; NAC: n acetyl cysteine|acetylcysteine"
    "; Melatonin; Coenzyme Q10: coq10|co q10|coq 10|co q 10|q10|ubiquinol|ubiquinone|coenzyme q 10|co enzyme q10"
    "|co enzyme q 10; Alpha-lipoic acid: lipoic acid|ala|r ala; Glucosamine; Chondroitin; MSM; Hyaluronic acid; Lutein"
    "; Zeaxanthin; Lycopene; Astaxanthin; Resveratrol; Quercetin; Berberine; PQQ; NMN; SAMe: sam e; DHEA; DIM"
    "; Phosphatidylserine; Glutathione",
}
# Of plants, animals and microbes: what else is in them no name says.
_NATURAL: Final = (
    "Omega-3: omega 3 6 9|omega 3 fish oil|fish oil omega 3"
    "|omega 3s|omega|omegas|omega 3 fatty acids|dha|epa|epa dha|dha epa; Algae oil: algal oil"
    "; Krill oil; Collagen: collagen peptides; Psyllium: psyllium husk|psyllium husks; Probiotic: probiotics"
    "; Prebiotic: prebiotics|inulin; Ashwagandha; Rhodiola; Ginseng; Ginkgo: ginkgo biloba"
    "; St John's wort; Valerian: valerian root; Echinacea; Milk thistle; Saw palmetto; Curcumin; Evening primrose oil"
    "; Black seed oil; Bee pollen; Propolis; Royal jelly; Digestive enzymes: digestive enzyme; Lion's mane; Cordyceps"
    "; Reishi; Boswellia; Bromelain; Red yeast rice; Black cohosh; Tongkat ali; Shilajit; Nattokinase; Bacopa"
    "; Holy basil; Green tea extract; Grape seed extract"
)
_NATURAL_FOODS: Final = (
    "Fish oil; Flaxseed oil: flax oil; Fiber: fibre; Turmeric; Garlic; Ginger; Cranberry; Cinnamon; Spirulina"
    "; Chlorella; Maca; Moringa; Kelp; Elderberry; Apple cider vinegar: acv; Brewer's yeast; Aloe vera; Fenugreek"
    "; Beetroot; Lecithin; Hemp oil; Green tea; Guarana; MCT oil: mct; Activated charcoal: charcoal; CBD: cbd oil"
)
_MIXED: Final = (
    "Multivitamin: multivitamins|multi vitamin|multi vitamins|multivit|multi|multis|multimineral|multi mineral|vitamins"
    "|multivitamin and mineral|daily vitamin|daily vitamins; Prenatal vitamin: prenatal|prenatals|prenatal vitamins"
    "|prenatal multivitamin; Calcium and magnesium: cal mag|calmag|cal mag zinc; ZMA; Antacid: antacids"
    "; Trace minerals: trace mineral; Hair, skin and nails: hair skin nails"
)
_MIXED_FOODS: Final = (
    "Electrolytes: electrolyte|electrolyte mix|electrolyte powder; Cod liver oil; Greens: greens powder"
    "; Pre-workout: preworkout; Vitamin; Mineral: minerals"
)
# Salts as compounds are keyed, and those whose share of the mineral no table of ours has.
_SALTS: Final = (
    "oxide; hydroxide; citrate; malate; bisglycinate: glycinate|bis glycinate|diglycinate|di glycinate; chloride"
    "; sulfate: sulphate; carbonate; bicarbonate; gluconate; lactate; phosphate; picolinate; taurate"
    "; threonate: l threonate; aspartate; orotate; ascorbate; acetate; fumarate; monohydrate; hydrochloride: hcl"
    "; pidolate; chelate: chelated; polynicotinate; glycerophosphate; succinate; lysinate; methionine: l methionine"
)
# Alone they may be anything: with a dose they are what a label shortens so.
_SHORT: Final = {"d": "vitamin d", "c": "vitamin c", "e": "vitamin e", "mg": "magnesium", "ca": "calcium"} | {
    "zn": "zinc",
    "fe": "iron",
    "se": "selenium",
}
_SYMBOLS: Final = {MAGNESIUM: "mg", CALCIUM: "ca", POTASSIUM: "k"}
_NAMED_SALTS: Final = {"milk of magnesia": "hydroxide", "epsom salt": "sulfate", "epsom salts": "sulfate"}

# What a dose comes as, and what counts only in its own measure.
FORMS: Final = {
    "capsule": "capsules cap caps veggiecaps vcap vcaps vegicaps",
    "tablet": "tablets tab tabs",
    "softgel": "softgels gelcap gelcaps liquigel liquigels",
    "pill": "pills",
    "caplet": "caplets",
    "gummy": "gummies",
    "lozenge": "lozenges",
    "chew": "chews",
    "drop": "drops",
    "spray": "sprays",
    "sachet": "sachets packet packets stick sticks",
    "scoop": "scoops",
    "ampoule": "ampoules vial vials",
    "teaspoon": "teaspoons tsp tsps",
    "tablespoon": "tablespoons tbsp tbsps",
    "ml": "millilitre millilitres milliliter milliliters",
    "dose": "doses serving servings",
}
PILLS: Final = frozenset({"capsule", "tablet", "softgel", "pill", "caplet"})  # nothing to eat comes as these
CHEWED: Final = frozenset({"gummy", "lozenge", "chew"})


def _named(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each name of a written list, with what else it is called."""
    for line in text.split(";"):
        name, _colon, others = line.partition(":")
        yield name.strip(), [other.strip() for other in others.split("|") if other.strip()]


def phrase(text: str) -> Phrase:
    """The words of a name as they are compared: "St John's wort" is st, johns, wort."""
    plain = "".join(" " if character in "-,/" else character for character in text.casefold() if character != "'")
    return tuple(plain.split())


def _of_vitamin(name: str) -> Iterator[Phrase]:
    """The ways to write a vitamin: "vitamin d3", "vit d 3", "vitd3", "d3"; a letter alone is none."""
    code = name.split()[1].casefold()
    ways = [(code,)] if len(code) == 1 else [(code,), (code[0], code[1:])]
    for way in ways:
        for title in ("vitamin", "vitamine", "vit"):
            yield (title, *way)
    yield (f"vit{code}",)
    if len(code) > 1:
        yield from ways


def _lists() -> Iterator[tuple[str, Substance]]:
    """Each written list with what its substances have in common; their names come from the list."""
    for unit, text in _OF_VITAMINS.items():
        yield text, Substance("", None, unit)
    for nutrient, text in _COUNTED.items():
        yield text, Substance("", nutrient, is_food=nutrient in {SODIUM, CAFFEINE})
    for unit, text in _PURE.items():
        yield text, Substance("", None, unit)
    yield _NATURAL, Substance("", unlisted=Unlisted.UNKNOWN)
    yield _NATURAL_FOODS, Substance("", unlisted=Unlisted.UNKNOWN, is_food=True)
    yield _MIXED, Substance("", unlisted=None)
    yield _MIXED_FOODS, Substance("", unlisted=None, is_food=True)


def _vocabulary() -> dict[Phrase, Substance]:
    found: dict[Phrase, Substance] = {}
    for text, kind in _lists():
        for name, others in _named(text):
            nutrient = VITAMIN_D if name.startswith("Vitamin D") else kind.nutrient
            substance = replace(kind, name=name, nutrient=nutrient)
            ways = [phrase(way) for way in (name, *others)]
            for way in (*ways, *(_of_vitamin(name) if name.startswith("Vitamin ") else ())):
                found.setdefault(way, substance)
    return found | {(short,): replace(found[phrase(name)], is_food=True) for short, name in _SHORT.items()}


def _salts() -> dict[Phrase, str]:
    return {phrase(way): name for name, others in _named(_SALTS) for way in (name, *others)}


SUBSTANCES: Final[Mapping[Phrase, Substance]] = _vocabulary()
SALTS: Final[Mapping[Phrase, str]] = _salts()
NAMED_SALTS: Final[Mapping[Phrase, str]] = {phrase(name): salt for name, salt in _NAMED_SALTS.items()}
FORM_OF: Final = {way: form for form, ways in FORMS.items() for way in (form, *ways.split())}
LONGEST: Final = max(map(len, (*SUBSTANCES, *SALTS)))


def compound_of(nutrient: Nutrient | None, salt: str) -> Compound | None:
    """The compound whose share of the mineral is known; None where no table of ours has it."""
    return BY_KEY.get(f"{_SYMBOLS.get(nutrient, '')}_{salt}") if nutrient else None
