"""What a copied database says of itself, for the manifest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """`migrations` as "tracker.0001_initial"; `rows` counted by table."""

    engine_version: str
    migrations: tuple[str, ...]
    rows: dict[str, int]
