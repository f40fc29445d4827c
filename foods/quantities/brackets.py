"""What stands in brackets behind a food: which one it is ("milk (soy)"), or a remark ("milk (optional)")."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.behind import lone_amount, times_alone
from foods.quantities.kinds import describes, is_cut
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import SIZES, listed
from foods.quantities.narration import MEALS, PRAISE, WHO, WHOSE
from foods.quantities.numbers import ARTICLES, is_number, read_number
from foods.quantities.preparations import HOW, REMARK_WORDS, REMARKS, REMARKS_AFTER_COMMA, STATES, is_done
from foods.quantities.sentences import in_brackets, negated_brackets
from foods.quantities.tokens import Token

_MOST_WORDS: Final = 3
_MOST_OF_AMOUNT: Final = 3
_CONTAINED: Final = listed("in with")
_REMARKED: Final = (
    REMARK_WORDS
    | REMARKS
    | WHO
    | WHOSE
    | ARTICLES
    | MEALS
    | PRAISE
    | HOW
    | frozenset(SIZES)
    | listed(
        "any all every real good best better nice great ok okay yum same similar various assorted other own",
        "quality brand branded type kind kinds variety varieties style flavor flavors flavour flavours size sized shop",
        "shops shopped store market bought local supermarket leftover leftovers homegrown garden note notes recipe",
        "tip below above link here see aka a.k.a called known eg e.g i.e ie or and/or maybe perhaps probably estimate",
        "estimated approx guess ish est not only just also more less extra few some work office cafe café",
        "restaurant takeaway takeout delivery again yesterday today tonight morning later early late from by at if",
        "as per ripe such like use used using sorry shared cheat everyday favourite fave my room temperature",
    )
)
# What goes by two names: the second one in brackets says the same food again.
_OTHER_NAMES: Final = listed(
    "scallion scallions cilantro coriander zucchini zucchinis courgette courgettes eggplant eggplants aubergine",
    "aubergines arugula rocket shrimp shrimps prawns cornstarch cornflour garbanzo garbanzos chickpea chickpeas swede",
    "rutabaga beet beets beetroot capsicum capsicums superfine confectioners confectioners' fava mangetout endive",
    "chicory romaine maize",
)
_PLAIN_JOINTS: Final = listed("with and on in & + plus or of")


def kind_in_brackets(tokens: Sequence[Token]) -> bool:
    """Whether the words of a bracket say which food is meant, and make no remark about it."""
    if not 0 < len(tokens) <= _MOST_WORDS or any(token.kind != "word" and token.plain != "&" for token in tokens):
        return False
    first, words = tokens[0].plain, [token.plain for token in tokens]
    said = words[1:] if first in _CONTAINED and len(words) > 1 else words
    if any(word in _REMARKED or word in _OTHER_NAMES for word in said):
        return False
    if len(said) == 1 and measure_of(said[0]) is not None:
        return False
    is_remark = any((word in REMARKS_AFTER_COMMA or is_done(word)) and word not in STATES for word in said)
    return not is_remark and read_number(tokens, 0) is None and times_alone(tokens) is None


def without_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[Sequence[Token]]]:
    """`tokens` with the words of brackets that say which food it is before or behind that; and the other brackets."""
    places = in_brackets(tokens) - negated_brackets(tokens)
    kept: list[Token] = []
    others: list[Sequence[Token]] = []
    start: int | None = None
    for at in range(len(tokens) + 1):
        if at in places and start is None:
            start = at
        if at not in places and start is not None:
            for inner in _said(tokens[start + 1 : at - 1]):
                if kept and kind_in_brackets(inner):
                    inner = inner[: len(inner) - (len(inner) > 1 and inner[-1].plain == "weight")]  # "dry weight"
                    place = _place_of(inner, kept)
                    kept[place:place] = inner
                else:
                    others.append(inner)
            start = None
        if at < len(tokens) and at not in places and tokens[at].text not in "()":
            kept.append(tokens[at])
    return kept, others


def _said(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """What brackets say, apart where one of it is an amount or a state: "(rye, 2 slices)", but not "(ham, cheese)"."""
    commas = [at for at, token in enumerate(tokens) if token.plain == ","]
    said = [tokens[begin + 1 : end] for begin, end in zip([-1, *commas], [*commas, len(tokens)], strict=True)]
    is_apart = all(said) and any(lone_amount(piece) or all(_describes(token) for token in piece) for piece in said)
    return said if is_apart else [tokens]


def _describes(token: Token) -> bool:
    return describes(token.plain) or token.plain in SIZES


def _place_of(inner: Sequence[Token], kept: Sequence[Token]) -> int:
    """Before the name for a kind ("soy milk"), behind it for a cut and for what is in it ("peaches in syrup")."""
    at = len(kept)
    for place in range(max(1, at - _MOST_OF_AMOUNT), at):  # "tuna 1 can (in water)"
        if is_number(kept, place) and lone_amount(kept[place:]) is not None:
            at = place
            break
    if inner[0].plain in _CONTAINED or is_cut(kept[at - 1].plain, inner[-1].plain):
        return at
    while at > 0 and kept[at - 1].kind == "word" and kept[at - 1].plain not in _PLAIN_JOINTS:
        at -= 1
    return at
