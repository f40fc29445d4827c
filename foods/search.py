"""Finding foods by name: the only place that knows the search engine.

The index (table foods_search) holds folded words keyed by food id. SQL fetches candidates and foods.ranking orders
them, so SQLite's FTS5 and PostgreSQL's full text give the same foods in the same order.
"""

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from itertools import islice
from typing import Final, NamedTuple

from django.db import connection, transaction

from foods.models import Food
from foods.ranking import Candidate, forgiving, index_name, index_other, ordered, standing, stems, weigh_words
from foods.vocabulary import Vocabulary
from foods.wording import Slot, slots

MAX_CANDIDATES: Final = 200  # those with the best standing; further ones do not reach the top
MAX_COMPLETIONS: Final = 12  # of an unfinished word: every word in "b" would match half the table
EVERYDAY_STANDING: Final = 1000  # and of these words, only the thousand or so foods that people eat most
MAX_BOOSTED: Final = 100
MAX_OWN: Final = 100
SHORTEST_WORD: Final = 3  # "c" is a word of names too (vitamin C), but whoever types it goes on
TOO_FEW: Final = 3  # with fewer answers, a word that the table lacks is taken for a typing error
BATCH: Final = 500
VOCABULARY_SECONDS: Final = 900.0  # another process may have imported foods since


class Term(NamedTuple):
    """A folded word (letters and digits only), or every word that begins with it."""

    word: str
    is_prefix: bool = False


EVERYDAY: Final = "_everyday"  # the tier of foods of great standing; no folded word has an underscore


@dataclass(frozen=True, slots=True)
class _Engine:
    """What differs between the engines: how a match is written, and the statements around it."""

    both: str
    either: str
    word: str
    prefix: str
    everyday: str
    candidates: str
    delete: str
    insert: str

    def term(self, term: Term) -> str:
        return (self.prefix if term.is_prefix else self.word).format(term.word)

    def expression(self, asked: list[list[list[Term]]], *, partly: bool) -> str:
        """The match for slots, each a list of ways, a way a list of terms to meet: every slot, or (`partly`) any."""
        groups = (
            "(" + self.either.join("(" + self.both.join(map(self.term, way)) + ")" for way in ways) + ")"
            for ways in asked
        )
        return (self.either if partly else self.both).join(groups)


# Candidates are the matching rows by standing, then the boosted and the person's own foods, matching or not (the
# ranking looks itself): an unfinished word is spelt out only with what most people mean by it.
_ENGINES: Final = {
    "sqlite": _Engine(
        both=" AND ",
        either=" OR ",
        word='"{}"',
        prefix='"{}"*',
        everyday='tier : "everyday" AND ({})',
        candidates="""
            SELECT * FROM (
                SELECT rowid AS food_id, name, other, standing FROM foods_search
                WHERE foods_search MATCH %s AND (owner_id IS NULL OR owner_id = %s)
                ORDER BY standing DESC, food_id LIMIT %s)
            UNION SELECT rowid, name, other, standing FROM foods_search
                WHERE rowid IN (SELECT value FROM json_each(%s))
            UNION SELECT rowid, name, other, standing FROM foods_search
                WHERE rowid IN (SELECT id FROM foods_food WHERE owner_id = %s ORDER BY id DESC LIMIT %s)
            """,
        delete="DELETE FROM foods_search WHERE rowid IN (SELECT value FROM json_each(%s))",
        insert="""
            INSERT INTO foods_search (rowid, name, other, owner_id, standing, tier) VALUES (%s, %s, %s, %s, %s, %s)
            """,
    ),
    "postgresql": _Engine(
        both=" & ",
        either=" | ",
        word="'{}'",
        prefix="'{}':*",
        everyday="'_everyday' & ({})",
        candidates="""
            (SELECT food_id, name, other, standing FROM foods_search
                WHERE tsv @@ %s::tsquery AND (owner_id IS NULL OR owner_id = %s)
                ORDER BY standing DESC, food_id LIMIT %s)
            UNION SELECT food_id, name, other, standing FROM foods_search
                WHERE food_id IN (SELECT value::bigint FROM json_array_elements_text(%s))
            UNION SELECT food_id, name, other, standing FROM foods_search
                WHERE food_id IN (SELECT id FROM foods_food WHERE owner_id = %s ORDER BY id DESC LIMIT %s)
            """,
        delete="DELETE FROM foods_search WHERE food_id IN (SELECT value::bigint FROM json_array_elements_text(%s))",
        insert="""
            INSERT INTO foods_search (food_id, name, other, owner_id, standing, tsv)
            SELECT food_id, name, other, owner_id, standing,
                array_to_tsvector(array_remove(regexp_split_to_array(concat_ws(' ', name, other, tier), '[ ,]+'), ''))
            FROM (VALUES (%s::bigint, %s::text, %s::text, %s::bigint, %s::integer, %s::text))
                AS new (food_id, name, other, owner_id, standing, tier)
            """,
    ),
}

_vocabulary: tuple[float, Vocabulary] | None = None


