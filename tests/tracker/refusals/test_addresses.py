"""Whose address counts: the connection's, the trusted proxy's word, and nobody else's."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from tracker.refusals.addresses import ProxyMiddleware, household_of, networks_of


def seen(peer: str, **headers: str) -> HttpRequest:
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers)
    ProxyMiddleware(lambda _request: HttpResponse())(request)
    return request


@pytest.mark.parametrize(
    ("peer", "household"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
    ],
)
def test_ipv6_counts_by_its_first_half(peer: str, household: str) -> None:
    assert household_of(seen(peer)) == household


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("6.6.6.6, 203.0.113.5", "203.0.113.5"),
        ("203.0.113.5:61234", "203.0.113.5"),
        ("[2001:db8::5]:443", "2001:db8::5"),
        ("nonsense", "127.0.0.1"),
        ("203.0.113.5, ", "127.0.0.1"),
    ],
)
def test_the_proxy_s_last_word_is_the_visitor(said: str, address: str, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    assert seen("127.0.0.1", **{"X-Forwarded-For": said}).META["REMOTE_ADDR"] == address


def test_others_than_the_proxy_are_not_believed_nor_is_their_https(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = seen("198.51.100.4", **{"X-Forwarded-For": "203.0.113.5", "X-Forwarded-Proto": "https"})
    assert (request.META["REMOTE_ADDR"], request.is_secure()) == ("198.51.100.4", False)


def test_a_proxy_elsewhere_is_believed_where_it_is_named(settings: Settings) -> None:
    settings.BEHIND_PROXY, settings.PROXY_ADDRESSES = True, "172.16.0.0/12"
    assert seen("172.18.0.2", **{"X-Forwarded-For": "203.0.113.5"}).META["REMOTE_ADDR"] == "203.0.113.5"


def test_a_proxy_that_is_not_named_is_told_so_once(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.BEHIND_PROXY = True
    middleware = ProxyMiddleware(lambda _request: HttpResponse())
    for _ in range(3):
        middleware(RequestFactory().get("/", REMOTE_ADDR="172.18.0.2", headers={"X-Forwarded-For": "203.0.113.5"}))
    assert [record.message for record in caplog.records] == [
        "172.18.0.2 sends X-Forwarded-For and is not believed. If that is your proxy, set PROXY_ADDRESSES=172.18.0.2."
    ]


def test_a_network_that_is_none_is_said() -> None:
    with pytest.raises(ImproperlyConfigured, match="write addresses or networks like"):
        networks_of("the proxy")
