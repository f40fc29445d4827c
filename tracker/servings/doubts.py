"""Why a row of a line is not ticked, and what to look at twice in one that is; each in a sentence."""

from typing import Final

from django.utils.translation import gettext as _

from foods.names.qualifiers import PLANT_PARTS
from foods.names.wording import words
from foods.quantities import LinePart
from foods.quantities.line_part import DOUBTS
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import MILLILITRES, VESSELS
from tracker.servings.measured import Measured
from tracker.servings.own_supplements import which_of_several
from tracker.servings.portion_text import read_portion_text
from tracker.servings.readings import Matched, is_left_open
from tracker.servings.said import uncounted

_HOLD_A_FOOD: Final = VESSELS | {"plate"}  # alone they say no food


def why_unticked(found: Matched, said: Measured) -> str:
    """What was not understood of a part that has a food; "" where all was."""
    part, understanding = found.part, found.understanding
    if found.supplement is not None:
        return said.note if said.is_guess else which_of_several(found.supplement, found.foods)
    if found.is_composed:
        return _("What is in it stands below. Tick it too if there was more in it.")
    if found.of_a_dish:
        return _("One by one, instead of “%(dish)s”: tick either.") % {"dish": found.of_a_dish}
    if understanding is None or not understanding.is_named or measure_of(part.food) in _HOLD_A_FOOD:
        return _("Is this what you mean? Tick it, or write it in other words.")
    if understanding.missed:
        missed = {"words": " ".join(understanding.missed)}
        return _("“%(words)s” is not in its name. Is this what you mean? Tick it, or write it in other words.") % missed
    if understanding.may_have:
        has = {"words": " ".join(understanding.may_have)}
        return _("There may be “%(words)s” in it. Tick it if that is right, or write it in other words.") % has
    if is_left_open(part):
        return _("Was it this or “%(other)s”? Tick it, or choose the other.") % {"other": part.instead}
    if _counts_parts(part, said):
        return uncounted()
    return doubt_about_number(part, said) or (said.note if said.is_guess else "")


def _counts_parts(part: LinePart, said: Measured) -> bool:
    """Whether parts of a plant are counted ("1 oregano leaf") of a food that is weighed by the spoon or cup."""
    is_counted = part.quantity is not None and part.unit is None and not said.note
    is_part = not PLANT_PARTS.isdisjoint(words(part.food))
    return is_counted and is_part and not read_portion_text(said.chosen.text).units.isdisjoint(MILLILITRES)


def doubt_about_number(part: LinePart | None, said: Measured) -> str:
    """Why the number that was typed is hardly the one that was meant; "" where it may be."""
    if part is not None and part.doubt:
        return _(DOUBTS[part.doubt])
    return _("How much must be more than 0.") if said.quantity == 0 else said.doubt


def leaves_a_question(part: LinePart | None, said: Measured) -> bool:
    """Whether a person should look twice at the amount of a food before it is logged."""
    return said.is_guess or bool(said.note or doubt_about_number(part, said))


def remark(found: Matched) -> str:
    """What to look at twice in a row that is understood; "" where there is nothing."""
    understanding = found.understanding
    if understanding is None or found.supplement is not None:
        return ""
    if understanding.read_as:
        typed, read = understanding.read_as[0]
        return _("“%(typed)s” was read as “%(read)s”.") % {"typed": typed, "read": read}
    if understanding.unsaid:
        return _("“%(words)s” is not in its name.") % {"words": " ".join(understanding.unsaid)}
    return ""
