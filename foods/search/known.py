"""What search knows of the shared tables: their words by weight, and their foods' names; read once in a while."""

import time
from dataclasses import dataclass, replace
from typing import Final

from foods.names.table_names import NamedFood, TableNames
from foods.names.vocabulary import Vocabulary
from foods.search import index
from foods.search.standing import reports, weigh_words

_SECONDS: Final = 900.0  # another process may have imported foods since


@dataclass(frozen=True, slots=True)
class Known:
    """The words and names of the shared tables; own foods stay out, so that nobody is shown another person's.

    `state` is the index's when they were read, `looked_at` when that was last compared.
    """

    everyday: Vocabulary
    packaged: Vocabulary
    names: TableNames
    state: tuple[int, ...]
    looked_at: float


_known: Known | None = None


def known() -> Known:
    """What the tables say now, or a quarter of an hour ago at most."""
    global _known
    now = time.monotonic()
    if _known is None:
        _known = _read(now)
    elif _known.looked_at < now - _SECONDS:
        _known = replace(_known, looked_at=now) if index.state() == _known.state else _read(now)
    return _known


def _read(now: float) -> Known:
    state, texts = index.state(), index.everyday_texts()
    names = TableNames.of(NamedFood(food_id, name, reports(points)) for food_id, name, _other, points in texts)
    return Known(Vocabulary(weigh_words(texts)), Vocabulary(index.packaged_words()), names, state, now)


def forget_words() -> None:
    """Read the words of the shared tables anew when they are next needed."""
    global _known
    _known = None
