"""What a search of careers looks through, kept by the database whoever writes.

`career_documents` holds each career's words without accents: titles, other titles, skills with
their aliases and the description, all by their stems and, but for the description, as they are.
`search_words` holds every word of titles and skills, so that a word with a typo finds the one
that was meant. `search_careers` answers.
"""

from django.contrib.postgres.operations import (
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

WORDS = """
CREATE FUNCTION career_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('english', words) || to_tsvector('simple', words)
$$;

CREATE FUNCTION search_fold(words text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(
        replace(replace(lower(public.unaccent(words)), '++', 'plusplus'), '#', 'sharp'),
        '[^[:alnum:]]+', ' ', 'g'))
$$;
"""
UNDO_WORDS = """
DROP FUNCTION search_fold(text);
DROP FUNCTION career_words(text);
"""

# No foreign key: rows follow the triggers alone, and clearing career_paths stays possible.
TABLES = """
CREATE TABLE career_documents (
    career_path_id uuid PRIMARY KEY,
    title text NOT NULL,
    names tsvector NOT NULL,
    document tsvector NOT NULL
);
CREATE INDEX idx_career_documents_document ON career_documents USING gin (document);
CREATE INDEX idx_career_documents_title ON career_documents USING gin (title gin_trgm_ops);
CREATE TABLE search_words (word text PRIMARY KEY);
CREATE INDEX idx_search_words_word ON search_words USING gin (word gin_trgm_ops);
CREATE INDEX idx_search_words_beginning ON search_words (word text_pattern_ops);
"""
UNDO_TABLES = "DROP TABLE search_words; DROP TABLE career_documents;"

REFRESH = """
CREATE FUNCTION refresh_career_documents(changed uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    WITH texts AS (
        SELECT
            career.id,
            search_fold(career.title) AS title,
            search_fold(coalesce((
                SELECT string_agg(other.title, ' ')
                FROM career_titles other WHERE other.career_path_id = career.id
            ), '')) AS others,
            search_fold(coalesce((
                SELECT string_agg(concat_ws(' ', skill.name, (
                    SELECT string_agg(alias.name, ' ')
                    FROM skill_aliases alias WHERE alias.skill_id = skill.id
                )), ' ')
                FROM career_skills need JOIN skills skill ON skill.id = need.skill_id
                WHERE need.career_path_id = career.id
            ), '')) AS skills,
            search_fold(career.description) AS description
        FROM career_paths career WHERE career.id = ANY(changed)
    ), weighed AS (
        SELECT
            id, title,
            setweight(career_words(title), 'A') || setweight(career_words(others), 'B') AS names,
            setweight(to_tsvector('english', skills), 'C')
                || setweight(to_tsvector('english', description), 'D') AS others
        FROM texts
    )
    INSERT INTO career_documents (career_path_id, title, names, document)
    SELECT id, title, names, names || others FROM weighed
    ON CONFLICT (career_path_id) DO UPDATE SET
        title = excluded.title, names = excluded.names, document = excluded.document;
END $$;

CREATE FUNCTION remember_words(texts text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_words (word)
    SELECT DISTINCT word
    FROM unnest(texts) AS given, string_to_table(search_fold(given), ' ') AS word
    WHERE length(word) BETWEEN 4 AND 60
    ON CONFLICT DO NOTHING
$$;
"""
UNDO_REFRESH = """
DROP FUNCTION remember_words(text[]);
DROP FUNCTION refresh_career_documents(uuid[]);
"""

FOLLOW = """
CREATE FUNCTION career_path_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := ARRAY(SELECT id FROM new_rows);
    ELSIF TG_OP = 'UPDATE' THEN
        changed := ARRAY(
            SELECT id FROM new_rows JOIN old_rows USING (id)
            WHERE (new_rows.title, new_rows.description)
                <> (old_rows.title, old_rows.description));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM career_documents WHERE career_path_id IN (SELECT id FROM old_rows);
        RETURN NULL;
    ELSE
        TRUNCATE career_documents;
        RETURN NULL;
    END IF;
    PERFORM remember_words(ARRAY(SELECT title FROM new_rows WHERE id = ANY(changed)));
    PERFORM refresh_career_documents(changed);
    RETURN NULL;
END $$;

CREATE FUNCTION career_part_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM refresh_career_documents(ARRAY(SELECT DISTINCT career_path_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM refresh_career_documents(ARRAY(SELECT DISTINCT career_path_id FROM old_rows));
    ELSE
        PERFORM refresh_career_documents(ARRAY(
            SELECT career_path_id FROM new_rows UNION SELECT career_path_id FROM old_rows));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION career_title_remembered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM remember_words(ARRAY(SELECT title FROM new_rows));
    RETURN NULL;
END $$;

CREATE FUNCTION careers_that_ask(skill_ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY(
        SELECT DISTINCT career_path_id FROM career_skills WHERE skill_id = ANY(skill_ids))
$$;

CREATE FUNCTION skill_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM remember_words(ARRAY(SELECT name FROM new_rows));
    IF TG_OP = 'UPDATE' THEN
        PERFORM refresh_career_documents(careers_that_ask(ARRAY(
            SELECT id FROM new_rows JOIN old_rows USING (id)
            WHERE new_rows.name <> old_rows.name)));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION skill_alias_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[] := '{}';
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM remember_words(ARRAY(SELECT name FROM new_rows));
        changed := ARRAY(SELECT skill_id FROM new_rows);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        changed := changed || ARRAY(SELECT skill_id FROM old_rows);
    END IF;
    PERFORM refresh_career_documents(careers_that_ask(changed));
    RETURN NULL;
END $$;

CREATE TRIGGER skills_searchable_inserted AFTER INSERT ON skills
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION skill_searchable();
CREATE TRIGGER skills_searchable_updated AFTER UPDATE ON skills
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION skill_searchable();
CREATE TRIGGER career_titles_remembered_inserted AFTER INSERT ON career_titles
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION career_title_remembered();
CREATE TRIGGER career_titles_remembered_updated AFTER UPDATE ON career_titles
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION career_title_remembered();
CREATE TRIGGER career_paths_searchable_cleared AFTER TRUNCATE ON career_paths
    FOR EACH STATEMENT EXECUTE FUNCTION career_path_searchable();
"""
UNDO_FOLLOW = """
DROP TRIGGER career_paths_searchable_cleared ON career_paths;
DROP TRIGGER career_titles_remembered_updated ON career_titles;
DROP TRIGGER career_titles_remembered_inserted ON career_titles;
DROP TRIGGER skills_searchable_updated ON skills;
DROP TRIGGER skills_searchable_inserted ON skills;
DROP FUNCTION skill_alias_searchable();
DROP FUNCTION skill_searchable();
DROP FUNCTION careers_that_ask(uuid[]);
DROP FUNCTION career_title_remembered();
DROP FUNCTION career_part_searchable();
DROP FUNCTION career_path_searchable();
"""

WATCH = """
CREATE TRIGGER {table}_searchable_inserted AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {function}();
CREATE TRIGGER {table}_searchable_updated AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {function}();
CREATE TRIGGER {table}_searchable_deleted AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
UNWATCH = """
DROP TRIGGER {table}_searchable_deleted ON {table};
DROP TRIGGER {table}_searchable_updated ON {table};
DROP TRIGGER {table}_searchable_inserted ON {table};
"""
WATCHED = {
    "career_paths": "career_path_searchable",
    "career_titles": "career_part_searchable",
    "career_skills": "career_part_searchable",
    "skill_aliases": "skill_alias_searchable",
}

# Every word has to be there, a longer one at least by its beginning. A word that begins no word
# of a title or skill stands for the nearest ones too: two letters otherwise, or one if the word is
# short. If a description has it, only a long word does, for one letter. Words like "of" count only
# where nothing else is asked for: IT is a trade. Where no career has the words, titles that are
# written nearly so are found.
SEARCH = """
CREATE FUNCTION search_word(asked text) RETURNS tsquery LANGUAGE plpgsql STABLE
SET pg_trgm.similarity_threshold = 0.2 AS $$
DECLARE
    ending text := CASE WHEN length(asked) > 2 THEN ':*' ELSE '' END;
    found tsquery := to_tsquery('english', asked || ending);
    most integer := 1;
    nearest text;
BEGIN
    IF numnode(found) = 0 OR length(asked) NOT BETWEEN 4 AND 60
        OR EXISTS (SELECT FROM search_words WHERE word LIKE asked || '%')
    THEN
        RETURN found;
    END IF;
    IF EXISTS (SELECT FROM career_documents WHERE document @@ found) THEN
        IF length(asked) < 8 THEN
            RETURN found;
        END IF;
    ELSIF length(asked) > 4 THEN
        most := 2;
    END IF;
    SELECT string_agg(word, ' | ') INTO nearest FROM (
        SELECT word FROM search_words WHERE word % asked AND levenshtein(word, asked) <= most
        ORDER BY levenshtein(word, asked), similarity(word, asked) DESC, word
        LIMIT 3
    ) near;
    RETURN CASE WHEN nearest IS NULL THEN found ELSE found || to_tsquery('english', nearest) END;
END $$;

CREATE FUNCTION search_query(words text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    folded text := search_fold(words);
    asked text;
    every tsquery := '';
BEGIN
    FOREACH asked IN ARRAY (string_to_array(folded, ' '))[:10] LOOP
        every := every && search_word(asked);
    END LOOP;
    RETURN CASE WHEN numnode(every) = 0 THEN plainto_tsquery('simple', folded) ELSE every END;
END $$;

CREATE FUNCTION search_careers(words text)
RETURNS TABLE (career_path_id uuid, closeness double precision) LANGUAGE plpgsql STABLE
SET pg_trgm.similarity_threshold = 0.6 AS $$
DECLARE
    folded text := search_fold(words);
    asked tsquery := search_query(words);
BEGIN
    RETURN QUERY
        SELECT found.career_path_id,
            ts_rank(found.names, asked)::double precision + similarity(found.title, folded)
        FROM career_documents found WHERE found.document @@ asked;
    IF NOT FOUND THEN
        RETURN QUERY
            SELECT found.career_path_id, similarity(found.title, folded)::double precision
            FROM career_documents found WHERE found.title % folded;
    END IF;
END $$;
"""
UNDO_SEARCH = """
DROP FUNCTION search_careers(text);
DROP FUNCTION search_query(text);
DROP FUNCTION search_word(text);
"""

FILL = """
SELECT refresh_career_documents(ARRAY(SELECT id FROM career_paths));
SELECT remember_words(ARRAY(
    SELECT title FROM career_paths UNION ALL SELECT title FROM career_titles
    UNION ALL SELECT name FROM skills UNION ALL SELECT name FROM skill_aliases));
"""


class Migration(migrations.Migration):
    dependencies = [("careers", "0004_catalogue_state"), ("skills", "0003_catalogue")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(WORDS, UNDO_WORDS),
        migrations.RunSQL(TABLES, UNDO_TABLES),
        migrations.RunSQL(REFRESH, UNDO_REFRESH),
        migrations.RunSQL(FOLLOW, UNDO_FOLLOW),
        *(
            migrations.RunSQL(
                WATCH.format(table=table, function=function), UNWATCH.format(table=table)
            )
            for table, function in WATCHED.items()
        ),
        migrations.RunSQL(SEARCH, UNDO_SEARCH),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
