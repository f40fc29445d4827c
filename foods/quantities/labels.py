"""Labels before foods, which are no foods: "Meal 1: chicken", "post workout: banana", "B: eggs L: sandwich"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.kinds import is_general
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import SIZES, listed
from foods.quantities.narration import ATE, DISHES, MEALS, WHO, WHOSE
from foods.quantities.numbers import is_number, plain_at
from foods.quantities.preparations import DONE, HOW, NEGATIONS, REMARKS_AFTER_COMMA, STATES, is_done
from foods.quantities.sentences import ends_sentence, in_brackets
from foods.quantities.tokens import Token, stands_apart

_DAYS: Final = listed(
    "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    "today yesterday tonight weekday weekend day week",
)
_LABELS: Final = (
    MEALS
    | _DAYS
    | listed(
        "drinks drink beverages beverage starter starters main mains side sides course dessert desserts extras",
        "pre post before after during workout work-out gym training run ride exercise early late mid first second",
        "third next later then am pm bedtime work office school home food foods meds medicine supplements supps",
        "vitamins pills intake log diary menu eaten bf brekkie brekky breakkie elevenses b l d s cheat rest usual",
    )
)
_SMALL: Final = WHOSE | listed("the a in at for of and as @ & / + - #")
_LETTERS: Final = frozenset("bldsm")
_ENDS: Final = frozenset({":", "=", ">", "-", "→"})
_BREAKS: Final = frozenset({",", ";", ".", "•", "|"})
_MOST_WORDS: Final = 5
_NO_LIST: Final = listed("with and in on of for , ( ) or") | {""}
_ABOUT_IT: Final = STATES | DONE | HOW | frozenset(SIZES) | NEGATIONS
_NAMES: Final = listed("breakfast brunch lunch dinner supper snack dessert")


def without_labels(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of one line without its labels; one in the middle leaves a break in its place."""
    if not any(token.plain in _ENDS for token in tokens):
        return tokens
    bracketed = in_brackets(tokens)
    kept: list[Token] = []
    begin = taken = 0
    for at, token in enumerate(tokens):
        if at in bracketed or at < taken:
            continue
        if token.plain in _BREAKS:
            begin = at + 1
        elif token.plain in _ENDS and (start := _label_before(tokens, begin, at)) is not None:
            kept.extend(tokens[taken:start])
            if kept:
                kept.append(replace(token, kind="mark", plain=";"))
            begin = taken = at + 1 + (plain_at(tokens, at) == "-" and plain_at(tokens, at + 1) == ">")
    return [*kept, *tokens[taken:]] if taken else tokens


def clauses(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A line where each meal is told by itself, by meals: "breakfast was toast, lunch was soup" has two."""
    starts = [at for at in range(1, len(tokens)) if tokens[at].plain in _NAMES and _begins_clause(tokens, at)]
    for begin, end in zip([0, *starts], [*starts, len(tokens)], strict=True):
        while end < len(tokens) and end > begin + 1 and plain_at(tokens, end - 1) in _BREAKS | WHOSE | {"and", "then"}:
            end -= 1
        yield tokens[begin:end]


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1 - (plain_at(tokens, at - 1) in WHOSE)
    return plain_at(tokens, at + 1) in {"was", "were", "is"} and plain_at(tokens, before) in _BREAKS | {"and", "then"}


def _label_before(tokens: Sequence[Token], begin: int, at: int) -> int | None:
    """Where the label begins that ends with the mark at `at`; None where none does."""
    mark = tokens[at].plain
    if at + 1 == len(tokens) or at == begin or (mark == "-" and not stands_apart(tokens, at)):
        return None
    if _is_known(tokens[begin:at]):
        return begin
    if mark == ":" and tokens[at].end < tokens[at + 1].start:
        start = at - 1 - (is_number(tokens, at - 1) and at - 1 > begin)
        if _is_inside(tokens[start]):
            return start
    is_list = at - begin <= _MOST_WORDS and _names_list(tokens[begin:at], tokens[at + 1 :], mark)
    return begin if is_list else None


def _is_inside(token: Token) -> bool:
    """Whether a label may stand behind foods: "B: eggs L: sandwich"."""
    return token.plain in _NAMES or token.plain in _DAYS or (token.plain in _LETTERS and token.text.isupper())


def _is_known(label: Sequence[Token]) -> bool:
    """Whether only words of meals, days and times stand here, as in "meal 2", "pre-gym", "breakfast / snack"."""
    words = list(label[:-1] if len(label) > 1 and label[-1].kind == "number" else label)
    pieces = [piece for token in words for piece in token.plain.split("-")]
    return (
        all(piece in _LABELS or piece in _SMALL or piece == "" for piece in pieces)
        and any(piece in _LABELS for piece in pieces)
        and not (len(label) == 1 and len(label[0].text) == 1 and not label[0].text.isupper())
    )


def _names_list(label: Sequence[Token], following: Sequence[Token], mark: str) -> bool:
    """Whether unknown words name the foods after the mark, and are none: "Office: croissant", "Lunchbox = 1 egg"."""
    words = [token.plain for token in label]
    if any(token.kind != "word" and token.plain not in {"&", "/", "+", "'"} for token in label):
        return False
    is_listed = _is_listed(following)
    if not (WHO | ATE).isdisjoint(words) or words[0] in REMARKS_AFTER_COMMA - STATES:
        return False
    if measure_of(label[-1].text) and not (len(label) == 1 and is_listed):
        return False
    if (reading := read_amount(following, 0)) is not None and reading.quantity is not None:
        rest = following[reading.end :]
        is_food = _begins_food(rest) and not (is_general(words[-1]) and _is_single(rest))
        return is_food and (mark != "-" or is_listed)
    if mark != ":" and not is_listed:
        return False
    is_said_of_it = is_general(words[-1]) or words[-1] in DISHES
    return _begins_food(following) and mark != "-" and (is_listed or not is_said_of_it)


def _begins_food(tokens: Sequence[Token]) -> bool:
    """Whether a food begins here, and no state, remark or measure of what stands before."""
    word = plain_at(tokens, 0)
    if word in _NO_LIST or tokens[0].kind != "word" or word in REMARKS_AFTER_COMMA or is_done(word):
        return False
    end = next((at for at in range(len(tokens)) if plain_at(tokens, at) in _NO_LIST), len(tokens))
    named = [token for token in tokens[:end] if token.plain not in _ABOUT_IT and measure_of(token.text) is None]
    return bool(named)


def _is_single(tokens: Sequence[Token]) -> bool:
    return not _is_listed(tokens)


def _is_listed(tokens: Sequence[Token]) -> bool:
    """Whether another food follows after a comma or "and"."""
    bracketed = in_brackets(tokens)
    for at in range(1, len(tokens) - 1):
        if at not in bracketed and (tokens[at].plain in {",", "and", "&", "+", ";"} or ends_sentence(tokens, at)):
            after = tokens[at + 1 :]
            reading = read_amount(after, 0) if is_number(after, 0) else None
            if _begins_food(after[reading.end :] if reading else after):
                return True
    return False
