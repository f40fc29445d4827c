"""What if something were eaten every day: the same diary with one more entry a day, for the same verdicts."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from foods.nutrients import NUTRIENTS, Amounts, Nutrient
from tracker.assessment.intake.totals import FOOD, EntryRow, FoodSums, least_weight_kcal


def amount_alone(nutrient: Nutrient, amount: float, *, on: date) -> EntryRow:
    """An entry of nothing but `amount` of one nutrient, in its own unit: it weighs nothing and leaves no blank."""
    amounts = Amounts(*(amount if each is nutrient else 0.0 for each in NUTRIENTS))
    return EntryRow(on, "", "", FOOD, "", None, amounts)


def with_every_day(
    sums: Iterable[FoodSums],
    singled_out: Iterable[EntryRow],
    food: EntryRow,
    *,
    dates: Collection[date],
    nutrients: Sequence[Nutrient],
) -> tuple[list[FoodSums], list[EntryRow]]:
    """`sums` and `singled_out` of a diary (as for `daily_intakes`) with `food` eaten on each of `dates` as well.

    `food` is no supplement, and its own date does not matter. A day that was not logged stays so: `dates` are logged.
    """
    amounts = [getattr(food.amounts, nutrient.field) for nutrient in nutrients]
    known = [0.0 if amount is None else amount for amount in amounts]
    weight = least_weight_kcal(food)
    by_date = {day.date: day for day in sums}
    for day in dates:
        before = by_date.get(day, FoodSums(day, 0, 0.0, (0.0,) * len(known)))
        after = tuple(amount + more for amount, more in zip(before.known, known, strict=True))
        by_date[day] = FoodSums(day, before.entries + 1, before.weight_kcal + weight, after)
    blank = [food._replace(date=day) for day in dates] if None in amounts else []
    return list(by_date.values()), [*singled_out, *blank]
