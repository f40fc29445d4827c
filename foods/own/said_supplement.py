"""A supplement in words: "vitamin d 1000 iu", "2 tablets calcium carbonate 600 mg", "took my magnesium".

A substance with a dose is a supplement and no food, and so is one that no kitchen has, or what comes as a pill. Every
word has to be understood, a brand in front aside: "magnesium-rich water" and "vitamin d milk 200 ml" are food.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foods.nutrients import VITAMIN_D, Nutrient
from foods.own.dose_text import UNIT_OF, Dose
from foods.own.labels import Unit
from foods.own.substances import (
    CHEWED,
    FORM_OF,
    LONGEST,
    NAMED_SALTS,
    PILLS,
    SALTS,
    SUBSTANCES,
    Substance,
    compound_of,
)
from foods.own.supplement_tokens import COUNTS, number_said, tokens_of
from foods.own.supplements import Compound
from foods.quantities.measures import listed

_FILLERS: Final = listed(
    "i i'm i've my the a an of some took take taking taken had have having ate swallowed drank daily day days per each",
    "every today tonight morning evening night noon this usual usually also then about with after before at for from",
    "breakfast lunch dinner supper food meal bed bedtime strength potency extra pure natural vegan chewable",
    "effervescent slow time sustained release liquid powder powdered liposomal buffered supplement supplements suppl",
    "once twice is was total equivalent complex formula as elemental in form and plus or",
)
_ELEMENTAL: Final = frozenset({"as", "elemental", "from"})
# What only a food is said to be: "calcium-fortified", "low sodium", "100 %".
_IN_FOOD: Final = listed(
    "rich fortified enriched added containing contains free low lower less reduced no without % source"
)
_TIMES: Final = frozenset({"x", "×", "*", "times"})
_DOTTED: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)  # a thousand, or thousandths
_GROUP: Final = re.compile(r"[0-9]{3}", re.ASCII)
# "4 mushroom caps" and "a tab of butter" are none.
_SURE_PILLS: Final = listed("capsule capsules softgel softgels caplet caplets pill pills")
_SUPPLEMENTS: Final = listed("supplement supplements suppl")
_MOST_COUNTED: Final = 6  # of anything: a larger number is an amount
_MOST_UNKNOWN: Final = 4  # words of a brand or a plant
_LEAST_IU: Final = 200  # of vitamin D on a label; 200 µg would be twice a day's upper level


@dataclass(frozen=True, slots=True)
class SaidSupplement:
    """What a part says: `count` of a `form` ("2 tablets"), each with a `dose`, of a substance and its `salt`.

    `name` is what to call it. `substance` is None where only a dose or a form makes it a supplement ("apigenin 50 mg").
    `unknown` are words that mean nothing here, a brand or a plant: where a food is called so, it is no supplement.
    `is_elemental` where the dose is said to be of the mineral ("magnesium (as citrate) 100 mg"). `doubts` where a
    number was left over, or could be a count as well as a dose; `is_unit_said` is False where it stood alone.
    """

    name: str
    substance: Substance | None
    others: tuple[Substance, ...] = ()
    salt: str = ""
    dose: Dose | None = None
    count: float | None = None
    form: str = ""
    is_elemental: bool = False
    is_unit_said: bool = True
    doubts: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def nutrient(self) -> Nutrient | None:
        """What the diary counts of it."""
        return self.substance.nutrient if self.substance else None

    @property
    def compound(self) -> Compound | None:
        """The compound that the dose may be the weight of, where its share of the mineral is known."""
        return compound_of(self.nutrient, self.salt) if self.salt else None

    @property
    def is_mixed(self) -> bool:
        """Whether several of what a diary counts are in it, or nobody can say what: then no dose says its amounts."""
        counted = {one.nutrient for one in (self.substance, *self.others) if one and one.nutrient}
        return len(counted) > 1 or (self.substance is not None and self.substance.unlisted is None)


@lru_cache(maxsize=1024)
def read_supplement(text: str) -> SaidSupplement | None:
    """The supplement that `text` is; None where it is none."""
    reading = _Reading(tokens_of(text))
    return reading.said() if reading.is_supplement else None


class _Reading:
    """The tokens of a text, read from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.substances: list[Substance] = []
        self.names: list[str] = []
        self.salt = ""
        self.doses: list[Dose] = []
        self.numbers: list[tuple[float, bool]] = []  # and whether it stood before the substance
        self.count: float | None = None
        self.form = ""
        self.unknown: list[str] = []
        self.is_elemental = self.doubts = self.is_pill = self.is_called_one = False
        self.is_in_food = tokens[:1] == ["with"]
        at = 0
        while at < len(tokens):
            at = self._phrase(at) or self._amount(at) or self._word(at)
        self.is_small = any(dose.unit is not Unit.G for dose in self.doses)  # and its unit was said
        self.is_unit_said = True
        self._place_numbers()

    @property
    def lead(self) -> Substance | None:
        """What it is first of all: the first that is counted."""
        return next((one for one in self.substances if one.nutrient), next(iter(self.substances), None))

    @property
    def is_supplement(self) -> bool:
        is_dosed = self.is_pill or self.is_small
        if self.is_in_food or len(self.unknown) > _MOST_UNKNOWN:
            return False
        if self.lead is None:
            return bool(self.unknown) and is_dosed
        is_chewed = self.form in CHEWED and self.lead.unlisted is None
        is_form = self.form in PILLS or is_chewed or self.is_called_one
        is_mixture = self.lead.unlisted is None and not self.lead.is_food  # "women's multivitamin"
        return is_dosed or is_mixture or (not self.unknown and (not self.lead.is_food or is_form))

    def said(self) -> SaidSupplement:
        lead = self.lead
        others = tuple(one for one in dict.fromkeys(self.substances) if lead and one.name != lead.name)
        dose = self._one_dose()
        return SaidSupplement(
            name=self._name(others),
            substance=lead,
            others=others,
            salt=self.salt,
            dose=dose,
            count=self.count,
            form="" if self.form == "dose" else self.form,
            is_elemental=self.is_elemental and bool(self.salt),
            is_unit_said=self.is_unit_said,
            doubts=self.doubts,
            unknown=tuple(self.unknown),
        )

    def _name(self, others: Sequence[Substance]) -> str:
        if self.lead is None:
            return " ".join(self.unknown).capitalize()
        salt = f" (as {self.salt})" if self.is_elemental else f" {self.salt}"
        names = dict(zip(reversed(self.substances), reversed(self.names), strict=True))
        return " + ".join((names[self.lead] + (salt if self.salt else ""), *(names[one] for one in others)))

    def _phrase(self, at: int) -> int | None:
        """The end of the longest name of a substance or a salt that begins here."""
        places = [place for place in range(at, len(self.tokens)) if self.tokens[place] != "-"][:LONGEST]
        for length in range(len(places) if places[:1] == [at] else 0, 0, -1):
            words = tuple(self.tokens[place].replace("'", "") for place in places[:length])
            if words in SUBSTANCES and not (self.substances and words[0] in UNIT_OF):
                self.substances.append(SUBSTANCES[words])
                self.names.append(_shown(SUBSTANCES[words], words))
                self.salt = self.salt or NAMED_SALTS.get(words, "")
                return places[length - 1] + 1
            if words in SALTS and self.substances:
                self.salt = self.salt or SALTS[words]
                return places[length - 1] + 1
        return None

    def _amount(self, at: int) -> int | None:
        """The end of a dose, of "2 tablets", "2 x", "x 2" or a number alone."""
        times = self.tokens[at] in _TIMES and at + 1 < len(self.tokens)
        token = self.tokens[at + times]
        number = number_said(token)
        if number is None:
            return None
        end = at + times + 1
        after = self.tokens[end] if end < len(self.tokens) else ""
        in_groups = number == int(number) < 1000 and (bool(self.substances) or number > _MOST_COUNTED)
        if _GROUP.fullmatch(after) and in_groups and not times:
            self.doubts |= bool(int(after))  # "1 000 IU" is a thousand, "1 500 mg" may be 500
            self.tokens[end] = f"{number:.0f}{after}"
            return end
        if after in UNIT_OF and token not in COUNTS and not times:
            unit = UNIT_OF[after]
            self.doubts |= "." in token and unit not in {Unit.IU, Unit.G} and bool(_DOTTED.fullmatch(token))
            self.doses.append(Dose(number_said(token, unit) or number, unit))
            return end + 1
        is_after_form = at > 0 and self.tokens[at - 1] in FORM_OF and number <= 2 * _MOST_COUNTED  # "capsules 2"
        if times or after in _TIMES or after in FORM_OF or is_after_form:
            self.doubts |= self.count is not None
            self.count = number
            return end + (after in _TIMES and not times)  # a form is read as the next word
        self.numbers.append((number, not self.substances))
        return end

    def _word(self, at: int) -> int:
        word = self.tokens[at]
        self.is_pill |= word in _SURE_PILLS
        self.is_called_one |= word in _SUPPLEMENTS
        if word == "high":
            self.is_in_food |= not {"strength", "potency", "dose"} & set(self.tokens[at + 1 : at + 2])
        elif word in FORM_OF:
            self.form = FORM_OF[word] if self.form in {"", "dose"} else self.form
        elif word in _FILLERS:
            self.is_elemental |= word in _ELEMENTAL and (word == "elemental" or bool(self.substances))
        elif (
            word in _IN_FOOD or word == "%" or (self.substances and any(map(str.isalpha, word)) and word not in UNIT_OF)
        ):
            self.is_in_food = True  # a brand stands in front
        elif word in UNIT_OF:
            self.doubts = True
        elif any(map(str.isalpha, word)) and word not in _TIMES:
            self.unknown.append(word)
        return at + 1

    def _place_numbers(self) -> None:
        """A small number in front counts ("2 magnesium"); any other is a dose in the usual unit ("calcium 500")."""
        for number, is_before in self.numbers:
            if self.count is None and number <= _MOST_COUNTED and (is_before or self.doses or self.lead is None):
                self.count = number
            elif not self.doses and self.lead is not None:
                unit = self.lead.unit
                is_little = unit is Unit.IU and number < _LEAST_IU
                self.doses.append(Dose(number, Unit.UG if is_little else unit))
                self.is_unit_said = False
                self.doubts |= is_little or (number <= 2 * _MOST_COUNTED and unit is not Unit.G)
            else:
                self.doubts = True

    def _one_dose(self) -> Dose | None:
        """The dose that counts: the first, of "D3 K2 5000 IU 100 µg" the one in IU; others that differ are a doubt."""
        if not self.doses:
            return None
        first, *others = self.doses
        is_vitamin_d = self.lead is not None and self.lead.nutrient is VITAMIN_D
        in_iu = [dose for dose in self.doses if dose.unit is Unit.IU]
        if others and len(self.substances) > 1 and is_vitamin_d and len(in_iu) == 1:
            return in_iu[0]
        if len(others) == 1 and (mineral := self._of_mineral(first, others[0])):
            self.is_elemental = True
            return mineral
        if not all(_is_same(first, other, is_vitamin_d) for other in others):
            self.doubts = True
        return first

    def _of_mineral(self, dose: Dose, other: Dose) -> Dose | None:
        """The dose that is of the mineral where the other is its salt's: "magnesium 96 mg (600 mg as citrate)"."""
        compound = compound_of(self.lead.nutrient, self.salt) if self.lead else None
        share = dose.over(other)
        if compound is None or not share:
            return None
        less, percent = (dose, 100 * share) if share < 1 else (other, 100 / share)
        return less if abs(percent - compound.percent) <= 1 else None


def _shown(substance: Substance, words: Sequence[str]) -> str:
    """What to call a substance: a vitamin that is not counted as it was typed, unless by its letter ("Folic acid")."""
    is_lettered = words[0].startswith("vit") or any(character.isdigit() for character in words[0])
    is_typed = substance.name.startswith("Vitamin ") and substance.nutrient is None and not is_lettered
    return " ".join(words).capitalize() if is_typed else substance.name


def _is_same(dose: Dose, other: Dose, is_vitamin_d: bool) -> bool:
    """Whether an amount is said twice: "25 µg (1,000 IU)"; IU of other vitamins can't be compared with a weight."""
    times = dose.over(other)
    if times is not None:
        return math.isclose(times, 1.0)
    amounts = (dose.amount_of(VITAMIN_D) or 0.0, other.amount_of(VITAMIN_D) or 0.0)
    return not is_vitamin_d or math.isclose(*amounts)