def find(
    query: str, *, user_id: int | None = None, boost: Mapping[int, float] | None = None, limit: int = 20
) -> list[Food]:
    """The foods that `query` names, best first: at most `limit`, of the shared tables and of `user_id`'s own.

    `boost` gives points by food id, on a scale where ten times as many survey reports are worth about half a point and
    a word matched about five. Boosted foods (the 100 with most points) and own foods (the 100 newest) are found
    however rare they are.
    Only the first 500 characters are read; a query without a word gives nothing.
    """
    asked = slots(query)
    if not asked or limit < 1:
        return []
    boost = dict(nsmallest(MAX_BOOSTED, (boost or {}).items(), key=lambda item: (-item[1], item[0])))
    search = partial(_search, user_id=user_id, boost=boost)
    found = search(asked, everyday=True) if _begins_many_words(asked) else []
    if len(found) < limit:
        found = search(asked)
    if len(found) < TOO_FEW:
        guessed = forgiving(asked, _known_words())
        if guessed != asked:
            found = search(guessed) or found
        if not found and len(guessed) > 1:
            found = search(guessed, partly=True)
    foods = Food.objects.visible_to(user_id).in_bulk(found[:limit])
    return [foods[food_id] for food_id in found[:limit] if food_id in foods]


def _begins_many_words(asked: list[Slot]) -> bool:
    """Whether the query is nothing but the beginning of a word, one of very many."""
    if len(asked) > 1 or not asked[0].stem:
        return False
    known = _known_words()
    begun = len(asked[0].stem) < SHORTEST_WORD or asked[0].typed[-1] not in known
    return begun and len(known.completions(asked[0].stem, MAX_COMPLETIONS + 1)) > MAX_COMPLETIONS


def _search(
    asked: list[Slot],
    *,
    user_id: int | None,
    boost: Mapping[int, float],
    everyday: bool = False,
    partly: bool = False,
) -> list[int]:
    """Ids in order; `everyday` reads only foods of great standing and spells an unfinished word out."""
    engine = _ENGINES[connection.vendor]
    expression = engine.expression([_ways(slot, usual=everyday) for slot in asked], partly=partly)
    if everyday:
        expression = engine.everyday.format(expression)
    return ordered(_candidates(expression, user_id, list(boost)), asked, boost, partly=partly)


def _ways(slot: Slot, *, usual: bool) -> list[list[Term]]:
    before = [Term(word) for word in slot.typed[:-1]]
    ways = [[Term(word) for word in way] for way in (slot.typed, *slot.others, *slot.guesses)]
    for stem in stems(slot):
        if usual:
            ways += [[*before, Term(word)] for word in _known_words().completions(stem, MAX_COMPLETIONS)]
        else:
            ways.append([*before, Term(stem, is_prefix=True)])
    return ways


def _candidates(expression: str, user_id: int | None, boosted: list[int]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(
            _ENGINES[connection.vendor].candidates,
            [expression, user_id, MAX_CANDIDATES, json.dumps(boosted), user_id, MAX_OWN],
        )
        return [Candidate(*row) for row in cursor.fetchall()]


def reindex(food_ids: Iterable[int] | None = None) -> int:
    """Write the index rows of these foods (None: of all) and drop those of foods that are gone; the rows written.

    Call it in the transaction that writes the foods.
    """
    written = 0
    with transaction.atomic():
        if food_ids is None:
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM foods_search")
        ids = Food.objects.values_list("id", flat=True).order_by("id") if food_ids is None else sorted(set(food_ids))
        remaining = iter(ids)
        while batch := list(islice(remaining, BATCH)):
            written += _replace(batch)
        transaction.on_commit(forget_words)
    forget_words()  # for searches later in this transaction
    return written


def _replace(food_ids: list[int]) -> int:
    engine = _ENGINES[connection.vendor]
    columns = ("id", "name", "alternate_names", "owner_id", "source", "popularity")
    rows = [_index_row(*food) for food in Food.objects.filter(id__in=food_ids).order_by("id").values_list(*columns)]
    with connection.cursor() as cursor:
        cursor.execute(engine.delete, [json.dumps(food_ids)])
        cursor.executemany(engine.insert, rows)
    return len(rows)


def _index_row(
    food_id: int, name: str, alternate_names: str, owner_id: int | None, source: str, popularity: float
) -> tuple[int, str, str, int | None, int, str]:
    points = standing(name, source, popularity)
    tier = EVERYDAY if points >= EVERYDAY_STANDING else ""
    return food_id, index_name(name), index_other(name, alternate_names), owner_id, points, tier


def forget_words() -> None:
    """Read the words of the shared tables anew when they are next needed."""
    global _vocabulary
    _vocabulary = None


def _known_words() -> Vocabulary:
    """The words of the shared tables; own foods' words stay out, so that nobody is shown another person's."""
    global _vocabulary
    if _vocabulary is None or _vocabulary[0] < time.monotonic() - VOCABULARY_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, other, standing FROM foods_search WHERE owner_id IS NULL")
            _vocabulary = time.monotonic(), Vocabulary(weigh_words(cursor.fetchall()))
    return _vocabulary[1]
