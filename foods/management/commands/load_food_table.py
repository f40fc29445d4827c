"""manage.py load_food_table: the shipped foods and source lists into the database. Repeatable."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from foods.importers import embedded, load, source_list
from foods.importers.fdc import Reading
from foods.importers.record import TableError
from foods.management.reports import sentence, summary


class Command(BaseCommand):
    help = "Loads the embedded food table and the source lists. Repeatable; foods of a newer import stay as they are."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            records, listed = embedded.read(), source_list.read()
            with transaction.atomic():
                outcome = load.save(records)
                load.save_source_list(listed)
        except TableError as error:
            raise CommandError(sentence(error.reason)) from None
        self.stdout.write(summary(outcome, Reading()))
        self.stdout.write(_("Source foods: %(listed)s on the lists.") % {"listed": len(listed)})
