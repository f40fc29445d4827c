"""The single health questions: what is asked, why, what an answer changes, and what is said in its place.

After method.md section 11 and safety_gates.csv; where the two differ, the stricter one holds. How they are read:

* "X supplements" or suppress_X_supplement: no word about supplements of X (`supplements_off`); foods stay.
* a bare "X" in the table: no food is suggested for X either (`held`), and what is suggested for something else is
  poor in it (`kept_low`): high blood calcium (calcium, vitamin D), digoxin (calcium, vitamin D, potassium), whatever
  raises potassium.
* kidney disease: table and gates hold potassium and vitamin D as food; here all four are held, since the kidney team
  sets these amounts and the foods rich in magnesium or calcium are rich in phosphate, for which there is no figure.
* "self-correction" (loop and thiazide diuretics): held, since the blood test comes first, but not kept low.
* an eating disorder: figures about too little and about energy are off, and a suggestion is one, so all are held.

Pregnancy and age come from the profile and are not asked here. All words are msgids, translated where they are shown.
"""

from dataclasses import dataclass, replace
from typing import Final

from foods.nutrients import CALCIUM, MAGNESIUM, POTASSIUM, TRACKED, VITAMIN_D, gettext_noop
from tracker.assessment.health.question import Ceiling, HealthQuestion

MG, CA, K, D = MAGNESIUM.key, CALCIUM.key, POTASSIUM.key, VITAMIN_D.key
ALL_TRACKED: Final = frozenset(nutrient.key for nutrient in TRACKED)
KIDNEY_DISEASE: Final = "kidney_disease"
MINERALS_THAT_BIND: Final = frozenset({CA, MG})

CONDITIONS: Final = gettext_noop("Conditions")
RAISE_POTASSIUM: Final = gettext_noop("Medicines that can raise potassium")
STRONGER_OR_WEAKER: Final = gettext_noop("Medicines that these minerals or foods can make stronger or weaker")
TAKEN_APART: Final = gettext_noop("Medicines that are taken apart from calcium or magnesium")
GROUP_REASONS: Final = {
    CONDITIONS: gettext_noop("The body may keep, lose or store these minerals differently."),
    RAISE_POTASSIUM: gettext_noop("Foods rich in potassium can then add too much."),
    STRONGER_OR_WEAKER: gettext_noop("Larger amounts, or a sudden change, can matter."),
    TAKEN_APART: gettext_noop("Taken together, less of the medicine arrives."),
}

ASK_DOCTOR: Final = gettext_noop("Ask your doctor.")
ASK_PRESCRIBER: Final = gettext_noop("Ask whoever prescribes it, or your pharmacist.")
ASK_PHARMACIST: Final = gettext_noop("Ask your pharmacist.")
ASK_BLOOD_TEST: Final = gettext_noop("Ask your doctor for a blood test.")

_POTASSIUM_RISES: Final = gettext_noop("This medicine can raise potassium.")
_WHY_POTASSIUM: Final = gettext_noop("The body passes less potassium on while this is taken.")
_NO_POTASSIUM: Final = gettext_noop(
    "No food is suggested for potassium, salt substitutes included, and other suggestions are low in it."
)
_WHY_BINDS: Final = gettext_noop("Calcium and magnesium bind it in the gut.")
_TIME_IS_SHOWN: Final = gettext_noop("Foods rich in calcium or magnesium show how far apart to take it.")


def _raises_potassium(key: str, text: str) -> HealthQuestion:
    return HealthQuestion(
        key, RAISE_POTASSIUM, text, _WHY_POTASSIUM, _NO_POTASSIUM, _POTASSIUM_RISES, ASK_PRESCRIBER,
        held=frozenset({K}), kept_low=frozenset({K}), supplements_off=frozenset({K}),
    )  # fmt: skip


def _lowers_blood_pressure(key: str, text: str, *, supplements_off: frozenset[str] = frozenset({K})) -> HealthQuestion:
    """A medicine for blood pressure or the heart that can raise potassium."""
    return replace(_raises_potassium(key, text), supplements_off=supplements_off, low_sodium=True)


def _stores_calcium(key: str, text: str) -> HealthQuestion:
    return HealthQuestion(
        key,
        CONDITIONS,
        text,
        gettext_noop("Blood calcium can rise further with more calcium or vitamin D."),
        gettext_noop("No food is suggested for calcium or vitamin D, and other suggestions are low in both."),
        gettext_noop("More calcium or vitamin D can raise blood calcium here."),
        ASK_DOCTOR,
        held=frozenset({CA, D}),
        kept_low=frozenset({CA, D}),
        supplements_off=frozenset({CA, D}),
    )


