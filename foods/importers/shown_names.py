"""The names under which the foods of the tables are shown: those that were reviewed, and for all others the rule.

`foods/data/display_names.csv` has a row a food, the most eaten first: its number in every release of its table, its
name there, and the name to show.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from foods.importers.record import Rejection, TableError
from foods.importers.tables import rows
from foods.names.display_names import NamedFood, display_names
from foods.nutrients import gettext_noop

REVIEWED: Final = Path(__file__).resolve().parent.parent / "data" / "display_names.csv"
COLUMNS: Final = ("code", "name", "display_name")
_TABLES: Final = {"fndds": "FNDDS", "foundation": "Foundation Foods", "sr_legacy": "SR Legacy"}


ReviewedNames = Mapping[tuple[str, str], str]


class TableFood(NamedTuple):
    """What decides a food's display name; `same_as` is the food that stands for it in search."""

    id: int
    source: str
    code: str
    name: str
    same_as: int | None


def read(path: Path = REVIEWED) -> ReviewedNames:
    """The reviewed display names by code and name. Raises TableError naming the line that has none, or one again."""
    rejected: list[Rejection] = []
    found: dict[tuple[str, str], str] = {}
    for line, (code, name, display_name) in rows(path, COLUMNS, rejected.append):
        if not (code and display_name) or (code, name) in found or display_name in found.values():
            message = gettext_noop("%(file)s, line %(line)s: “%(food)s” needs a code and a name, each only once.")
            raise TableError(message, file=path.name, line=line, food=name)
        found[code, name] = display_name
    if rejected:
        message = gettext_noop("%(file)s, line %(line)s, is cut short; correct the list.")
        raise TableError(message, file=path.name, line=rejected[0].line)
    return found


def shown_names(foods: Iterable[TableFood], reviewed: ReviewedNames) -> dict[int, str]:
    """The display name of each food by id; of those that would read alike the first given keeps the short one.

    A review counts as long as its food is called so.
    """
    given = list(foods)
    said = {food.id: reviewed.get((food.code, food.name), "") for food in given}
    named = (NamedFood(food.id, _TABLES[food.source], food.name, food.same_as is not None) for food in given)
    return display_names(named, {number: name for number, name in said.items() if name})
