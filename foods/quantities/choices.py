"""What is chosen between: "brown or green lentils" is brown lentils, "flank, flap, or skirt steak" flank steak."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.kinds import describes
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import listed
from foods.quantities.numbers import ARTICLES, is_number, plain_at
from foods.quantities.preparations import DONE, HOW, NEGATIONS, REMARKS, SHARED_NOUNS, STATES, WAITING
from foods.quantities.tokens import Token, text_of

# The last word of several is the noun of each: "flank, flap, or skirt steak". Liquids and the like stand first.
_NOUNS: Final = SHARED_NOUNS | listed(
    "steak steaks beans bean lentils lentil peas nuts nut seeds seed leaves leaf meat breast breasts thighs thigh",
    "wings drumsticks chops chop ribs roast loin fillets fillet noodles noodle pasta rice soup soups stew sandwich",
    "sandwiches salad pie cake cookie cookies chips crackers cereal tea coffee wines berries squash cabbage lettuce",
    "mushrooms mushroom onions onion tomatoes tomato potatoes potato sausage sausages powder extract salt sugar syrup",
    "chocolate grapes olives apples apple peel zest butter yogurt yoghurt tortillas tortilla bun buns roll rolls",
    "muffin muffins pizza bagel bagels patties patty burger burgers omelet greens sprouts melon kernels spaghetti",
    "macaroni couscous jam jelly gravy dressing paste puree purée spray water granola oats oatmeal fish chunks cubes",
    "crumbs croutons",
)
# Foods by themselves, so that "butter or olive oil" is butter.
_ALONE: Final = listed(
    "butter margarine milk water lard ghee shortening cream yogurt yoghurt wine beer honey sugar salt mayonnaise",
    "ketchup cheese stock broth oil ham bacon eggs egg",
)
_KINDS: Final = STATES | WAITING
_LOOSE: Final = SHARED_NOUNS | listed("water spray butter yogurt yoghurt salt paste")
_MEATS: Final = listed("chicken turkey beef pork lamb veal ham duck goose tuna salmon fish crab shrimp bacon venison")
_COMPLETE: Final = _NOUNS - _MEATS - _ALONE
_NAME_ENDS: Final = listed("with in without from on for to made (")
_NO_CHOICE: Final = listed("more to as a so less enough until just about")
_NO_OTHER: Final = REMARKS | listed("to more so less enough as until just about")  # "or to taste"
_FORMS: Final = DONE | HOW | listed("powder paste flakes granules concentrate extract zest juice leaves ones")


def chosen(
    first: list[Token], others: list[list[Token]], remarks: list[Sequence[Token]]
) -> tuple[list[Token], list[list[Token]]]:
    """The segments of a part with the first of what "or" chooses between, which takes the noun of the last.

    What was not chosen is added to `remarks`.
    """
    at = _or_in(first)
    if at is not None:
        is_open = first[at - 1].plain == "-"  # "medium- or long-grain rice"
        name, left = first[: at - is_open], first[at + 1 :]
        end = _end_of_name(left)
        remarks.append(first[at : at + 1 + end])
        return [*name, *_noun_for(name, left[:end]), *left[end:]], others
    for place, other in enumerate(others):
        at = _or_in(other, 0)
        if at is not None:
            end = at + 1 + _end_of_name(other[at + 1 :])
            noun = _noun_for(first, other[at + 1 : end])
            passed = others[: place + 1] if noun or place else [other]
            remarks += [*passed[:-1], other[:end]]
            rest = [other[end:]] if end < len(other) else []
            return [*first, *noun], [*others[: place + 1 - len(passed)], *rest, *others[place + 1 :]]
    return first, others


def _or_in(tokens: Sequence[Token], least: int = 1) -> int | None:
    """The place of the "or" between two foods; "without milk or sugar" has none of both."""
    for at in range(least, len(tokens) - 1):
        if tokens[at].plain in NEGATIONS:
            return None
        if tokens[at].plain in {"or", "and/or"} and not is_number(tokens, at + 1):
            return None if plain_at(tokens, at + 1) in _NO_CHOICE or tokens[at + 1].kind != "word" else at
    return None


def _end_of_name(tokens: Sequence[Token]) -> int:
    return next((at for at, token in enumerate(tokens) if token.plain in _NAME_ENDS and at > 0), len(tokens))


def _noun_for(name: Sequence[Token], other: Sequence[Token]) -> Sequence[Token]:
    """The words of the other name that belong to the first one too."""
    if not name or len(other) < 2 or other[-1].kind != "word":
        return []
    last, noun = name[-1].plain, other[-1].plain
    if other[0].plain in ARTICLES:
        return []
    if last in _MEATS and other[0].plain in _MEATS:
        return other[1:]
    if last in _KINDS and last not in _ALONE:  # "white or apple cider vinegar" is white vinegar
        return other[1:] if other[0].plain in _KINDS or len(other) == 2 else other[-1:]
    if noun not in _NOUNS or other[0].plain in _KINDS or last == noun or last in _COMPLETE:
        return []
    if last in _ALONE and noun in _LOOSE:
        return []
    return other[1:] if len(other) == 2 or other[0].plain in _MEATS else other[-1:]


def left_open(typed: str, passed: Sequence[Sequence[Token]], remarks: Sequence[Sequence[Token]]) -> str:
    """What a food was left open to be, by what was `passed` over ("tomato or prune juice"), else by the first of
    `remarks` that begins with "or": "plum" of "or 2 plums".
    """
    begun = next((remark for remark in remarks if plain_at(remark, 0) == "or"), ())
    said = [token for remark in passed for token in remark] or begun
    rest = [token for token in said if token.plain not in ARTICLES | {"or"}]
    if (reading := read_amount(rest, 0) if is_number(rest, 0) else None) is not None:
        rest = [] if all(_only_renames(token) for token in rest[reading.end :]) else rest[reading.end :]
    is_food = bool(rest) and rest[0].kind == "word" and rest[0].plain not in _NO_OTHER
    return text_of(typed, rest) if is_food else ""


def _only_renames(token: Token) -> bool:
    """Whether a word says a form of the food before "or": "4 sprigs dill, or 1 teaspoon dried"."""
    return token.plain in _FORMS or describes(token.plain) or token.kind == "mark" or measure_of(token.text) is not None