def _binds(key: str, text: str, said: str, timing: str, ask: str = ASK_PHARMACIST) -> HealthQuestion:
    return HealthQuestion(
        key, TAKEN_APART, text, _WHY_BINDS, _TIME_IS_SHOWN, said, ask, timing=timing, timed=MINERALS_THAT_BIND
    )


QUESTIONS: Final = (
    HealthQuestion(
        KIDNEY_DISEASE,
        CONDITIONS,
        gettext_noop("Kidney disease, dialysis or a kidney transplant"),
        gettext_noop("The kidneys pass on potassium, magnesium and phosphate, and switch vitamin D on."),
        gettext_noop("No food is suggested, and no salt substitute: most are rich in potassium or phosphate."),
        gettext_noop("Your kidney team sets these amounts."),
        gettext_noop("Ask your kidney team."),
        held=ALL_TRACKED,
        kept_low=frozenset({K, D}),
        supplements_off=ALL_TRACKED,
        low_sodium=True,
    ),
    HealthQuestion(
        "kidney_stones",
        CONDITIONS,
        gettext_noop("Kidney stones"),
        gettext_noop("Most stones are of calcium and oxalate, and calcium in food binds oxalate."),
        gettext_noop("Foods high in oxalate are not suggested; calcium in food stays."),
        gettext_noop("Do not cut down on calcium in food because of the stones."),
        ASK_DOCTOR,
        supplements_off=frozenset({CA, D}),
        flags=frozenset({"high_oxalate"}),
    ),
    HealthQuestion(
        "adrenal_insufficiency",
        CONDITIONS,
        gettext_noop("Adrenal insufficiency (Addison’s disease)"),
        gettext_noop("The body passes less potassium on."),
        _NO_POTASSIUM,
        gettext_noop("Potassium can rise with this condition."),
        ASK_DOCTOR,
        held=frozenset({K}),
        kept_low=frozenset({K}),
        supplements_off=frozenset({K}),
    ),
    _stores_calcium("high_blood_calcium", gettext_noop("High blood calcium, or an overactive parathyroid gland")),
    _stores_calcium("granulomatous_disease", gettext_noop("Sarcoidosis, tuberculosis or lymphoma")),
    HealthQuestion(
        "myasthenia_or_heart_block",
        CONDITIONS,
        gettext_noop("Myasthenia gravis, or heart block"),
        gettext_noop("Magnesium in larger amounts weakens muscles and slows the heart’s signals."),
        gettext_noop("Foods stay; nothing is said about more magnesium than food brings."),
        gettext_noop("Larger amounts of magnesium are for your doctor to decide."),
        ASK_DOCTOR,
        supplements_off=frozenset({MG}),
        low_sodium=True,
    ),
    HealthQuestion(
        "eating_disorder",
        CONDITIONS,
        gettext_noop("An eating disorder"),
        gettext_noop("Figures about energy and about too little can do harm."),
        gettext_noop("Energy checks, shortfall labels and suggestions for gaps are off."),
        gettext_noop("Figures about too little stay off; what foods hold is still shown."),
        gettext_noop("Ask the people who treat you."),
        held=ALL_TRACKED,
        supplements_off=ALL_TRACKED,
        judges_intake=False,
    ),
    _lowers_blood_pressure("ace_inhibitor", gettext_noop("ACE inhibitors: names that end in -pril, such as ramipril")),
    _lowers_blood_pressure(
        "angiotensin_receptor_blocker",
        gettext_noop("Names that end in -sartan, such as losartan; sacubitril-valsartan; aliskiren"),
    ),
    _lowers_blood_pressure(
        "potassium_sparing_diuretic",
        gettext_noop("Spironolactone, eplerenone, finerenone, amiloride, triamterene"),
        supplements_off=frozenset({K, MG}),
    ),
    _raises_potassium("trimethoprim_or_alike", gettext_noop("Trimethoprim, ciclosporin, tacrolimus, heparin")),
    _raises_potassium("regular_nsaid", gettext_noop("Ibuprofen, naproxen or another such painkiller, taken regularly")),
    HealthQuestion(
        "loop_diuretic",
        STRONGER_OR_WEAKER,
        gettext_noop("Water tablets such as furosemide or torasemide"),
        gettext_noop("They wash potassium and magnesium out."),
        gettext_noop("No food is suggested for potassium or magnesium before a blood test."),
        gettext_noop("May lower potassium and magnesium."),
        ASK_BLOOD_TEST,
        held=frozenset({K, MG}),
        supplements_off=frozenset({K, MG}),
        low_sodium=True,
    ),
    HealthQuestion(
        "thiazide_diuretic",
        STRONGER_OR_WEAKER,
        gettext_noop("Water tablets such as hydrochlorothiazide or indapamide"),
        gettext_noop("They wash potassium and magnesium out, and hold calcium back."),
        gettext_noop("No food is suggested for potassium or magnesium before a blood test."),
        gettext_noop("May lower potassium and magnesium, and can raise calcium."),
        ASK_BLOOD_TEST,
        held=frozenset({K, MG}),
        supplements_off=ALL_TRACKED,
        low_sodium=True,
        ceiling=Ceiling(
            CA,
            300.0,
            gettext_noop("With this medicine calcium can rise: ask before eating much more of it"),
            together=600.0,
        ),
    ),
    HealthQuestion(
        "digoxin",
        STRONGER_OR_WEAKER,
        gettext_noop("Digoxin"),
        gettext_noop("It works more or less strongly as calcium and potassium change."),
        gettext_noop(
            "No food is suggested for calcium, vitamin D or potassium, and other suggestions are low in all three."
        ),
        gettext_noop("Calcium or potassium changes alter this medicine’s safety."),
        ASK_PRESCRIBER,
        held=frozenset({CA, D, K}),
        kept_low=frozenset({CA, D, K}),
        supplements_off=ALL_TRACKED,
        low_sodium=True,
    ),
    HealthQuestion(
        "warfarin",
        STRONGER_OR_WEAKER,
        gettext_noop("Warfarin"),
        gettext_noop("Vitamin K, of which leafy greens are full, works against it."),
        gettext_noop("Leafy greens and other foods high in vitamin K are not suggested."),
        gettext_noop("Keep the amount of leafy greens steady."),
        ASK_PRESCRIBER,
        flags=frozenset({"high_vitamin_k"}),
        terms=frozenset({"leafy greens", "spinach"}),
    ),
    HealthQuestion(
        "long_term_acid_blocker",
        STRONGER_OR_WEAKER,
        gettext_noop("Acid blockers taken for months, such as omeprazole or pantoprazole"),
        gettext_noop("Over months they can lower magnesium in the blood."),
        gettext_noop("Suggestions stay as they are."),
        gettext_noop("Can lower magnesium when taken for long."),
        gettext_noop("Ask your doctor whether magnesium should be tested."),
    ),
    _binds(
        "levothyroxine",
        gettext_noop("Levothyroxine"),
        gettext_noop("Calcium, magnesium and iron keep it from being taken up."),
        gettext_noop("Levothyroxine: 4 hours apart from calcium, magnesium or iron"),
    ),
    HealthQuestion(
        "bisphosphonate",
        TAKEN_APART,
        gettext_noop("Bisphosphonates for the bones, such as alendronate"),
        gettext_noop("Any food, and calcium most of all, keeps it from being taken up."),
        gettext_noop("Every food shows how far apart to take it."),
        gettext_noop("Take it first, with plain water; its leaflet says how long to wait."),
        ASK_PHARMACIST,
        timing=gettext_noop(
            "Bisphosphonate: first, with plain water; food, calcium and magnesium at least 30 to 60 minutes later"
        ),
    ),
    _binds(
        "tetracycline",
        gettext_noop("Tetracycline antibiotics, such as doxycycline"),
        gettext_noop("Calcium and magnesium keep it from being taken up."),
        gettext_noop("Tetracycline: 2 hours before, or 4 to 6 hours after, calcium or magnesium"),
    ),
    _binds(
        "quinolone",
        gettext_noop("Quinolone antibiotics, such as ciprofloxacin"),
        gettext_noop("Calcium and magnesium keep it from being taken up."),
        gettext_noop(
            "Quinolone: well before or after calcium or magnesium, usually 2 hours before or 4 to 6 hours after; "
            "its leaflet says"
        ),
    ),
    _binds(
        "gabapentin_or_integrase_inhibitor",
        gettext_noop("Gabapentin, or HIV integrase inhibitors such as dolutegravir"),
        gettext_noop("Calcium and magnesium can keep it from being taken up."),
        gettext_noop("Gabapentin or an integrase inhibitor: ask your pharmacist how far from calcium or magnesium"),
    ),
)
BY_QUESTION: Final = {question.key: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class HealthGroup:
    """A heading of the health question and what stands under it, in plain words; all msgids."""

    heading: str
    reason: str
    questions: tuple[HealthQuestion, ...]

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(question.text for question in self.questions)


HEALTH_GROUPS: Final = tuple(
    HealthGroup(heading, reason, tuple(question for question in QUESTIONS if question.group == heading))
    for heading, reason in GROUP_REASONS.items()
)
