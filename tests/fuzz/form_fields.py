"""Which fields each address reads: those of the forms that lead to it, and those that its view asks a request for."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.datastructures import MultiValueDict

Fields = dict[str, str]  # name: the value that the page offers


class FormReader(HTMLParser):
    """Collects, by the path that a form leads to, the names and values of its fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: dict[str, Fields] = defaultdict(dict)
        self.action = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = said.get("action") or said.get("hx-post") or said.get("hx-get")
            self.action = urlsplit(action).path if action else self.page
        elif tag in ("input", "select", "textarea", "button") and said.get("name"):
            leads_to = said.get("formaction") or said.get("hx-post") or said.get("hx-get")
            path = urlsplit(leads_to).path if leads_to else self.action
            self.forms[path].setdefault(said["name"], said.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.action = self.page


def forms_on(page: str, html: str) -> Iterator[tuple[str, Fields]]:
    """The name of the address that each form leads to, with its fields."""
    reader = FormReader(page)
    reader.feed(html)
    for path, fields in reader.forms.items():
        try:
            yield resolve(path).view_name, fields
        except Resolver404:
            continue


@contextmanager
def fields_asked_for() -> Iterator[set[str]]:
    """The names that a view looks up in GET and POST while this lasts."""
    names: set[str] = set()
    item, many, contains = MultiValueDict.__getitem__, MultiValueDict.getlist, dict.__contains__

    def noted(asked: Any, name: object) -> None:
        if isinstance(asked, QueryDict) and isinstance(name, str):
            names.add(name)

    def getitem(self: Any, key: Any) -> Any:
        noted(self, key)
        return item(self, key)

    def getlist(self: Any, key: Any, default: Any = None) -> Any:
        noted(self, key)
        return many(self, key, default)

    def is_in(self: Any, key: Any) -> bool:
        noted(self, key)
        return contains(self, key)

    with (
        patch.object(MultiValueDict, "__getitem__", getitem),
        patch.object(MultiValueDict, "getlist", getlist),
        patch.object(QueryDict, "__contains__", is_in, create=True),
    ):
        yield names
