"""Which address a request comes from: the connection's own, or what the trusted proxy says, and never anybody else."""

import ipaddress
import logging
from collections.abc import Callable, Sequence
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tracker.observing.request_number import IN_META

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

FORWARDED: Final = (
    *("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED"),
    IN_META,
)
HOUSEHOLD_BITS: Final = 64  # of an IPv6 address: what a provider gives to one household at the least (RFC 6177)

logger = logging.getLogger(__name__)


class ProxyMiddleware:
    """Sets REMOTE_ADDR to the visitor's address, and drops what others than the proxy claim with its headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.told: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        peer = request.META.get("REMOTE_ADDR", "")
        if settings.BEHIND_PROXY and is_proxy(peer, networks_of(settings.PROXY_ADDRESSES)):
            # The proxy writes or adds what it saw itself at the end; what stands before is the visitor's word.
            claimed = address_of(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip())
            if claimed:
                request.META["REMOTE_ADDR"] = str(claimed)
        else:
            self._tell(request, peer)
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def _tell(self, request: HttpRequest, peer: str) -> None:
        """Says once for each proxy that is not known as one why it is not believed."""
        if settings.BEHIND_PROXY and "HTTP_X_FORWARDED_FOR" in request.META and len(self.told) < 5:
            if peer not in self.told:
                logger.warning(
                    "%s sends X-Forwarded-For and is not believed. If that is your proxy, set PROXY_ADDRESSES=%s.",
                    peer,
                    peer,
                )
            self.told.add(peer)


def networks_of(text: str) -> tuple[Network, ...]:
    """Addresses and networks separated by commas; raises ImproperlyConfigured with a sentence."""
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise ImproperlyConfigured(
            f"PROXY_ADDRESSES is {text!r}: write addresses or networks like 10.0.0.5 or 172.16.0.0/12, with commas."
        ) from error


def is_proxy(peer: str, networks: Sequence[Network]) -> bool:
    """Whether the connection comes from the proxy: no address at all is a socket on this machine."""
    address = address_of(peer)
    return not peer or (address is not None and any(address in network for network in networks))


def address_of(text: str) -> Address | None:
    """An address as it is written in X-Forwarded-For, with or without a port; ::ffff:192.0.2.1 is IPv4."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def household_of(request: HttpRequest) -> str:
    """The address that limits count by: all of IPv4's, the first half of IPv6's; the other is free to choose."""
    address = address_of(request.META.get("REMOTE_ADDR", ""))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, HOUSEHOLD_BITS), strict=False))
    return str(address or "")
