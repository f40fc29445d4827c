"""A line as its parts, one for each food: "2 eggs, 1 cup cooked spinach and a handful of almonds" has three.

A number begins a new part, a preparation ("1 onion, finely chopped") and a state ("chicken, cooked") do not, and
"and", "with" and "on" divide where an amount follows or a list ends: "mac and cheese" stays whole. So does a full stop.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from foods.quantities.amounts import read_amount
from foods.quantities.behind import (
    begins_counted,
    begins_pair,
    follows_amount,
    has_pieces_behind,
    is_amount_behind,
    is_measure_alone,
)
from foods.quantities.chains import AND, joints_of_chain
from foods.quantities.kinds import DESCRIBING, is_kind_of
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import ALSO_FOODS, ONE_PRODUCT, VESSELS, listed
from foods.quantities.numbers import is_number, plain_at
from foods.quantities.preparations import (
    DONE,
    EXAMPLES,
    GROUND,
    HOW,
    MAYBE_REMARKS,
    REMARKS,
    REMARKS_AFTER_COMMA,
    YIELDS,
    is_done,
)
from foods.quantities.reading import Reading
from foods.quantities.segments import SAY_HOW, is_state, may_name_food, said_of, waits
from foods.quantities.sentences import ends_sentence, in_brackets, with_marks_read
from foods.quantities.set_names import is_one_food
from foods.quantities.tokens import Token

_BREAKS: Final = frozenset({";", "•", "·", "|", "→"})
_JOINTS: Final = AND | {",", "+", "plus", "with", "on", "then"}
_GATHERING: Final = listed("salad sandwich wrap stew curry soup smoothie")  # "a salad of rocket, beetroot and feta"
_SURE: Final = AND | {"then"}
_PIECES_FOLLOW: Final = AND | {"on"}
_NO_FOOD: Final = REMARKS | listed("each more extra additional of or and x thick long total plus in into")
_DONE_SO: Final = DONE | HOW | GROUND
_ABOUT_IT: Final = SAY_HOW | REMARKS_AFTER_COMMA | MAYBE_REMARKS
_NOT_NEXT: Final = _NO_FOOD | HOW | DONE
# After these a number is no new food: "cut into 2 pieces", "made from 1 lemon".
_LEADS_ON: Final = listed(
    "in into to from about of or x by at between with than per no - / ( . # and approximately plus each",
)


def split(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each part. What divides them is left out."""
    tokens = with_marks_read(tokens)
    begin, bracketed = 0, in_brackets(tokens)
    for at, token in enumerate(tokens):
        is_break = token.plain in _BREAKS or (token.plain != "," and ends_sentence(tokens, at))
        if token.kind == "newline" or (is_break and at not in bracketed):
            yield from _Stretch(tokens[begin:at]).parts()
            begin = at + 1
    yield from _Stretch(tokens[begin:]).parts()


