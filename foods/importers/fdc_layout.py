"""How FoodData Central lays out a release as CSV: data types, files, columns, nutrient ids, and the words it adds.

https://fdc.nal.usda.gov/download-datasets
"""

import html
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from foods.importers.tables import Names
from foods.nutrients import NUTRIENTS, Nutrient


@dataclass(frozen=True, slots=True)
class Kind:
    """A data type of food.csv, and the files that say more of it: file name and columns.

    `details` gives each food its number that stays from release to release, and maybe its category, which else stands
    in food.csv; `categories` names the categories.
    """

    data_type: str
    source: str
    details: tuple[str, tuple[Names, ...]]
    categories: tuple[str, tuple[Names, ...]]


_FOOD_CATEGORIES: Final = ("food_category.csv", ("id", "description"))
KINDS: Final = {
    kind.data_type: kind
    for kind in (
        Kind(
            "survey_fndds_food",
            "fndds",
            ("survey_fndds_food.csv", ("fdc_id", "food_code", ("wweia_category_code", "wweia_category_number"))),
            (
                "wweia_food_category.csv",
                (("wweia_food_category", "wweia_food_category_code"), "wweia_food_category_description"),
            ),
        ),
        Kind("sr_legacy_food", "sr_legacy", ("sr_legacy_food.csv", ("fdc_id", "NDB_number")), _FOOD_CATEGORIES),
        Kind("foundation_food", "foundation", ("foundation_food.csv", ("fdc_id", "NDB_number")), _FOOD_CATEGORIES),
    )
}

LARGE_FILES: Final = ("food.csv", "food_nutrient.csv", "food_portion.csv")
ADDITIONAL_DESCRIPTIONS: Final = "food_attribute_additional_description.csv"
NAME_ATTRIBUTES: Final = {"1000", "1001"}  # "Common Name", "Additional Description"; other types are logs and numbers
NO_UNIT: Final = {"", "9999"}  # 9999 = undetermined
_PROGRAMME: Final = re.compile(r"\s*\(Includes foods for USDA's Food Distribution Program\)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A nutrient id that we read: of which nutrient, how far down in the order of preference, factor to our unit."""

    nutrient: Nutrient
    rank: int
    factor: float


# Some FNDDS releases name nutrients by their older numbers (301 = calcium, 1087 in all others); no id is below 1000.
WANTED: Final = {
    number_in_file: Wanted(nutrient, rank, known.factor)
    for nutrient in NUTRIENTS
    for rank, known in enumerate(nutrient.fdc_ids)
    for number_in_file in (str(known.fdc_id), known.older)
}


def clean(text: str) -> str:
    """A description without HTML entities, non-breaking or double spaces, and the note on the distribution program."""
    return " ".join(_PROGRAMME.sub("", html.unescape(text)).split())


def iso_date(text: str) -> str | None:
    """A publication date as ISO text; releases write 2019-04-01 or 4/1/2019. None when it is neither."""
    try:
        if "/" in text:
            return datetime.strptime(text.strip(), "%m/%d/%Y").date().isoformat()  # noqa: DTZ007 (a date has no time zone)
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return None
