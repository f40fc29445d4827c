"""What stands in the form of an own food before it is checked: from a pasted label, or from a food that is copied."""

from collections.abc import Mapping

from foods.nutrients import NUTRIENTS, Amounts
from foods.own.label_text import LabelText, read_label
from foods.own.labels import PERCENTAGES, Basis, Unit


def read_into(typed: Mapping[str, str]) -> tuple[dict[str, str], LabelText]:
    """The fields of a form with what its pasted text says, to be checked; the box keeps what was not understood."""
    chosen = typed.get("percentages", "")
    percentages = Unit(chosen) if chosen in {unit.value for unit in PERCENTAGES} else Unit.DV
    found = read_label(typed.get("label_text", ""), percentages=percentages)
    fields = dict(typed) | {"label_text": found.rest}
    for nutrient, read in found.amounts.items():
        fields[nutrient.key], fields[f"{nutrient.key}_unit"] = read.number, read.unit.value
    if found.serving_text:
        fields["serving_text"] = fields["dose"] = found.serving_text
    if found.serving_size:
        fields["serving_size"], fields["serving_unit"] = found.serving_size, found.serving_unit
    if found.basis or found.serving_size:
        fields["basis"] = (found.basis or Basis.SERVING).value
    return fields, found


def label_of_amounts(amounts: Amounts) -> dict[str, str]:
    """The fields of a label per 100 g (of a supplement: per dose) that states these amounts in their own units."""
    fields = {"basis": Basis.PER_100_G.value}
    own_units = {"mg": Unit.MG, "µg": Unit.UG, "g": Unit.G, "kcal": Unit.KCAL}
    for nutrient, amount in zip(NUTRIENTS, amounts, strict=True):
        if amount is not None:
            fields[nutrient.key] = f"{amount:.6f}".rstrip("0").rstrip(".")
            fields[f"{nutrient.key}_unit"] = own_units[nutrient.unit].value
    return fields
