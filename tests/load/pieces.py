"""What a person and a request cost, as `python -m tests.load.measure` has measured them on PostgreSQL."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

FILE: Final = Path(__file__).with_name("pieces.json")


@dataclass(frozen=True, slots=True)
class Table:
    """Bytes of a row with its share of the indexes, and how many rows a person has: in all, and more each day."""

    row_bytes: float
    a_person: float = 0.0
    a_day: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """Mean processor time in ms of the site and of PostgreSQL, and the bytes of an answer's body as sent."""

    site_ms: float
    database_ms: float
    sent_bytes: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """`log_bytes` is what an added entry writes into PostgreSQL's log, `log_bytes_cold` right after a checkpoint."""

    tables: dict[str, Table]  # those in which a trial's diary has rows
    spread_tables: int  # all that Citus would spread
    account_bytes: float  # of an account with one session, without its diary
    foods_bytes: float  # the shipped table with its search index
    log_bytes: float
    log_bytes_cold: float
    process_mib: float  # memory of one process of the site
    requests: dict[str, Request]

    @classmethod
    def read(cls) -> Self:
        told: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
        tables = {name: Table(**each) for name, each in told.pop("tables").items()}
        requests = {name: Request(**each) for name, each in told.pop("requests").items()}
        return cls(tables=tables, requests=requests, **told)

    def write(self) -> None:
        FILE.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
