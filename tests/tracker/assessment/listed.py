"""The project's own source list with the amounts of its own food table, as candidates: no database."""

from functools import cache

from foods.importers import embedded, source_list
from foods.nutrients import Amounts, scale
from tracker.assessment.portions.candidates import Candidate


@cache
def listed_foods() -> tuple[Candidate, ...]:
    """Every row of foods/data/source_list.csv, `key` being its number; the food's id is the USDA's."""
    rows = source_list.read()
    wanted = {(row.source, row.fdc_id) for row in rows}
    found = {(record.source, record.source_id): record.amounts for record in embedded.read()}
    amounts = {place: found[place] for place in wanted}
    return tuple(
        Candidate(
            key=number,
            food_id=int(row.fdc_id),
            label=row.label,
            nutrient=row.nutrient,
            term=row.term,
            portion_text=row.portion,
            portion_g=row.portion_g,
            amounts=Amounts(*(scale(amount, row.portion_g) for amount in amounts[row.source, row.fdc_id])),
            flags=_words(row.flags),
            allergens=_words(row.allergens),
            diet=row.diet,
            good_source=row.good_source,
        )
        for number, row in enumerate(rows, start=1)
    )


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split(";")) if cell else frozenset()
