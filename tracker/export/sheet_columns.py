"""The columns of the sheets, in their order."""

from typing import Final

from foods.nutrients import AMOUNT_FIELDS

SERVED: Final = ("name", "name_in_table", "kind", "quantity", "portion_text", "grams", "group", *AMOUNT_FIELDS)
SOURCE: Final = ("source", "source_id", "release")
INGREDIENT: Final = ("position", "name", "name_in_table", "quantity", "portion_text", "grams", "group", *AMOUNT_FIELDS)
OWN_FOOD: Final = (
    *("key", "name", "brand", "kind", "gtin", "portion_text", "portion_g", *AMOUNT_FIELDS),
    *("display_name", "alternate_names", "group", "release", "archived_at"),
)
TWITCH: Final = (
    *("date", "local_time", "kind", "places", "strength", "minutes", "circumstances", "symptoms"),
    *("created_at", "key"),
)
QUESTION: Final = ("asked_on", "factor", "outcome", "lag", "withdrawn_at", "created_at", "key")
CAFFEINE_TRIAL: Final = ("starts", "pairs", "outcome", "seed", "stopped_at", "created_at", "key")
MEDICINE: Final = ("name", "name_in_table", "is_supplement", "weekdays", "times", "food", "created_at", "key")
MEDICINE_CHANGE: Final = ("date", "kind", "dose", "medicine_key", "created_at", "key")
MEDICINE_ANSWER: Final = ("date", "medicine_key", "dose", "taken")
BLOOD_RESULT: Final = ("date", "analyte", "value", "unit", "low", "high", "created_at", "key")
