"""The addresses are filled in as the access tests do."""

from tests.access.conftest import own_values, values

__all__ = ["own_values", "values"]
