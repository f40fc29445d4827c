"""The portions that were reviewed one by one: of the foods eaten most, and of the foods on the article's lists.

`foods/data/household_portions.csv` has a row a food: its table and its number in every release, its name, the portion
to offer first and its grams, the grams of one whole, regular piece where it is counted, and where both come from (a
basis that begins with "overrules" stands against what the food's own table weighs). The rule of
`foods.importers.usual` decides for all other foods.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from foods.importers.record import FoodRecord, PortionRecord, Rejection, TableError, number
from foods.importers.tables import rows
from foods.nutrients import gettext_noop

REVIEWED: Final = Path(__file__).resolve().parent.parent / "data" / "household_portions.csv"
COLUMNS: Final = ("source", "code", "food", "portion", "portion_g", "piece", "piece_g", "basis")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row: what is offered first of a food, and one whole piece of it (None where it is not counted)."""

    source: str
    code: str
    food: str
    portion: PortionRecord
    piece: PortionRecord | None
    basis: str

    @property
    def overrules(self) -> bool:
        """Whether its weights stand instead of the food's own, which are not those of the regular piece."""
        return self.basis.startswith("overrules")


ReviewedFoods = Mapping[tuple[str, str], Reviewed]


def read(path: Path = REVIEWED) -> ReviewedFoods:
    """The reviewed foods by table and number. Raises TableError naming the line when anything is wrong with it."""
    rejected: list[Rejection] = []
    found: dict[tuple[str, str], Reviewed] = {}
    for line, values in rows(path, COLUMNS, rejected.append):
        source, code, food, portion, portion_g, piece, piece_g, basis = map(str.strip, values)
        first, whole = _portion(portion, portion_g), _portion(piece, piece_g)
        if first is None or (piece and whole is None) or not (code and basis) or (source, code) in found:
            message = gettext_noop(
                "%(file)s, line %(line)s: “%(food)s” needs a portion with its weight, and stand once."
            )
            raise TableError(message, file=path.name, line=line, food=food)
        found[source, code] = Reviewed(source, code, food, first, whole, basis)
    if rejected:
        message = gettext_noop("%(file)s, line %(line)s, is cut short; correct the list.")
        raise TableError(message, file=path.name, line=rejected[0].line)
    return found


def _portion(text: str, grams: str) -> PortionRecord | None:
    weight_g = number(grams)
    return PortionRecord(text, weight_g) if text and weight_g is not None and weight_g > 0 else None


def with_reviewed_portion(food: FoodRecord, reviewed: ReviewedFoods) -> FoodRecord:
    """`food` with the portion that was reviewed first, and its piece; as it is where it was not reviewed.

    A measure that the food has weighs what its own release says, where the row does not overrule it; one that it lacks
    is added.
    """
    row = reviewed.get((food.source, food.code))
    if row is None:
        return food
    wanted = (row.portion,) if row.piece is None else (row.portion, row.piece)
    if row.overrules:
        said = {portion.text: portion for portion in wanted}
        food = replace(food, portions=tuple(said.get(portion.text, portion) for portion in food.portions))
    own = {portion.text: portion for portion in reversed(food.portions)}
    added = tuple(portion for portion in dict.fromkeys(wanted) if portion.text not in own)
    return replace(food, portions=(*food.portions, *added), usual_portion=own.get(row.portion.text, row.portion))
