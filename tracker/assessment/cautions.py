"""What a person's health answer and life stage speak against (method.md section 11).

Whoever has not said "none of these" gets food information in neutral words: nothing here ever names a dose.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracker.assessment.reference_intakes import Person

# Marks a string for makemessages; it is translated where it is shown, so that this module stays pure.
gettext_noop = str

ADULT_MONTHS: Final = 18 * 12
# The portions are an adult's, and whole nuts are not for children under five (NHS advice on choking).
YOUNGEST_SUGGESTED_MONTHS: Final = 5 * 12


class HealthStatement(StrEnum):
    """The answer to "Does any of these apply to you?"."""

    UNANSWERED = "unanswered"
    NONE = "none"
    SOME = "some"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class HealthGroup:
    """A heading of the health question and what stands under it, in plain words; all msgids."""

    heading: str
    reason: str
    items: tuple[str, ...]


HEALTH_GROUPS: Final = (
    HealthGroup(
        gettext_noop("Conditions"),
        gettext_noop("The body may keep, lose or store these minerals differently."),
        (
            gettext_noop("Kidney disease, dialysis or a kidney transplant"),
            gettext_noop("Kidney stones"),
            gettext_noop("Adrenal insufficiency (Addison’s disease)"),
            gettext_noop("High blood calcium, or an overactive parathyroid gland"),
            gettext_noop("Sarcoidosis, tuberculosis or lymphoma"),
            gettext_noop("Myasthenia gravis, or heart block"),
            gettext_noop("An eating disorder"),
        ),
    ),
    HealthGroup(
        gettext_noop("Medicines that can raise potassium"),
        gettext_noop("Foods rich in potassium can then add too much."),
        (
            gettext_noop("ACE inhibitors: names that end in -pril, such as ramipril"),
            gettext_noop("Names that end in -sartan, such as losartan; sacubitril-valsartan; aliskiren"),
            gettext_noop("Spironolactone, eplerenone, finerenone, amiloride, triamterene"),
            gettext_noop("Trimethoprim, ciclosporin, tacrolimus, heparin"),
            gettext_noop("Ibuprofen, naproxen or another such painkiller, taken regularly"),
        ),
    ),
    HealthGroup(
        gettext_noop("Medicines that these minerals or foods can make stronger or weaker"),
        gettext_noop("Larger amounts, or a sudden change, can matter."),
        (
            gettext_noop("Water tablets, such as furosemide, hydrochlorothiazide or indapamide"),
            gettext_noop("Digoxin"),
            gettext_noop("Warfarin"),
            gettext_noop("Acid blockers taken for months, such as omeprazole or pantoprazole"),
        ),
    ),
    HealthGroup(
        gettext_noop("Medicines that are taken apart from calcium or magnesium"),
        gettext_noop("Taken together, less of the medicine arrives."),
        (
            gettext_noop("Levothyroxine"),
            gettext_noop("Bisphosphonates for the bones, such as alendronate"),
            gettext_noop("Tetracycline or quinolone antibiotics, such as doxycycline or ciprofloxacin"),
            gettext_noop("Gabapentin, or HIV integrase inhibitors such as dolutegravir"),
        ),
    ),
)

# Supplements in the shape of a food, and fish so high in mercury that no one is advised to eat it often
# (NHS: nobody more than one portion of swordfish a week, none in pregnancy or under 16).
NEVER_SUGGESTED: Final = frozenset({"a_supplement_not_a_food", "avoid_in_pregnancy_and_young_children_mercury"})
NOT_IN_PREGNANCY: Final = frozenset({"avoid_in_pregnancy", "mercury_limit_in_pregnancy", "vitamin_a_limit"})
NOT_UNDER_18: Final = frozenset({"vitamin_a_limit"})


def may_suggest_more(statement: HealthStatement, person: Person | None) -> bool:
    """Whether foods may be suggested to close a gap.

    Only a plain "none of these" opens suggestions; without age and sex there is no target and so no gap, and for a
    child under five the portions would be wrong. Anyone else gets food information in neutral words.
    """
    return statement is HealthStatement.NONE and person is not None and not is_small_child(person)


def is_small_child(person: Person) -> bool:
    return person.age_months < YOUNGEST_SUGGESTED_MONTHS


def unsuitable_flags(person: Person) -> frozenset[str]:
    """The source-food flags with which a food is not suggested to this person."""
    flags = NEVER_SUGGESTED
    if person.is_pregnant_or_lactating:
        flags |= NOT_IN_PREGNANCY
    if person.age_months < ADULT_MONTHS:
        flags |= NOT_UNDER_18
    return flags