class _Stretch:
    """A line between hard breaks, read from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.bracketed = in_brackets(tokens)
        self.begin = 0  # of this part
        self.food_from = -1  # where its food begins, once known
        self.segment = 0  # since the last comma of this part
        self.is_list = False
        self.is_one_product = False  # once its amount is known
        self.amounts: dict[int, Reading | None] = {}  # by where they begin
        self.choices: dict[int, bool] = {}  # by the end of a segment, whether the list after it ends with "or"
        self.chain: frozenset[int] = frozenset()  # the joints of "salmon and potatoes and salad"
        self.chain_end = 0  # it was looked for up to here

    def parts(self) -> Iterator[Sequence[Token]]:
        at = 0
        while at < len(self.tokens):
            resume = None if at in self.bracketed else self._new_part_after(at)
            if resume is not None:
                end = at if self.tokens[at].plain in _JOINTS or self.tokens[at].plain == "of" else resume
                yield self.tokens[self.begin : end]
                self.begin = self.segment = at = resume
                self.food_from = -1
            at += 1
        if self.begin < len(self.tokens):
            yield self.tokens[self.begin :]

    def _new_part_after(self, at: int) -> int | None:
        """Where the next part begins, if token `at` divides; None if not."""
        word = self.tokens[at].plain
        if word == "of" and plain_at(self.tokens, at - 1) in _GATHERING and self._lists_foods(at + 1):
            self.is_list = True
            return at + 1
        if word not in _JOINTS:
            return at if self._is_number_of_next(at) or self._is_next_pair(at) else None
        if word != "," and plain_at(self.tokens, at - 1) == ",":
            return None  # it was read with the comma
        resume = at + 1
        if word == "," and (joint := plain_at(self.tokens, resume)) in _JOINTS - {","}:
            resume += joint in _SURE or self._is_amount_at(resume + 1) or is_amount_behind(self.tokens, resume + 1)
        if self._divides(word, at, resume):
            return resume
        if word == ",":
            self.segment = at + 1
        return None

    def _has_food(self, end: int) -> bool:
        if self.food_from < 0:
            reading = self._amount_at(self.begin)
            self.food_from = reading.end if reading else self.begin
            self.is_one_product = reading is not None and reading.unit in ONE_PRODUCT and reading.each is not None
        return any(token.kind == "word" and token.plain not in _JOINTS for token in self.tokens[self.food_from : end])

    def _amount_at(self, at: int) -> Reading | None:
        if at not in self.amounts:
            self.amounts[at] = read_amount(self.tokens, at)
        return self.amounts[at]

    def _is_amount_at(self, at: int) -> bool:
        reading = self._amount_at(at)
        return reading is not None and reading.counts

    def _divides(self, word: str, at: int, resume: int) -> bool:
        if not self._has_food(at) or plain_at(self.tokens, resume) == "or" or plain_at(self.tokens, at - 1) == "half":
            return False
        reading = self._amount_at(resume)
        if reading is not None and reading.counts:
            is_remark = self._is_same_food(reading.end, at) or (word in {"with", "on"} and self._in_remark())
            is_behind = word == "," and self.food_from == self.begin and is_measure_alone(self.tokens, resume)
            return self._is_food_at(reading) and not is_remark and not is_behind
        if self.is_one_product:
            return False
        if word in _PIECES_FOLLOW and self._ends_name(at, resume):
            return True
        if word == ",":
            self.is_list |= (divides := self._is_food_segment(at, resume))
            return divides
        if word == "with" and self._lists_foods(resume):
            self.is_list = True
            return True
        return self._joins_foods(word, at, resume)

    def _ends_name(self, at: int, resume: int) -> bool:
        """Whether what follows is apart for certain: "beans on toast (2 slices)"."""
        return has_pieces_behind(self.tokens, resume) and not is_one_food(self.tokens, at)

    def _is_food_at(self, reading: Reading) -> bool:
        at = reading.end
        while plain_at(self.tokens, at) in _DONE_SO:  # "1 chopped, 1 cut in half"
            at += 1
        if at > reading.end and plain_at(self.tokens, at) in {"", ",", "(", "in", "into", "and"}:
            return False
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return False
        return self.tokens[at].plain not in _NO_FOOD

    def _is_same_food(self, start: int, at: int) -> bool:
        """Whether the amount is of the food before: "1 lb small potatoes, about 10 potatoes"."""
        words = {token.plain for token in self.tokens[max(self.food_from, self.begin) : at] if token.kind == "word"}
        new = [token.plain for token in self.tokens[start : self._end_of_segment(start)] if token.kind == "word"]
        if "plus" in self._plain(at, at + 2):
            return not new or new[0] in YIELDS or words.issuperset(said_of(new))
        return plain_at(self.tokens, at + 1) in {"about", "approximately"} and not words.isdisjoint(new)

    def _in_remark(self) -> bool:
        first = plain_at(self.tokens, self.segment)
        return self.segment > self.begin and (first in REMARKS_AFTER_COMMA or is_done(first))

    def _joins_foods(self, word: str, at: int, resume: int) -> bool:
        """Whether "and", "plus" or "+" without an amount after it divides."""
        first = plain_at(self.tokens, resume)
        if self.tokens[min(resume, len(self.tokens) - 1)].kind != "word" or first in _NOT_NEXT:
            return False
        if word in {"+", "plus"}:
            return first not in REMARKS_AFTER_COMMA
        if word not in AND or self._in_remark() or is_one_food(self.tokens, at):
            return False
        return (
            self.is_list
            or (self.food_from == self.begin and follows_amount(self.tokens, self.begin, at))
            or self._is_chain(at)
        )

    def _is_chain(self, at: int) -> bool:
        """Whether "and" stands twice or more and joins foods each time: "salmon and potatoes and salad"."""
        if at >= self.chain_end:
            self.chain_end = self._end_of_segment(self.begin)
            start = max(self.food_from, self.begin)
            self.chain = joints_of_chain(self.tokens, self.begin, start, self.chain_end, self.bracketed)
        return at in self.chain

    def _lists_foods(self, start: int) -> bool:
        """Whether after "with" comes a list of foods that ends in "and": "spinach, chickpeas, feta and olive oil"."""
        end = self._end_of_segment(start)
        if end >= len(self.tokens) or self.tokens[start].kind != "word" or self._is_choice(end):
            return False
        if self.tokens[start].plain in _ABOUT_IT | _NO_FOOD or AND & set(self._plain(start, end)):
            return False
        last = end
        while last < len(self.tokens) and (end := self._end_of_segment(last + 1)) < len(self.tokens):
            if not self._is_food_segment(last, last + 1):
                return False
            last = end
        return not AND.isdisjoint(self._plain(last + 1, len(self.tokens)))

    def _plain(self, start: int, end: int) -> list[str]:
        return [plain_at(self.tokens, at) for at in range(start, end)]

    def _is_food_segment(self, at: int, resume: int) -> bool:
        """Whether a food begins after the comma `at`: no remark, no state, nor what the words before wait for."""
        end = self._end_of_segment(resume)
        words = [plain for plain in self._plain(resume, end) if plain not in {"", "-", "."}]
        if not may_name_food(words) or self._is_choice(end) or self._is_said_of(at, end, words) or self._is_example():
            return False
        if plain_at(self.tokens, self.segment) == "or" and self.segment > self.begin:
            return False
        if self.food_from > self.begin and words[0] in MAYBE_REMARKS and all(word in _ABOUT_IT for word in words):
            return False
        return not all(waits(token) for token in self.tokens[max(self.food_from, self.begin) : at])

    def _is_said_of(self, at: int, end: int, words: Sequence[str]) -> bool:
        """Whether the one word after the comma `at` is the kind of what stands before, or what holds it.

        "juice, apple", "peas, baby", "wine, bottle".
        """
        if len(words) == 1 and measure_of(words[0]) in VESSELS:
            return True
        rest = self._plain(end + 1, len(self.tokens))
        if len(words) != 1 or (rest and rest[0] != "#" and not is_state(rest)):
            return False
        is_first = self.segment <= self.begin and at == max(self.food_from, self.begin) + 1
        return words[0] in DESCRIBING or (is_first and is_kind_of(self.tokens[at - 1].plain, words[0]))

    def _is_example(self) -> bool:
        """Whether a comma of this part began examples: then the list goes on with more of them."""
        places = range(self.begin + 1, self.segment + 1)
        return any(plain_at(self.tokens, at) in EXAMPLES and plain_at(self.tokens, at - 1) == "," for at in places)

    def _is_choice(self, end: int) -> bool:
        """Whether the list goes on and ends with "or": "stock, wine, or water"."""
        passed = []
        is_choice = False
        while end < len(self.tokens):
            if end in self.choices:
                is_choice = self.choices[end]
                break
            passed.append(end)
            start, end = end + 1, self._end_of_segment(end + 1)
            is_choice = plain_at(self.tokens, start) == "or"
            if is_choice or self._is_amount_at(start):
                break
        self.choices.update(dict.fromkeys(passed, is_choice))
        return is_choice

    def _end_of_segment(self, at: int) -> int:
        while at < len(self.tokens) and not (self.tokens[at].plain == "," and at not in self.bracketed):
            at += 1
        return at

    def _is_next_pair(self, at: int) -> bool:
        """Whether a food with its amount behind it begins after another such: "rice 150 g chicken 200 g"."""
        if at <= self.begin + 2 or measure_of(self.tokens[at - 1].text) is None:
            return False
        is_behind = self._has_food(at) and self.food_from == self.begin and follows_amount(self.tokens, self.begin, at)
        return is_behind and begins_pair(self.tokens, at)

    def _is_number_of_next(self, at: int) -> bool:
        """Whether a number in the middle begins a new part: "2 eggs 1 cup spinach"."""
        if not is_number(self.tokens, at) or at == self.begin or plain_at(self.tokens, at - 1) in _LEADS_ON:
            return False
        if self.tokens[at - 1].kind != "word" or not self._has_food(at) or self.food_from == self.begin:
            return False
        reading = self._amount_at(at)
        if (
            reading is None
            or reading.unit in ALSO_FOODS
            or is_state(self._plain(reading.end, self._end_of_segment(reading.end)))
        ):
            return False
        if reading.unit is None and not self._counts_next(at, reading):
            return False
        return self._is_food_at(reading) and not self._in_remark()

    def _counts_next(self, at: int, reading: Reading) -> bool:
        """Whether a small whole number without a measure counts another food: "2 eggs 1 toast"."""
        is_bare = is_number(self.tokens, self.begin) and reading.end == at + 1 and not reading.is_length
        return is_bare and begins_counted(self.tokens, at)
