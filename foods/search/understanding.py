"""Whether a food is what words mean: is it named by them, and what of them does it leave unmet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foods.models import Food
from foods.names.asked import Slot, meant, meant_cooked, slots
from foods.names.index_names import UNSPECIFIED, IndexedName, index_name, index_other, read
from foods.names.qualifiers import (
    ADDITIONS,
    COME_IN_FLAVORS,
    DISTINGUISHING,
    FLAVORS,
    FOODS_TOO,
    HOW_MUCH,
    LOOSE,
    MEASURED_OUT,
    NEGATIONS,
    PREPARED,
    QUALIFIERS,
    distinguishes,
)
from foods.names.vocabulary import Vocabulary
from foods.names.wording import BESIDE_WORDS, PART_BREAK, fold_word, tokens, word_set, words
from foods.search.guesses import forgiving, informed
from foods.search.known import known
from foods.search.meeting import CUTS, refusal_met, slot_met

_QUALIFYING: Final = QUALIFIERS | HOW_MUCH | MEASURED_OUT

_SAYS_NO_FOOD: Final = _QUALIFYING | PREPARED | word_set("diet lean mixed instant granulated vegetarian vegan")
_SAYS_HOW: Final = _QUALIFYING | LOOSE | word_set("peel quick style type made type added flavor regular other")
_ADDED: Final = ADDITIONS | (MEASURED_OUT - word_set("lactose gluten dairy"))
_DRY: Final = word_set("dry dried uncooked")
_FROM_DRIED: Final = "from dried"  # cooked: dry ones hold three times as much
_NO_BRACKETS: Final = str.maketrans("()[]", "    ")  # who logs "milk (hemp)" means all of it
_SHORTEST_END: Final = 4  # of a word: burger
_OF_MANY_THINGS: Final = word_set("pizza burger sandwich burrito taco mexican nachos meal frankfurter")  # groups
_OFTENER: Final = 3.0


@dataclass(frozen=True, slots=True)
class Understanding:
    """What of some words a food meets.

    It `is_named` where the words say its own head word, not merely something about it: "salad" names no salad
    dressing; it is `called` so where they say something of what its name begins with. `missed` are words that name
    something the food lacks; `unsaid` those that only qualify. `read_as` are the words taken for typing errors, each
    with what was read. `unasked` are the words that name something in it which nobody said, `may_have` those that were
    refused and may be in it. Something of them is `in_name`, not only in other names.
    """

    is_named: bool
    called: bool
    missed: tuple[str, ...]
    unsaid: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...]
    unasked: frozenset[str] = frozenset()
    may_have: tuple[str, ...] = ()
    in_name: bool = True

    @property
    def answers(self) -> bool:
        """Whether it is named and nothing that names it is missed, whatever may be in it that should not."""
        return self.is_named and not self.missed

    @property
    def is_whole(self) -> bool:
        """Whether the food is what was said, but for words that only qualify."""
        return self.answers and not self.may_have


@lru_cache(maxsize=1024)  # a text is compared with every food that was found for it
def _asked(text: str, vocabulary: Vocabulary) -> tuple[Slot, ...]:
    return tuple(forgiving(informed(slots(f"{text.translate(_NO_BRACKETS)} "), vocabulary), vocabulary))


@lru_cache(maxsize=4096)
def _key(text: str) -> tuple[str, ...]:
    return tuple(sorted(words(text)))


def understand(text: str, food: Food) -> Understanding:
    """What `food` meets of `text`, which is taken as finished."""
    is_cooked = _FROM_DRIED in food.name and _FROM_DRIED not in text and not _DRY.isdisjoint(words(text))
    if not is_cooked and _key(food.name) in {_key(meant(text)), _key(meant_cooked(text))}:
        return Understanding(is_named=True, called=True, missed=(), unsaid=(), read_as=())
    name = read(index_name(food.name), index_other(food.name, food.brand, food.alternate_names, food.display_name))
    asked = _asked(text, known().everyday)
    named_by: set[int] = set()
    covered: set[int] = set()
    words_met: set[str] = set()
    missed: list[Slot] = []
    unsaid: list[Slot] = []
    may_have: list[Slot] = []
    read_as: list[tuple[str, str]] = []
    for slot in asked:
        if slot.refused:
            denied = refusal_met(slot, name)
            is_without = denied is not None and (denied or _has_none(slot, food, name))
            may_have += [] if is_without else [slot]
            continue
        quality, places = slot_met(slot, (), name)
        quality = 0.0 if is_cooked and _DRY.issuperset(slot.typed) else quality
        covered |= places
        if not quality:
            is_aside = (slot.qualifies or slot.loose) and not (slot.loose and slot.beside)
            (unsaid if is_aside or _is_flavor(slot, name) else missed).append(slot)
        elif slot.names or slot.loose:
            named_by |= places
            words_met.update(word for way in (slot.typed, *slot.others, *slot.guesses) for word in way)
        read_as += _corrections(slot, name)
    is_named = _is_named(food, name, named_by) or _is_called_nothing_else(food, name, named_by, words_met)
    is_named = is_named and not _names_none(text, asked)
    called = not name.subject.isdisjoint(named_by)
    unasked = frozenset(name.words[place] for place in _telling(food, name, words_met) - covered)
    said = (_as_typed(text, missed), _as_typed(text, unsaid), tuple(read_as))
    refused = _as_typed(text, may_have)
    return Understanding(is_named, called, *said, unasked=unasked, may_have=refused, in_name=bool(covered))


def names_no_food(text: str) -> bool:
    """Whether a text only says how a food is ("fried", "low fat"), or which it is not ("not butter")."""
    return _names_none(text, _asked(text, known().everyday))


def _names_none(text: str, asked: Sequence[Slot]) -> bool:
    if len(asked) == 1 and NEGATIONS.intersection(tokens(text)[:1]):
        return True
    return all(_says_how(slot.typed) for slot in asked if not slot.refused)


def _says_how(typed: Sequence[str]) -> bool:
    """Whether words tell kinds of a food apart and name none: "low fat", "reheated"."""
    if len(typed) > 1 or typed[0] in FOODS_TOO:
        return len(typed) > 1 and _SAYS_NO_FOOD.issuperset(typed)
    if typed[0] in _SAYS_NO_FOOD:
        return True
    return typed[0] in DISTINGUISHING or (distinguishes(typed[0]) and typed[0] not in known().names.heads)


def _is_flavor(slot: Slot, name: IndexedName) -> bool:
    """Whether a word is a flavor of a food that comes in all: "strawberry" of "Jam"."""
    comes_in_all = name.noun >= 0 and name.words[name.noun] in COME_IN_FLAVORS
    return FLAVORS.issuperset(slot.typed) and not slot.beside and (comes_in_all or "flavor" in name.other_words)


def _has_none(slot: Slot, food: Food, name: IndexedName) -> bool:
    """Whether a food that does not say it has what is refused has none of it: a way to be ("not frozen"), what people
    add to a plain food, or what stands in no name of its kind ("chicken salad without greens").
    """
    if slot.qualifies or slot.loose:
        return True
    head = name.words[name.noun] if name.noun >= 0 else ""
    if head.startswith(slot.typed[0]) or _has_its_own_name(slot.typed[0], head):
        return not head.startswith(slot.typed[0])
    is_dish = not _OF_MANY_THINGS.isdisjoint(words(food.group))
    if not is_dish and all(word in _ADDED for word in slot.typed):
        return True
    return known().names.company.get(head, frozenset()).isdisjoint(slot.typed)


def _has_its_own_name(refused: str, head: str) -> bool:
    """Whether the food with what is refused is called another word, as a hamburger with cheese is a cheeseburger."""
    ends = (head[start:] for start in range(len(head) - _SHORTEST_END + 1))
    return any(f"{refused}{end}" in known().everyday for end in ends)


def _corrections(slot: Slot, name: IndexedName) -> Iterator[tuple[str, str]]:
    if slot.guesses and not slot_met(Slot(slot.typed, slot.others), (), name)[0]:
        for guess in slot.guesses:
            if slot_met(Slot(guess), (), name)[0]:
                yield " ".join(slot.typed), " ".join(guess)
                return


def _is_named(food: Food, name: IndexedName, covered: set[int]) -> bool:
    """Whether the covered places say what the food is called: its subject's head word, or a name on its shelf."""
    if name.subject and name.subject <= covered:
        return True
    head_words = heads(food.name)
    if any(name.words[place] in head_words for place in covered & name.subject):
        return True
    if name.noun >= 0 and name.words[name.noun] in CUTS and not covered.isdisjoint(name.subject):
        return True
    if name.on_shelf:
        return any(max(part) in covered for part in name.later)
    parts = (part for part in name.later if len(part) > 1 and part <= covered)  # "Soup, beef broth"
    return any(not _QUALIFYING.issuperset(name.words[place] for place in part) for part in parts)


