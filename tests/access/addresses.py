"""Every address of the site as the resolver knows it, and a walk over them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

HTMX = {"HX-Request": "true"}


class Address(NamedTuple):
    """One pattern of the resolver: its name with its namespace (its route where it has no name) and its route."""

    name: str
    route: str
    parameters: tuple[str, ...]

    def filled(self, **values: object) -> str:
        """The address with a value in place of each parameter."""
        path = self.route
        for parameter in self.parameters:
            path = re.sub(
                rf"<(\w+:)?{parameter}>|\(\?P<{parameter}>([^()]|\([^()]*\))*\)", str(values[parameter]), path
            )
        return "/" + path.replace("^", "").replace("$", "")

    @property
    def of_somebody(self) -> bool:
        """Whether a value in the address may belong to another person."""
        return self.name.startswith(("tracker:", "foods:")) and bool({"key", "food_id", "pk"} & set(self.parameters))


def walk(resolver: URLResolver, route: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, path, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif isinstance(pattern, URLPattern):
            parameters = tuple(re.findall(r"<(?:\w+:)?(\w+)>", path))
            yield Address(namespace + pattern.name if pattern.name else path, path, parameters)


def without_shadowed(addresses: Iterable[Address]) -> list[Address]:
    """The first address of each route: what stands after it under the same route is never reached."""
    return list({address.route: address for address in reversed(list(addresses))}.values())[::-1]


ADDRESSES = without_shadowed(walk(get_resolver()))
OURS = [address for address in ADDRESSES if address.name.startswith(("tracker:", "foods:"))]

Answers = Iterator[tuple[str, HttpResponse]]
Headers = dict[str, str]
PLAIN_AND_HTMX: tuple[Headers, ...] = ({}, HTMX)


def asked(
    steps: Iterable[tuple[Address, str]],
    values: dict[str, object],
    *,
    of: Client,
    form: dict[str, str] | None = None,
    headers: Iterable[Headers] = ({},),
) -> Answers:
    """What each step of the walk is answered, under its name; each meets the database and the session as they were."""
    for address, method in steps:
        for sent in headers:
            name = f"{method} {address.name}{' by htmx' if sent else ''}"
            with transaction.atomic():
                client = Client(enforce_csrf_checks=of.handler.enforce_csrf_checks)
                client.cookies.load(of.cookies)
                yield name, send(client, method, address.filled(**values), form, sent)
                transaction.set_rollback(True)


def send(client: Client, method: str, path: str, form: dict[str, str] | None, headers: Headers) -> HttpResponse:
    """A form goes as a browser sends it: in the address of a GET, in the body of a POST."""
    answer: Any
    if form is None:
        answer = client.generic(method, path, headers=headers)
    else:
        answer = (client.post if method == "POST" else client.get)(path, form, headers=headers)
    return cast("HttpResponse", answer)
