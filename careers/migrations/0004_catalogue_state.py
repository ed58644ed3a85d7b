"""The database counts the versions of the catalogue, whoever changes it.

What was computed from an older version is stale: rankings compare their version with this one.
"""

from django.db import migrations

TABLES = ("skills", "career_paths", "career_skills")

COUNT = """
CREATE FUNCTION catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalogue_state (id, version, changed_at) VALUES (1, 1, now())
    ON CONFLICT (id) DO UPDATE
        SET version = catalogue_state.version + 1, changed_at = excluded.changed_at;
    RETURN NULL;
END $$;
"""
WATCH = """
CREATE TRIGGER {table}_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_changed();
"""

STOP_COUNTING = "DROP FUNCTION catalogue_changed();"
UNWATCH = "DROP TRIGGER {table}_catalogue_changed ON {table};"


class Migration(migrations.Migration):
    dependencies = [("careers", "0003_ranking")]

    operations = [
        migrations.RunSQL(COUNT, STOP_COUNTING),
        *(
            migrations.RunSQL(WATCH.format(table=table), UNWATCH.format(table=table))
            for table in TABLES
        ),
    ]
