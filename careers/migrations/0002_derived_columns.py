"""The database keeps what it can derive from the requirements.

`career_paths.required_skills` and `optional_skills` (names, technical and soft) and
`skills.related_careers` (ids) follow `career_skills` whoever writes: Django, staff, an import
or SQL. Triggers run once a statement, so a bulk import pays once.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION career_skill_names(career uuid, wanted text[]) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'technical', coalesce(jsonb_agg(s.name ORDER BY s.name)
                              FILTER (WHERE s.category <> 'Soft skills'), '[]'),
        'soft', coalesce(jsonb_agg(s.name ORDER BY s.name)
                         FILTER (WHERE s.category = 'Soft skills'), '[]'))
    FROM career_skills r JOIN skills s ON s.id = r.skill_id
    WHERE r.career_path_id = career AND coalesce(r.importance, 'important') = ANY (wanted)
$$;

CREATE FUNCTION derive_from_requirements(careers uuid[], touched uuid[]) RETURNS void
LANGUAGE sql AS $$
    UPDATE career_paths SET
        required_skills = career_skill_names(id, ARRAY['essential', 'important']),
        optional_skills = career_skill_names(id, ARRAY['nice_to_have'])
    WHERE id = ANY (careers);
    UPDATE skills SET related_careers = ARRAY(
        SELECT r.career_path_id::text FROM career_skills r
        WHERE r.skill_id = skills.id ORDER BY 1)
    WHERE id = ANY (touched);
$$;

CREATE FUNCTION career_skills_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM derive_from_requirements(
            ARRAY(SELECT career_path_id FROM new_rows), ARRAY(SELECT skill_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM derive_from_requirements(
            ARRAY(SELECT career_path_id FROM old_rows), ARRAY(SELECT skill_id FROM old_rows));
    ELSE
        PERFORM derive_from_requirements(
            ARRAY(SELECT career_path_id FROM new_rows UNION SELECT career_path_id FROM old_rows),
            ARRAY(SELECT skill_id FROM new_rows UNION SELECT skill_id FROM old_rows));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION skill_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM derive_from_requirements(
        ARRAY(SELECT career_path_id FROM career_skills WHERE skill_id = NEW.id), '{}');
    RETURN NULL;
END $$;

CREATE TRIGGER career_skills_inserted AFTER INSERT ON career_skills
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION career_skills_changed();
CREATE TRIGGER career_skills_updated AFTER UPDATE ON career_skills
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION career_skills_changed();
CREATE TRIGGER career_skills_deleted AFTER DELETE ON career_skills
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION career_skills_changed();
CREATE TRIGGER skill_renamed AFTER UPDATE OF name, category ON skills
    FOR EACH ROW WHEN (OLD.name <> NEW.name OR OLD.category <> NEW.category)
    EXECUTE FUNCTION skill_renamed();
"""

UNDO = """
DROP TRIGGER skill_renamed ON skills;
DROP TRIGGER career_skills_deleted ON career_skills;
DROP TRIGGER career_skills_updated ON career_skills;
DROP TRIGGER career_skills_inserted ON career_skills;
DROP FUNCTION skill_renamed();
DROP FUNCTION career_skills_changed();
DROP FUNCTION derive_from_requirements(uuid[], uuid[]);
DROP FUNCTION career_skill_names(uuid, text[]);
"""


class Migration(migrations.Migration):
    dependencies = [("careers", "0001_initial"), ("skills", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTIONS, UNDO)]
