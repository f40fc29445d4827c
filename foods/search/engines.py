"""What differs between the search engines, SQLite's FTS5 and PostgreSQL's full text: matches and statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple


class Term(NamedTuple):
    """A folded word (letters and digits only), or every word that begins with it."""

    word: str
    is_prefix: bool = False


_ID_BITS: Final = 40
_HIGHEST_STANDING: Final = 1 << 20
# PostgreSQL reads every row that matches before it orders them, and "chocolate" is in tens of thousands: it looks for
# packaged foods table by table, each a tier, from the highest standing down, until there are enough.
TIERS: Final = 9


def rank(food_id: int, points: int) -> int:
    """What orders packaged foods that match alike: standing, then id; unique, so that it is the key of their index."""
    return ((_HIGHEST_STANDING - points) << _ID_BITS) | food_id


def ranked(rank: int) -> tuple[int, int]:
    """The food's id and its standing, from its rank."""
    return rank & ((1 << _ID_BITS) - 1), _HIGHEST_STANDING - (rank >> _ID_BITS)


# MATERIALIZED: else PostgreSQL may walk a tier in the order of rank, and never find what nothing has.
_TIER: Final = """
    tier_# AS MATERIALIZED (SELECT rank, name, other FROM foods_packaged_search_# WHERE tsv @@ %s::tsquery)
    """
_OF_TIER: Final = "(SELECT * FROM tier_# ORDER BY rank LIMIT %s)"


def _in_each_tier(statement: str, between: str) -> str:
    return between.join(statement.replace("#", str(tier)) for tier in range(TIERS))


Asked = Sequence[Sequence[Sequence[Term]]]
"""What is to be met, slot by slot: each a list of ways, a way a list of terms that must all be there."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What differs between the engines: how a match is written, and the statements around it."""

    both: str
    either: str
    word: str
    prefix: str
    subject: tuple[str, str]  # what stands before a term, and before its word, for a word of a food's subject
    everyday: str
    candidates: str
    texts: str
    packaged: str
    delete: str
    overwrite: str
    insert: str
    packaged_texts: str
    packaged_foods: str
    packaged_delete: str
    packaged_insert: str
    packaged_words: str
    packaged_rank: str
    packaged_settle: str
    packaged_tiers: int
    by_columns: bool

    def term(self, term: Term) -> str:
        return (self.prefix if term.is_prefix else self.word).format(term.word)

    def expression(self, asked: Asked) -> str:
        """The match for every slot."""
        return self.both.join(map(self._any_of, asked))

    def _any_of(self, ways: Sequence[Sequence[Term]]) -> str:
        """The match for any of these ways. What comes before several last words is said once: engines look for it as
        often as it is said.
        """
        last: dict[tuple[Term, ...], dict[Term, None]] = {}
        for way in ways:
            last.setdefault(tuple(way[:-1]), {})[way[-1]] = None
        return "(" + self.either.join(self._then_any_of(*each) for each in last.items()) + ")"

    def _then_any_of(self, before: Iterable[Term], last: Iterable[Term]) -> str:
        ends = "(" + self.either.join(map(self.term, last)) + ")"
        return "(" + self.both.join([*map(self.term, before), ends]) + ")"

    def about(self, asked: Asked) -> str:
        """The match for any last word of what is asked in what a food is called first."""
        before, mark = self.subject
        last = dict.fromkeys(way[-1] for ways in asked for way in ways)
        return self.either.join(before + self.term(Term(mark + term.word, term.is_prefix)) for term in last)


