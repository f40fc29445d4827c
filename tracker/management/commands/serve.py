"""Serves the site: what `make run` does after `prepare`."""

import ipaddress
import logging
import os
import socket
from contextlib import nullcontext, suppress
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connections
from django.template.loader import get_template

from foods.search.known import known
from tracker.backup import condition
from tracker.backup.alone import serve_from
from tracker.backup.unsafe import UnsafeError
from tracker.observing.folder import shared_figures
from tracker.server import allow_files, answer, answer_in_processes, listen, spare_collector


class Command(BaseCommand):
    help = "Serve the site until Ctrl-C; WEB_CONCURRENCY says in how many processes."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        try:
            serve_from(settings.VAR)
            condition.check_key_of_this_machine()
        except UnsafeError as error:
            raise CommandError(str(error)) from error
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that requests wait is no warning
        try:
            listener = listen(host, port)
        except OSError as error:
            raise CommandError(
                f"Electrolog cannot listen on {host}, port {port}: {os.strerror(error.errno or 0)}. "
                "Stop what listens there, or choose another: PORT=8001 make run."
            ) from error
        for sentence in exposure(host, behind_proxy=settings.BEHIND_PROXY):
            self.stderr.write(sentence)
        allow_files()
        with shared_figures() if settings.METRICS_TOKEN else nullcontext():
            self._answer(listener)

    def _answer(self, listener: socket.socket) -> None:
        application = get_wsgi_application()
        import_module(settings.ROOT_URLCONF)  # imports every page once, for all processes
        if settings.WEB_CONCURRENCY > 1:
            read_for_all()
        spare_collector()
        connections.close_all()
        if settings.WEB_CONCURRENCY == 1:
            answer(application, listener)
        else:
            answer_in_processes(settings.WEB_CONCURRENCY, application, listener)


def read_for_all() -> None:
    """Reads what every process would read for itself at its first pages, so that they share the memory of it.

    A database that does not answer yet is asked again by the pages.
    """
    with suppress(DatabaseError):
        known()
    import_module("tracker.dashboard.charts")  # pandas and Plotly, a third of a process
    folder = settings.BASE_DIR / "templates"
    for page in sorted(folder.rglob("*.html")):
        get_template(str(page.relative_to(folder)))


def exposure(host: str, *, behind_proxy: bool) -> list[str]:
    """What listening on `host` means where others can reach it, in sentences; none for this machine's own address."""
    if is_own(host):
        return []
    reach = f"Electrolog listens on {host}: whoever can reach this machine can reach it"
    if behind_proxy:
        return [f"{reach} past the proxy too, without https. Leave HOST at 127.0.0.1 where the proxy runs here."]
    danger = "others on the way can read passwords and diaries, and slow connections from many addresses can use it up"
    return [f"{reach}, without https: {danger}. Put a reverse proxy in front of it: docs/reverse-proxy.md."]


def is_own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
