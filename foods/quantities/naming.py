"""The words of a sentence that name one food: "a delicious 84g serving of cooked artichokes, sprinkled with salt"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measure_names import measure_of
from foods.quantities.measures import SIZES, listed
from foods.quantities.narration import (
    ABSTRACT,
    ATE,
    CONSISTS_OF,
    DISHES,
    EMPTY_WITH,
    FILLED,
    FOODS_THAT_END_SO,
    HOLDERS,
    MADE,
    MEALS,
    PAIRED,
    PARTICLES,
    PRAISE,
    PRAISE_BEFORE,
    PRAISING_ENDINGS,
    SAID_OF_FOODS,
    TAIL_WHOSE,
    TAILS,
    WEIGHS,
    WHO,
    WHOSE,
)
from foods.quantities.numbers import plain_at, read_number
from foods.quantities.preparations import DONE, NEGATIONS, STATES, WAITING
from foods.quantities.sentences import ends_sentence, in_brackets
from foods.quantities.tokens import Token

_ARTICLES: Final = listed("a an the some another")
_MARKS: Final = listed(", . ; ! ? : - and & also then finally")
_NO_KIND: Final = HOLDERS | _ARTICLES | WHOSE | PARTICLES | PAIRED | _MARKS | listed("worth weight was is were")
_BEFORE_WEIGHT: Final = WEIGHS | PARTICLES | WHO | listed("just that which only")
_TELLS: Final = TAILS | TAIL_WHOSE | WHO | (ATE - SAID_OF_FOODS)
_MADE_SOMEHOW: Final = listed("made prepared served crafted sourced topped with and in on by")
_AND: Final = frozenset({"and", "&"})
_ABOUT_IT: Final = STATES | FILLED | MADE
_ADDED: Final = listed("fat fats salt sugar sugars sodium calcium water oil sauce fiber protein vitamin sweetener")
_BEFORE_NAME: Final = _ARTICLES | WHOSE | PRAISE | {"of"}
_FRESHLY: Final = listed("cool chilled crisp savory savoury ripe")  # though "Cool Ranch", "Crisp Mint"
_NOTHING_FOLLOWS: Final = frozenset({"", ",", ".", ";", "and", "&", "!", "with"})
_DESCRIBING: Final = STATES | DONE | WAITING | PRAISE_BEFORE | ABSTRACT | PARTICLES | NEGATIONS
_MOST_OF_NOUN: Final = 2
_NOTHING: Final = MEALS | ABSTRACT | WHO | _ARTICLES
_ENDS: Final = _MARKS | PARTICLES | (PAIRED - SAID_OF_FOODS) | _ARTICLES | WHO
_NAME_NEVER_ENDS: Final = _ENDS | _MADE_SOMEHOW
_NAME_NEVER_BEGINS: Final = _MARKS | WHOSE | {"of", "with", "the"}
_READY_FOR: Final = listed("eat drink heat feed cook serve use bake")


def name_of(tokens: Sequence[Token], weight: tuple[int, int] | None) -> tuple[list[Token], Sequence[Token]]:
    """The tokens of one food in a sentence, and what else is told of it.

    First comes its weight, which stands at `weight` if anywhere, then its name.
    """
    if weight is None:
        end = _end_of_name(tokens, 1)
        name = _trimmed(_without_praise(with_measure_first(tokens[:end])))
        return ([] if all(token.plain in _NOTHING for token in name) else name), _told(tokens[end:])
    before, said, after = tokens[: weight[0]], tokens[weight[0] : weight[1]], tokens[weight[1] :]
    if plain_at(after, 0) == "-":
        after = after[1:]
    if _is_named_before(before, plain_at(after, 0)):
        end, name = _end_of_name(after, 0), _trimmed(_without_praise(_before_weighs(before)))
        told = _told(after[end:])
        rest = _without_inner_articles(_trimmed(_without_praise(after[:end])))
        return [*said, *_without_articles(name), *(after[:1] if rest and after[0].plain == "with" else ()), *rest], told
    lead = [token for token in before if says_more(token)]
    after = _past_holders(after)
    end = _end_of_name(after, 1)
    name = _without_inner_articles(_trimmed(_without_praise(after[:end])))
    if not name:  # "cheese, 30 g"
        return [*said, *_without_articles(_trimmed(_without_praise(before)))], _told(after[end:])
    return [*said, *lead, *_as_one_dish(name)], _told(after[end:])


def with_measure_first(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "A cup of coffee" of "a warm cup of coffee", and "fries" of "a side of fries"."""
    number, at = read_number(tokens, 0), 1
    if number is None or number.end != 1:
        return tokens
    while at < len(tokens) - 2 and _praises_measure(tokens[at]):
        at += 1
    if plain_at(tokens, at + 1) != "of":
        return tokens
    if measure_of(tokens[at].text) is not None:
        return [tokens[0], *tokens[at:]]
    return tokens[at + 2 :] if tokens[at].plain in HOLDERS and tokens[0].plain in _ARTICLES else tokens