# Candidates are the matching rows by standing, then the wanted and the person's own foods, matching or not (the
# ranking looks itself): an unfinished word is spelt out only with what most people mean by it.
ENGINES: Final = {
    "sqlite": Engine(
        both=" AND ",
        either=" OR ",
        word='"{}"',
        prefix='"{}"*',
        subject=("subject : ", ""),
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
        texts="SELECT rowid, name, other, standing FROM foods_search WHERE owner_id IS NULL ORDER BY rowid",
        packaged="""
            SELECT rowid, name, other FROM foods_packaged_search
            WHERE foods_packaged_search MATCH %s ORDER BY rowid LIMIT %s
            """,
        delete="DELETE FROM foods_search WHERE rowid IN (SELECT value FROM json_each(%s))",
        overwrite="INSERT INTO foods_search(foods_search) VALUES ('optimize')",
        insert="""
            INSERT INTO foods_search (rowid, name, other, owner_id, standing, subject, tier)
            VALUES (%s, %s, %s, %s, %s, %s, %s)
            """,
        packaged_texts="""
            SELECT rowid, name, other FROM foods_packaged_search WHERE rowid IN (SELECT value FROM json_each(%s))
            """,
        packaged_foods="""
            SELECT rowid, name, other FROM foods_packaged_search WHERE rowid IN (
                SELECT packaged_rank FROM foods_food WHERE id IN (SELECT value FROM json_each(%s)))
            """,
        packaged_delete="DELETE FROM foods_packaged_search WHERE rowid IN (SELECT value FROM json_each(%s))",
        packaged_insert="INSERT INTO foods_packaged_search (rowid, name, other) VALUES (%s, %s, %s)",
        packaged_words="""
            INSERT INTO foods_packaged_words (word, foods) VALUES (%s, %s)
            ON CONFLICT (word) DO UPDATE SET foods = foods_packaged_words.foods + excluded.foods
            """,
        packaged_rank="UPDATE foods_food SET packaged_rank = %s WHERE id = %s",
        by_columns=False,
        packaged_settle="",
        packaged_tiers=1,  # the index is walked by rank: the first rows are the first to be found
    ),
    "postgresql": Engine(
        both=" & ",
        either=" | ",
        word="'{}'",
        prefix="'{}':*",
        subject=("", "_"),
        everyday="'__everyday' & ({})",
        candidates="""
            (SELECT food_id, name, other, standing FROM foods_search
                WHERE tsv @@ %s::tsquery AND (owner_id IS NULL OR owner_id = %s)
                ORDER BY standing DESC, food_id LIMIT %s)
            UNION SELECT food_id, name, other, standing FROM foods_search
                WHERE food_id IN (SELECT value::bigint FROM json_array_elements_text(%s))
            UNION SELECT food_id, name, other, standing FROM foods_search
                WHERE food_id IN (SELECT id FROM foods_food WHERE owner_id = %s ORDER BY id DESC LIMIT %s)
            """,
        texts="SELECT food_id, name, other, standing FROM foods_search WHERE owner_id IS NULL ORDER BY food_id",
        # Each tier is read only when those before it have not given enough.
        packaged=" ".join(("WITH", _in_each_tier(_TIER, ", "), _in_each_tier(_OF_TIER, " UNION ALL "), "LIMIT %s")),
        delete="DELETE FROM foods_search WHERE food_id IN (SELECT value::bigint FROM json_array_elements_text(%s))",
        overwrite="",
        insert="""
            INSERT INTO foods_search (food_id, name, other, owner_id, standing, tsv)
            SELECT food_id, name, other, owner_id, standing,
                array_to_tsvector(array_remove(regexp_split_to_array(concat_ws(
                    ' ', name, other, replace(' ' || subject, ' ', ' _'), '__' || tier), '[ ,]+'), ''))
            FROM (VALUES (%s::bigint, %s::text, %s::text, %s::bigint, %s::integer, %s::text, %s::text))
                AS new (food_id, name, other, owner_id, standing, subject, tier)
            """,
        packaged_texts="""
            SELECT rank, name, other FROM foods_packaged_search
            WHERE rank IN (SELECT value::bigint FROM json_array_elements_text(%s))
            """,
        packaged_foods="""
            SELECT rank, name, other FROM foods_packaged_search WHERE rank IN (
                SELECT packaged_rank FROM foods_food
                WHERE id IN (SELECT value::bigint FROM json_array_elements_text(%s)))
            """,
        packaged_delete="""
            DELETE FROM foods_packaged_search
            WHERE rank IN (SELECT value::bigint FROM json_array_elements_text(%s))
            """,
        packaged_insert="""
            INSERT INTO foods_packaged_search (rank, name, other, tsv)
            SELECT rank, name, other,
                array_to_tsvector(array_remove(string_to_array(translate(
                    concat_ws(' ', name, other), ',', ' '), ' '), ''))
            FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS new (rank, name, other)
            """,
        packaged_words="""
            INSERT INTO foods_packaged_words (word, foods) SELECT * FROM unnest(%s::text[], %s::integer[])
            ON CONFLICT (word) DO UPDATE SET foods = foods_packaged_words.foods + excluded.foods
            """,
        packaged_rank="""
            UPDATE foods_food SET packaged_rank = new.rank
            FROM unnest(%s::bigint[], %s::bigint[]) AS new (rank, id) WHERE foods_food.id = new.id
            """,
        by_columns=True,  # one statement for many rows: a statement a row takes three times as long
        packaged_settle="""
            SELECT sum(gin_clean_pending_list(inhrelid)) FROM pg_inherits
            WHERE inhparent = 'foods_packaged_search_tsv'::regclass
            """,
        packaged_tiers=TIERS,
    ),
}
