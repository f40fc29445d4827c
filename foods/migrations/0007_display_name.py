"""The names under which foods are shown. The index is emptied, so that loading the table again names its foods."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foods", "0006_import_progress"),
    ]

    operations = [
        migrations.AddField(
            model_name="food",
            name="display_name",
            field=models.CharField(blank=True, max_length=300, verbose_name="name as shown"),
        ),
        migrations.RunSQL("DELETE FROM foods_search", migrations.RunSQL.noop),
    ]
