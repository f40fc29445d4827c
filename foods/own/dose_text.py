"""A dose in words: "400 mg", "25µg", "1,000 IU", "1.000 IE", "2k iu"."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from foods.nutrients import IU_PER_UG_VITAMIN_D, VITAMIN_D, Nutrient, gettext_noop
from foods.own.labels import Unit

_SPELLINGS: Final = {
    Unit.MG: "mg mgs milligram milligrams milligramme milligrammes",
    Unit.UG: "μg ug mcg mcgs microgram micrograms microgramme microgrammes",
    Unit.G: "g gr gm gms gram grams gramme grammes",
    Unit.IU: "iu ius ie ui units",
}
UNIT_OF: Final = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
UNIT_SIGNS: Final = {Unit.MG: "mg", Unit.UG: "µg", Unit.G: "g", Unit.IU: gettext_noop("IU")}
_IN_UG: Final = {Unit.UG: 1.0, Unit.MG: 1_000.0, Unit.G: 1_000_000.0}
_OF_NUTRIENT: Final = {"mg": 1_000.0, "µg": 1.0}

_MOST_CHARACTERS: Final = 160
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:[,.' ][0-9]{3})+", re.ASCII)
_DOSE: Final = re.compile(r"([0-9][0-9.,']{0,14})[ -]?(k(?= ?[iu]))? ?(international units|i\.u|[a-zμ]+)\b\.?")


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount of a substance, in the unit that was said: MG, UG, G or IU."""

    number: float
    unit: Unit

    def __str__(self) -> str:
        """ "1,000 IU", the number grouped as names of own supplements write it, in every language alike."""
        return f"{self.figure} {gettext(UNIT_SIGNS[self.unit])}"

    @property
    def figure(self) -> str:
        return f"{self.number:,.3f}".rstrip("0").rstrip(".")

    def amount_of(self, nutrient: Nutrient) -> float | None:
        """In the nutrient's own unit; None for IU of what has no IU here."""
        if self.unit is Unit.IU:
            return self.number / IU_PER_UG_VITAMIN_D if nutrient is VITAMIN_D else None
        return self.number * _IN_UG[self.unit] / _OF_NUTRIENT[nutrient.unit]

    def over(self, other: "Dose") -> float | None:
        """How many times the other this is; None where weight and IU cannot be compared, or the other is nothing."""
        if (self.unit is Unit.IU) != (other.unit is Unit.IU) or not other.number:
            return None
        return self.number * _IN_UG.get(self.unit, 1.0) / (other.number * _IN_UG.get(other.unit, 1.0))


def dose_of(amount: float, nutrient: Nutrient, *, like: Unit | None = None) -> Dose:
    """An amount in the nutrient's own unit as a dose, of vitamin D in IU where `like` is IU."""
    if nutrient is VITAMIN_D and like is Unit.IU:
        return Dose(amount * IU_PER_UG_VITAMIN_D, Unit.IU)
    return Dose(amount, Unit.UG if nutrient is VITAMIN_D else Unit.MG)


def plain(text: str) -> str:
    """`text` in lower case, "½" as "1/2", every sign for micro alike."""
    return unicodedata.normalize("NFKC", text.replace("\N{NO-BREAK SPACE}", " ")).replace("⁄", "/").casefold()


def number_of(text: str, unit: Unit | None) -> float | None:
    """The number in its digits: "1,000" is a thousand, and so is "1.000" of anything but grams; None for no number.

    Nobody weighs a pill to three decimals, unless it starts with 0: "0.125 mg".
    """
    digits = text.strip()
    if _GROUPED.fullmatch(digits) and (unit is not Unit.G or "." not in digits):
        digits = re.sub(r"[,.' ]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return None


def find_dose(text: str) -> Dose | None:
    """The first number with the unit of a dose in `text`; None where there is none."""
    return next(filter(None, map(_dose, _DOSE.finditer(plain(text)[:_MOST_CHARACTERS]))), None)


def read_dose(text: str) -> Dose | None:
    """What is a number and the unit of a dose and nothing else; None for all other text."""
    match = _DOSE.fullmatch(plain(text).strip()[:_MOST_CHARACTERS])
    return _dose(match) if match else None


def _dose(match: re.Match[str]) -> Dose | None:
    word = match[3]
    unit = Unit.IU if word in {"international units", "i.u"} else UNIT_OF.get(word)
    number = number_of(match[1], unit)
    return None if unit is None or number is None else Dose(number * (1000 if match[2] else 1), unit)
