"""The export of Open Food Facts' search page, in the columns of its large export.

It has one column of names a language and an amount beside its unit, per 100 g or per serving: until 2025
`calcium_value` and `calcium_unit` with `nutrition_data_per`, since then
`nutrition.input_sets.packaging.as_sold.100g.nutrients.calcium.value`. What is estimated or prepared is left out.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from foods.importers import packaging
from foods.importers.record import number
from foods.nutrients import IU_PER_UG_VITAMIN_D
from foods.plausible import KJ_PER_KCAL

_SET: Final = re.compile(
    r"nutrition\.input_sets\.(?!estimate\.)[\w-]+\.as_sold\.(?P<per>100g|100ml|serving)\.nutrients\.(?P<name>[\w-]+)\.value"
)
_VALUE: Final = re.compile(r"(?P<name>[a-z][\w-]*?)(?<!_prepared)_value")
_NAME: Final = re.compile(r"(product_name|generic_name)(?:_(\w\w))?")
_IN_GRAMS: Final = {"g": 1.0, "mg": 1e-3, "µg": 1e-6, "μg": 1e-6, "mcg": 1e-6}
_IN_KJ: Final = {"kj": 1.0, "kcal": KJ_PER_KCAL}
_FIRST: Final = ("100g", "100ml", "serving")


def is_export(header: Sequence[str]) -> bool:
    """Whether these are the columns of the search page's export."""
    return "code" in header and any(_SET.fullmatch(name) or _VALUE.fullmatch(name) for name in header)


def values(row: Mapping[str, str]) -> dict[str, str]:
    """The row in the large export's columns; what it does not state is missing."""
    found = dict(row)
    for column in ("product_name", "generic_name"):
        found[column] = _in_its_language(row, column)
    found["no_nutrition_data"] = row.get("no_nutrition_data") or (
        "on" if row.get("no_nutrition_data_on_packaging", "") in ("1", "true", "on") else ""
    )
    if row.get("lc") == "en":
        found["categories_en"] = row.get("categories", "")
    serving = packaging.serving(row.get("serving_size", ""), None)
    for column, name, per in sorted(_amounts(row), key=lambda amount: _FIRST.index(amount[2])):
        stated = _per_100_g(row, column, name, serving.weight_g if per == "serving" and serving else None, per)
        if stated and f"{name}_100g" not in found:
            found[f"{name}_100g"] = stated
    return found


def _in_its_language(row: Mapping[str, str], column: str) -> str:
    """A name in the product's own language, else in English, else in the first one that has it."""
    names = {match[2] or "": text for key, text in row.items() if text and (match := _NAME.fullmatch(key))
             and match[1] == column}  # fmt: skip
    return next((names[language] for language in (row.get("lc", ""), "", "en", *names) if language in names), "")


def _amounts(row: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Column, nutrient and basis of each amount that the row states."""
    per = row.get("nutrition_data_per") or "100g"
    found = []
    for column, text in row.items():
        match = _SET.fullmatch(column) or _VALUE.fullmatch(column)
        basis = match["per"] if match and match.re is _SET else per
        if text and match and basis in _FIRST:
            found.append((column, match["name"], basis))
    return found


def _per_100_g(row: Mapping[str, str], column: str, name: str, serving_g: float | None, per: str) -> str:
    """The amount as the large export has it (g, kJ or kcal); as it stands where it is no number, "" where unknown."""
    unit = row.get(column.removesuffix("value") + "unit", "").strip().casefold()
    amount = number(row[column])
    if amount is None:
        return row[column]
    if row.get(column.removesuffix("value") + "modifier") or (per == "serving" and serving_g is None):
        return ""
    if name.startswith("energy"):
        factor = _IN_KJ.get(unit)
        factor = factor / KJ_PER_KCAL if factor and name == "energy-kcal" else factor
    elif name == "alcohol":
        factor = 1.0  # % by volume
    elif name == "vitamin-d" and unit == "iu":
        factor = 1e-6 / IU_PER_UG_VITAMIN_D
    else:
        factor = _IN_GRAMS.get(unit)
    return "" if factor is None else f"{amount * factor * (100 / serving_g if serving_g else 1):.9g}"
