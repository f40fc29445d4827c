"""What search knows of the shared tables: their words by weight, and their foods' names; read once in a while."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foods.names.index_names import read
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

    `names` are the everyday foods' names, each as its words in alphabetical order; `kinds` the words that follow in
    names what a food is called ("bread": "rye toasted"), `eaten` how often what is called so was reported.
    """

    everyday: Vocabulary
    packaged: Vocabulary
    names: frozenset[tuple[str, ...]]
    kinds: Mapping[frozenset[str], Sequence[frozenset[str]]]
    eaten: Mapping[frozenset[str], float]
    read_at: float


_known: Known | None = None


def known() -> Known:
    """What the tables say now, or a quarter of an hour ago at most."""
    global _known
    if _known is None or _known.read_at < time.monotonic() - _SECONDS:
        texts = index.everyday_texts()
        names = frozenset(tuple(sorted(words(name))) for name, _other, _points in texts)
        packaged = Vocabulary(index.packaged_words())
        kinds, eaten = _kinds(texts)
        _known = Known(Vocabulary(weigh_words(texts)), packaged, names, kinds, eaten, time.monotonic())
    return _known


def _kinds(
    texts: Sequence[tuple[str, str, int]],
) -> tuple[dict[frozenset[str], list[frozenset[str]]], dict[frozenset[str], float]]:
    kinds: defaultdict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
    eaten: defaultdict[frozenset[str], float] = defaultdict(float)
    for text, _other, points in texts:
        name = read(text, "")
        called = frozenset(name.words[place] for place in name.subject)
        kinds[called].append(frozenset(name.words[place] for part in name.later for place in part))
        eaten[called] += reports(points)
    return dict(kinds), dict(eaten)


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
    return tuple(sorted(words(text))) in known().names


def forget_words() -> None:
    """Read the words of the shared tables anew when they are next needed."""
    global _known
    _known = None