def _praises_measure(token: Token) -> bool:
    return praises(token.plain) and token.plain not in SIZES and measure_of(token.text) is None  # "serving spoon"


def _as_one_dish(tokens: list[Token]) -> list[Token]:
    """Without the commas of "egg, cheese, and sausage on a biscuit"."""
    words = [token.plain for token in tokens]
    if "," not in words or _AND.isdisjoint(words) or not _ABOUT_IT.isdisjoint(words[: words.index(",") + 2]):
        return tokens
    is_dish = words[-1] in DISHES and words[0] not in DISHES
    return [token for token in tokens if token.plain != ","] if is_dish else tokens


def after_praise(tokens: list[Token]) -> list[Token]:
    """Without "delicious" and the like in front of the food."""
    at = 0
    while at < len(tokens) - 1 and tokens[at].plain in PRAISE and tokens[at + 1].kind == "word":
        at += 1
    return tokens[at:]


def _is_named_before(before: Sequence[Token], following: str) -> bool:
    """Whether a weight belongs to what stands before: "a chop weighing 80g", "rice 150 g and salad"."""
    if following in _NOTHING_FOLLOWS and any(says_more(token) for token in before):
        return True
    return any(token.plain in WEIGHS for token in before[-3:]) or plain_at(before, len(before) - 1) == "at"


def _before_weighs(before: Sequence[Token]) -> Sequence[Token]:
    end = len(before)
    while end > 0 and before[end - 1].plain in _BEFORE_WEIGHT:
        end -= 1
    return before[:end]


def _without_articles(tokens: Sequence[Token]) -> list[Token]:
    kept = [token for token in tokens if token.plain not in _ARTICLES]
    holder = next((at for at, token in enumerate(kept) if not praises(token.plain) or token.plain in HOLDERS), 0)
    if plain_at(kept, holder) in HOLDERS and plain_at(kept, holder + 1) == "of" and holder + 2 < len(kept):
        return kept[holder + 2 :]
    return kept


def says_more(token: Token) -> bool:
    """Whether a word between the article and the weight says which food it is: "a fried 55g egg"."""
    word = token.plain
    if token.kind != "word" or word in _NO_KIND:
        return False
    return not praises(word) and (word not in ATE or word in SAID_OF_FOODS)


def praises(word: str) -> bool:
    """Whether a word before a weight only praises."""
    if word in PRAISE_BEFORE:
        return True
    return word.endswith(PRAISING_ENDINGS) and word not in FOODS_THAT_END_SO and word not in STATES and len(word) > 3


