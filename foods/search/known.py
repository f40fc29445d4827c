"""What search knows of the shared tables: their words by weight, and their foods' names; read once in a while."""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foods.names.index_names import IndexedName, index_name, read
from foods.names.qualifiers import QUALIFIERS
from foods.names.vocabulary import Vocabulary
from foods.names.wording import words
from foods.search import index
from foods.search.standing import reports, weigh_words

_SECONDS: Final = 900.0  # another process may have imported foods since
_A_FOOD: Final = 300.0  # reported oftener, what a part says is a food of its own


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the shared tables; own foods' words stay out, so that nobody is shown another person's.

    `named` are the everyday foods by their names' words in alphabetical order; `kinds` the words that follow in
    names what a food is called ("bread": "rye toasted"), `eaten` how often what is called so was reported, and `heads`
    the words that are head words of some food.
    """

    everyday: Vocabulary
    packaged: Vocabulary
    named: Mapping[tuple[str, ...], Sequence[tuple[str, int]]]
    kinds: Mapping[frozenset[str], Sequence[frozenset[str]]]
    eaten: Mapping[frozenset[str], float]
    heads: frozenset[str]
    read_at: float


_known: Known | None = None


def known() -> Known:
    """What the tables say now, or a quarter of an hour ago at most."""
    global _known
    if _known is None or _known.read_at < time.monotonic() - _SECONDS:
        texts = index.everyday_texts()
        named: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for food_id, name, _other, _points in texts:
            named[_key(name)].append((name, food_id))
        packaged = Vocabulary(index.packaged_words())
        called = [(read(name, ""), points) for _food_id, name, _other, points in texts]
        kinds, eaten = _kinds(called)
        heads = frozenset(head for name, _points in called for head in _heads(name))
        everyday = Vocabulary(weigh_words(texts))
        _known = Known(everyday, packaged, named, kinds, eaten, heads, time.monotonic())
    return _known


Called = Sequence[tuple[IndexedName, int]]


def _kinds(called: Called) -> tuple[dict[frozenset[str], list[frozenset[str]]], dict[frozenset[str], float]]:
    kinds: defaultdict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
    eaten: defaultdict[frozenset[str], float] = defaultdict(float)
    for name, points in called:
        subject = frozenset(name.words[place] for place in name.subject)
        kinds[subject].append(frozenset(name.words[place] for part in name.later for place in part))
        eaten[subject] += reports(points)
    return dict(kinds), dict(eaten)


def _heads(name: IndexedName) -> Iterator[str]:
    """The head word of what a food is called, on a shelf that of the part behind it."""
    if name.on_shelf and name.later:
        yield name.words[max(name.later[0])]
    elif name.subject:
        yield name.words[max(name.subject)]


def is_kind(called: str, further: Sequence[str]) -> bool:
    """Whether what stands behind the first comma goes on with a food's name ("bread", ["rye", "toasted"]) and is no
    list of foods ("rice", ["beans"]).
    """
    know, parts = known(), [frozenset(words(part)) for part in further]
    if any(know.eaten.get(part, 0.0) >= _A_FOOD for part in parts):
        return False
    rest = frozenset[str]().union(*parts) - QUALIFIERS
    return any(rest <= kind for kind in know.kinds.get(frozenset(words(called)), ()))


def is_name(text: str) -> bool:
    """Whether `text` says every word of a food's name in the shared tables, and no other."""
    return bool(named(text))


def named(text: str) -> Sequence[int]:
    """The ids of the foods of the shared tables whose names are these words, in this order first."""
    name = index_name(text)
    found = sorted(known().named.get(_key(text), ()), key=lambda each: each[0] != name)
    return [food_id for _name, food_id in found]


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(words(name)))


def forget_words() -> None:
    """Read the words of the shared tables anew when they are next needed."""
    global _known
    _known = None
