"""The key files of a data folder."""

from pathlib import Path


def key_files(var: Path) -> list[Path]:
    """`secret_key`, `health_key`, and whatever else ends like them."""
    return sorted(path for path in var.glob("*_key") if path.is_file())
