"""What people say beside their foods, which is none: "so full", "woke up late", "that's all"."""

from collections.abc import Sequence
from typing import Final

from foods.quantities.measures import listed
from foods.quantities.sentences import ends_sentence, in_brackets
from foods.quantities.tokens import Token

_VERY: Final = listed("so too very really super still quite pretty a bit little was were am i i'm feeling felt not and")
_FELT: Final = listed(
    "full hungry hungrier starving tired stuffed sick bloated bored busy late early good great bad awful better happy",
    "sad stressed sleepy lazy rushed thirsty satisfied guilty yum yummy tasty delicious nice ok okay fine sorry much",
    "hungover nauseous famished peckish hangry exhausted",
)
_SAYS: Final = listed("lol haha hehe oops yum yummy yay ugh omg nom phew cheers thanks delicious anyway whatever")
# Whole, or as what a stretch begins with.
_WHOLE: Final = frozenset(
    tuple(said.split())
    for said in (
        "my usual", "the usual", "just finished", "all done", "day off", "cheat day", "rest day", "i think", "i guess",
        "at home", "at work", "in bed", "long day", "busy day", "on the go", "in a rush", "back home", "as usual",
        "as always", "ate too much", "i ate too much", "too much", "no breakfast", "no lunch", "no dinner", "no snacks",
        "the side", "the top",
        "nothing else", "no more", "no time", "i know",
    )
)  # fmt: skip
_BEGUN: Final = frozenset(
    tuple(said.split())
    for said in (
        "that's", "thats", "that was", "that is", "it was", "no time", "no idea", "no appetite", "nothing else",
        "woke", "slept", "overslept", "forgot", "skipped", "felt", "feeling", "rushed", "worked", "walked", "ran",
        "watched", "i woke", "i slept", "i forgot", "i feel", "i felt", "i skipped", "i worked", "i ran", "i walked",
        "i was", "i'm", "i am", "went to", "went out", "went home", "went back", "went for a", "i went", "trying to",
        "couldn't", "can't", "didn't", "don't", "wasn't", "won't",
    )
)  # fmt: skip
_FIRST: Final = _VERY | _SAYS | {said[0] for said in (*_WHOLE, *_BEGUN)}
_MOST_WORDS: Final = 7
_MOST_BEGUN: Final = 3
_EATS: Final = listed("had ate eat eating having drank drinking ordered with made")
_DIVIDES: Final = frozenset({",", ";", "-", "•"})


def without_talk(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without the stretches between commas that tell of no food."""
    if not any(_may_begin(tokens, at) for at in range(len(tokens))):
        return tokens
    bracketed = in_brackets(tokens)
    kept: list[Token] = []
    begin = 0
    for at in range(len(tokens) + 1):
        is_mark = at < len(tokens) and at not in bracketed
        if at == len(tokens) or (is_mark and (tokens[at].plain in _DIVIDES or ends_sentence(tokens, at))):
            if not is_talk(tokens[begin:at]):
                kept.extend(tokens[begin : at + 1])
            begin = at + 1
    while kept and kept[-1].plain in _DIVIDES:
        kept.pop()
    return kept


def _may_begin(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].plain in _FIRST and (at == 0 or tokens[at - 1].kind == "mark")


def is_talk(tokens: Sequence[Token]) -> bool:
    """Whether a stretch tells how somebody felt or what they did, and names no food."""
    words = [token.plain for token in tokens]
    if not words or len(words) > _MOST_WORDS or any(token.kind != "word" for token in tokens):
        return False
    if tuple(words) in _WHOLE or _SAYS.issuperset(words):
        return True
    if _EATS.isdisjoint(words) and any(tuple(words[:length]) in _BEGUN for length in range(1, _MOST_BEGUN + 1)):
        return True
    return words[-1] in _FELT and words[0] in _VERY and all(word in _VERY or word in _FELT for word in words)
