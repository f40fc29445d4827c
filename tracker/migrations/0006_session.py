"""Sessions move into a table that knows whose they are; nobody is signed out by it."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations, models
from django.utils import timezone


def take_over(apps: Any, _schema_editor: object) -> None:
    """Copy the sessions that are alive, visitors' apart, and leave none behind.

    Both stores sign their data alike. Each names the backend that knows its person, which has a new address.
    """
    old, new = apps.get_model("sessions", "Session"), apps.get_model("tracker", "Session")
    copies = []
    for session in old.objects.filter(expire_date__gt=timezone.now()).iterator():
        data = SessionStore().decode(session.session_data)
        if SESSION_KEY in data:
            data[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
            copies.append(
                new(
                    session_key=session.session_key,
                    session_data=SessionStore().encode(data),
                    expire_date=session.expire_date,
                    user_id=int(data[SESSION_KEY]),
                )
            )
    new.objects.bulk_create(copies, batch_size=500)
    old.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0005_entries_singled_out"),
        ("sessions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions"},
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