def _past_holders(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without "serving of", "cup of", "bar of", "dish featuring", "of my favorite" in front."""
    at = 0
    while at < len(tokens) - 1:
        word, following = tokens[at].plain, plain_at(tokens, at + 1)
        if word in _BEFORE_NAME or (word in _FRESHLY and tokens[at].text.islower() and following):
            at += 1
        elif word in HOLDERS and (following in {"of", "featuring", "containing"} or word in {"serving", "portion"}):
            at += 1 + (following in {"of", "featuring", "containing"})
        elif word in PRAISE_BEFORE and following in HOLDERS and plain_at(tokens, at + 2) == "of":
            at += 3
        else:
            break
    return tokens[at:]


def _end_of_name(tokens: Sequence[Token], least: int) -> int:
    """Where what names the food ends: before who, why, when and where."""
    bracketed = in_brackets(tokens)
    for at in range(least, len(tokens)):
        word, following = tokens[at].plain, plain_at(tokens, at + 1)
        if at in bracketed:
            continue
        if ends_sentence(tokens, at) or word in _TELLS:
            return at
        if word == "to" and plain_at(tokens, at - 1) != "ready":
            return at
        if word in {"from", "on", "in", "with", "by", "straight", "over"} and following in TAIL_WHOSE | {"the"}:
            return at
        if word == "from" and following in {"a", "an"}:
            return at
        if word == "without" and following.endswith("ing") and following not in FOODS_THAT_END_SO:
            return at
        is_telling = word.endswith("ing") and len(word) > 5 and word not in FOODS_THAT_END_SO and word not in FILLED
        if is_telling and plain_at(tokens, at - 1) in {",", "and"}:
            return at
    return len(tokens)


def _without_praise(tokens: Sequence[Token]) -> list[Token]:
    """Without praise, and without how it was made or what it has only a hint of."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        word, following = tokens[at].plain, plain_at(tokens, at + 1)
        if word in PRAISE and len(tokens) > 1 and plain_at(kept, len(kept) - 1) not in {"red", "golden"}:
            at += 1
        elif word == "ready" and following == "to" and plain_at(tokens, at + 2) in _READY_FOR:
            at += 3
        elif (word in MADE and following in {"with", "using", "by", "alongside"} and kept) or (
            word == "with" and _is_only_hint(tokens, at + 1)
        ):
            at = _end_of_phrase(tokens, at)
        elif (word in FILLED and following == "with") or (
            word in {"and", "both"} and following in MADE and plain_at(tokens, at + 2) in {"with", "using"}
        ):
            at += 1
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _without_inner_articles(tokens: list[Token]) -> list[Token]:
    """ "Hamburger on soft bun" of "hamburger on a soft bun"."""
    return [
        token
        for at, token in enumerate(tokens)
        if at == 0 or token.plain not in _ARTICLES or tokens[at - 1].plain not in {"with", "in", "on", "and", ","}
    ]


def _is_only_hint(tokens: Sequence[Token], at: int) -> bool:
    first = at + (plain_at(tokens, at) in _ARTICLES)
    while plain_at(tokens, first) in PRAISE_BEFORE:
        first += 1
    return plain_at(tokens, first) in EMPTY_WITH and plain_at(tokens, first + 1) == "of"


def _end_of_phrase(tokens: Sequence[Token], at: int) -> int:
    """Where a phrase of how it was made ends: at the next comma."""
    while at < len(tokens) and tokens[at].plain not in {",", ";", "("}:
        at += 1
    return at


def _told(tokens: Sequence[Token]) -> list[Token]:
    """What is told, without joints at its ends; nothing where it is joints and verbs only: "and drank it down with"."""
    if all(token.plain in _ENDS or token.plain in ATE or token.plain in PAIRED for token in tokens):
        return []
    kept = list(tokens)
    while kept[-1].plain in _ENDS:
        kept.pop()
    while kept[0].plain in _MARKS:
        kept.pop(0)
    return kept


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Without joints and small words at its ends."""
    kept, last = list(tokens), ""
    while kept and (
        kept[-1].plain in _NAME_NEVER_ENDS
        or (last in {"with", "by"} and kept[-1].plain in PAIRED)
        or _is_open_verb(kept)
        or _is_left_open(kept)
    ):
        last = kept.pop().plain
    while kept and kept[0].plain in _NAME_NEVER_BEGINS:
        kept.pop(0)
    return kept


def _is_left_open(tokens: Sequence[Token]) -> bool:
    """Whether "added" at the end belongs to what comes next, not to "no salt added"."""
    return tokens[-1].plain == "added" and plain_at(tokens, len(tokens) - 2) not in _ADDED


def _is_open_verb(tokens: Sequence[Token]) -> bool:
    word, before = tokens[-1].plain, plain_at(tokens, len(tokens) - 2)
    return word in ATE and (word not in SAID_OF_FOODS or before in {"and", ","} | WHO)


def is_list(named: Sequence[Token], parts: Sequence[Sequence[Token]]) -> bool:
    """Whether plain nouns are listed after a food that is weighed: "50 g of bread, cheese" has two foods."""
    if any(token.plain in CONSISTS_OF for token in named):
        return False
    return all(len(part) <= _MOST_OF_NOUN and not any(_describes(token) for token in part) for part in parts[1:])


def _describes(token: Token) -> bool:
    word = token.plain
    return token.kind != "word" or word in _DESCRIBING or word.endswith(("ed", "ing", "ly")) or not token.text.islower()