def _is_called_nothing_else(food: Food, name: IndexedName, covered: set[int], said: set[str]) -> bool:
    """Whether the words name it though its head word is another, since no food of the table is called so: "Cookie,
    brownie", "Gyro sandwich", or an other name of it said whole; or since it is eaten far oftener than any that is
    called so ("Potato, french fries" than "Yuca fries").
    """
    names = known().names
    for part, taken in ((name.subject, names.heads), *((part, names.callings) for part in name.later)):
        telling = {name.words[place] for place in part & covered} - _QUALIFYING
        if telling and telling.isdisjoint(taken):
            return True
    heads = {name.words[max(part)] for part in name.later[:1] if max(part) in covered} - _QUALIFYING - names.seasonings
    reported = names.reports.get(food.pk, 0.0)
    if any(reported > _OFTENER * names.heads.get(head, 0.0) for head in heads):
        return True
    others = [other for other in name.other_names if said.issuperset(other)]
    return any(said == {*other} if len(other) > 1 else other[0] not in names.heads for other in others)


def _telling(food: Food, name: IndexedName, said: set[str]) -> set[int]:
    """The places that tell what is in a food, but for what it may be instead ("Macaroni or noodles")."""
    choices = re.split(r"\bor\b|/", PART_BREAK.split(food.name)[0])
    is_chosen = len(choices) > 1 and any(said.issuperset(words(choice)) for choice in choices)
    aside = name.denied | (name.subject if is_chosen else frozenset())
    parts = [part for part in name.parts if name.words[min(part)] not in UNSPECIFIED]
    return {place for part in parts for place in part - aside if name.words[place] not in _SAYS_HOW}


def heads(name: str) -> set[str]:
    """The head words of a name's first part: salad of "Chicken or turkey salad", both of "Pancakes or waffles"."""
    first = PART_BREAK.split(name)[0]
    found: set[str] = set()
    alternative: list[str] = []
    for token in [*tokens(first.replace("/", " or ")), "or"]:
        if token in {"or", "and"} or token in BESIDE_WORDS:
            found.update(words(" ".join(alternative))[-1:])
            alternative = []
            if token in BESIDE_WORDS:
                break
        else:
            alternative.append(token)
    return found


def _as_typed(text: str, lacking: list[Slot]) -> tuple[str, ...]:
    wanted = {word for slot in lacking for word in slot.typed}
    return tuple(token for token in tokens(text) if fold_word(token) in wanted)
