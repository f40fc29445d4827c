"""What `prepare` says on a Citus: it refuses a worker, and names what is not distributed as it must be."""

from io import StringIO

import pytest
from django.core.management.base import CommandError

from tracker.database import citus
from tracker.management.commands.prepare import Command

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("coordinator")]


def test_worker_is_refused_before_anything_is_migrated() -> None:
    Command()._refuse_worker()
    citus.run("UPDATE pg_dist_local_group SET groupid = 1")
    with pytest.raises(CommandError, match="Name the coordinator there"):
        Command()._refuse_worker()


def test_what_is_not_distributed_is_named_and_the_site_starts() -> None:
    errors = StringIO()
    Command(stderr=errors)._look_at_distribution()
    assert "tracker_entry is not distributed by person." in errors.getvalue()
    assert "To mend it: manage.py distribute" in errors.getvalue()
