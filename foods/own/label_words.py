"""The words of labels in the languages that stand on packages: nutrients, units, servings, and what amounts are in."""

import re
from collections.abc import Iterable
from typing import Final

from foods.nutrients import CAFFEINE, CALCIUM, ENERGY, MAGNESIUM, POTASSIUM, SODIUM, VITAMIN_D, Nutrient
from foods.own.labels import Unit

# What cameras and scanners take one letter for; no other word is meant by the outcome.
_TAKEN_FOR: Final = {"i": "[i1l|]", "l": "[l1i|]", "o": "[o0]", "m": "(?:m|rn)"}


def _with_slips(words: str) -> str:
    return "|".join("".join(_TAKEN_FOR.get(letter, re.escape(letter)) for letter in word) for word in words.split())


_SALT: Final = "salt|salz|sel|sale|sal|zout|sól|suola"
_VITAMIN: Final = r"(?:vita(?:m|rn)[i1l]n[ae]?s?|vit(?:am)?\b\.?|vit|witamina)"
# Short forms count with their point only, or in a name's own language.
NAMES: Final[dict[Nutrient, str]] = {
    MAGNESIUM: _with_slips("magnesium magnésium magnesio magnésio magnez") + r"|magn\.|mag\.|mg ?(?:2\+|\+\+|\+2|²⁺)",
    CALCIUM: _with_slips("calcium calcio cálcio kalzium kalcium wapń") + r"|calc\.|ca ?(?:2\+|\+\+|\+2|²⁺)",
    POTASSIUM: _with_slips("potassium potasio potássio potassio kalium") + r"|potas\b\.?|potass\.|pot\.|k ?[+⁺]",
    VITAMIN_D: rf"{_VITAMIN}[ -]*d(?:[23₂₃]\b|\b)|d[23]?-vitamin",
    SODIUM: _with_slips("sodium sodio sódio natrium") + rf"|sód|sod\.|na ?[+⁺]|{_SALT}",
    ENERGY: (
        r"energy|[eé]nergie|energi[aí]?|brennwert|kalorien|calor[ií]as|calories(?! +from)|"
        r"(?:valeur|valor|contenido|wartość) [eé]nerg[eé]t\w+"
    ),
    CAFFEINE: "caffeine|caffeina|caf[eé]ine|cafe[ií]na|koffein|kofeina|cafeïne",
}
_PLAIN_ENERGY: Final = re.compile(r"kalorien|calor[ií]as|calories", re.IGNORECASE)
_IS_SALT: Final = re.compile(_SALT, re.IGNORECASE)

_SPELLINGS: Final = {
    Unit.MG: "mg milligram milligrams milligramm milligrammes rng mq",
    Unit.UG: "mcg ug µg μg microgram micrograms mikrogramm rncg mcq",
    Unit.G: "g gram grams gramm",
    Unit.IU: "iu i.u. ui u.i. ie i.e.",
    Unit.KCAL: "kcal",
    Unit.KJ: "kj",
}
_UNITS: Final = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
# "Cal" with a capital is a kilocalorie, "cal" nobody knows.
UNIT: Final = "|".join([*map(re.escape, sorted(_UNITS, key=len, reverse=True)), "(?-i:Cal)"])

# Where nutrients are named and not measured.
NOT_MEASURED: Final = re.compile(
    r"(?:not a significant source of|source n[ée]gligeable de|no es una fuente significativa de)[^.\n]*(?:\.|\n|$)"
    r"|(?:ingredients?|ingr[ée]dients|zutaten|ingredientes|ingredienti|sk[łl]adniki)\s*:[^\n]*",
    re.IGNORECASE,
)
# Labels whose percentages are of other references than today's American ones.
OLD_LABEL: Final = re.compile(r"calories from fat|calor[ií]as de (?:la )?grasa", re.IGNORECASE)
CANADIAN: Final = re.compile(r"valeur (?:nutritive|quotidienne)|teneur", re.IGNORECASE)
# Whose percentage it says to be; of the others nobody knows the reference, which differs from country to country.
REFERENCES: Final = {"nrv": Unit.NRV, "nrvs": Unit.NRV, "ri": Unit.NRV, "vrn": Unit.NRV}
ASKED: Final = ("", "dv", "daily value")


def means_salt(names: Iterable[str]) -> bool | None:
    """Whether these names of sodium are salt's; None where both are named, so that nobody knows which is meant."""
    meant = {_IS_SALT.fullmatch(name) is not None for name in names}
    return meant.pop() if len(meant) == 1 else None


def means_calories(name: str) -> bool:
    """Whether a number behind `name` needs no unit."""
    return _PLAIN_ENERGY.fullmatch(name) is not None


def unit_of(spelling: str, *, is_salt: bool = False) -> Unit | None:
    """The unit that is spelled so; of salt only grams are stated."""
    unit = Unit.KCAL if spelling == "Cal" else _UNITS[spelling.lower()]
    if not is_salt:
        return unit
    return Unit.SALT_G if unit is Unit.G else None
