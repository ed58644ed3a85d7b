"""The database counts the versions of the lexicon: of skills' names, whoever changes them.

A worker reads the names again only when they have changed; a large catalogue takes a while.
"""

from django.db import migrations, models

COUNT = """
CREATE FUNCTION lexicon_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lexicon_state (id, version, changed_at) VALUES (1, 1, now())
    ON CONFLICT (id) DO UPDATE
        SET version = lexicon_state.version + 1, changed_at = excluded.changed_at;
    RETURN NULL;
END $$;

CREATE TRIGGER skills_lexicon_changed
    AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF name, needs_context ON skills
    FOR EACH STATEMENT EXECUTE FUNCTION lexicon_changed();

CREATE TRIGGER skill_aliases_lexicon_changed
    AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF name, skill_id ON skill_aliases
    FOR EACH STATEMENT EXECUTE FUNCTION lexicon_changed();
"""

STOP_COUNTING = """
DROP TRIGGER skill_aliases_lexicon_changed ON skill_aliases;
DROP TRIGGER skills_lexicon_changed ON skills;
DROP FUNCTION lexicon_changed();
"""

ONE_ROW = models.CheckConstraint(condition=models.Q(("id", 1)), name="lexicon_state_one_row")


class Migration(migrations.Migration):
    dependencies = [("skills", "0003_catalogue")]

    operations = [
        migrations.CreateModel(
            name="LexiconState",
            fields=[
                ("id", models.IntegerField(default=1, primary_key=True, serialize=False)),
                ("version", models.BigIntegerField(db_default=1, default=1)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"db_table": "lexicon_state", "constraints": [ONE_ROW]},
        ),
        migrations.RunSQL(COUNT, STOP_COUNTING),
    ]
