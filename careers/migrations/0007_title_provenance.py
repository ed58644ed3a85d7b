from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("careers", "0006_skill_names")]

    operations = [
        migrations.AddField(
            "careertitle",
            "source_version",
            models.CharField(blank=True, db_default="", default="", editable=False, max_length=50),
        ),
        migrations.AddField(
            "careertitle",
            "imported_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
