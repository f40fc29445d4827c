"""What a choice says while nothing is chosen, on every page of a person and of a visitor."""

import re

from django.test import Client

from tests.access.addresses import ADDRESSES, asked
from tests.access.expected import EXPECTED
from tracker.display.form_fields import CHOOSE

# where nothing chosen is an answer of its own
MEANT = {"no further food", "The whole day", "All of them", "magnesium itself", "calcium itself", "potassium itself"}
EMPTY = re.compile(r'<option value=""[^>]*>\s*(.*?)\s*</option>')


def said_of_nothing_chosen(client: Client, values: dict[str, object], *, by: str) -> dict[str, set[str]]:
    pages = [(address, "GET") for address in ADDRESSES if "200" in EXPECTED[address.name][by]]
    return {name: set(EMPTY.findall(answer.content.decode())) for name, answer in asked(pages, values, of=client)}


def test_a_choice_reads_choose_while_nothing_is_chosen(signed_in: Client, own_values: dict[str, object]) -> None:
    said = said_of_nothing_chosen(signed_in, own_values, by="owner")
    assert {page: words - MEANT for page, words in said.items() if words - MEANT - {str(CHOOSE)}} == {}
    assert said["GET tracker:profile"] == {str(CHOOSE)}


def test_so_it_does_for_visitors(client: Client, values: dict[str, object]) -> None:
    assert set.union(*said_of_nothing_chosen(client, values, by="visitor").values()) <= {str(CHOOSE)}
