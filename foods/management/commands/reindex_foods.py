"""manage.py reindex_foods: write the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from foods.search import find as search


class Command(BaseCommand):
    help = "Writes the search index of all foods anew."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{search.reindex()} foods indexed.")
