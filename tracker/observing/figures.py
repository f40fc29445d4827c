"""Figures of this site for Prometheus, summed over its processes: how many requests, how long, how many queries.

The names of addresses are labels, what people write or are is none. The files through which processes sum them lie in
a temporary folder: its name has to be in the environment before prometheus_client is imported, and so before this
module is (`manage.py serve` does that, `folder.py`).
"""

from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    values,
)
from prometheus_client.multiprocess import MultiProcessCollector

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds

REQUESTS: Final = Counter("electrolog_requests", "Requests by address and class of status", ["view", "status"])
SECONDS: Final = Histogram("electrolog_request_seconds", "Time from request to answer", ["view"], buckets=BOUNDS)
QUERIES: Final = Counter("electrolog_database_queries", "Statements sent to a database", ["view"])


def count(view: str, *, status: int, seconds: float, queries: int) -> None:
    """One request; `view` is the name of its address, "" where it has none: static files, and what is not there."""
    REQUESTS.labels(view, f"{status // 100}xx").inc()
    SECONDS.labels(view).observe(seconds)
    QUERIES.labels(view).inc(queries)


def text() -> bytes:
    """All figures in Prometheus' text format, those of processes that have ended among them."""
    if values.ValueClass is values.MutexValue:  # imported without a folder, as in a test: of this process alone
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
