"""Finding a skill by a part of its name or of an alias, in any case.

The trigrams serve three letters and more, wherever they stand; the ordered index serves the
beginnings, of one letter and two as well.
"""

from django.db import migrations

INDEXES = """
CREATE INDEX idx_skills_name_within ON skills USING gin (upper(name) gin_trgm_ops);
CREATE INDEX idx_skills_name_beginning ON skills (upper(name) text_pattern_ops);
CREATE INDEX idx_skill_aliases_name_within ON skill_aliases USING gin (upper(name) gin_trgm_ops);
CREATE INDEX idx_skill_aliases_name_beginning ON skill_aliases (upper(name) text_pattern_ops);
"""
UNDO = """
DROP INDEX idx_skill_aliases_name_beginning;
DROP INDEX idx_skill_aliases_name_within;
DROP INDEX idx_skills_name_beginning;
DROP INDEX idx_skills_name_within;
"""


class Migration(migrations.Migration):
    dependencies = [("careers", "0005_search"), ("skills", "0003_catalogue")]

    operations = [migrations.RunSQL(INDEXES, UNDO)]
