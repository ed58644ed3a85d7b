-- Removes everything of the current schema but what belongs to an extension, so that a backup
-- comes back alone even when newer migrations added tables that refer to old ones.
DO $$
DECLARE
    command text;
BEGIN
    FOREACH command IN ARRAY ARRAY(
        SELECT format('DROP %s IF EXISTS %s CASCADE', kind, name)
        FROM (
            SELECT 1 AS step, oid, format('%I.%I', current_schema(), relname) AS name,
                CASE relkind
                    WHEN 'v' THEN 'VIEW'
                    WHEN 'm' THEN 'MATERIALIZED VIEW'
                    WHEN 'f' THEN 'FOREIGN TABLE'
                    WHEN 'c' THEN 'TYPE'
                    ELSE 'TABLE'
                END AS kind
            FROM pg_class
            WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND relnamespace = current_schema()::regnamespace
            UNION ALL
            -- After the tables: a sequence may belong to a column.
            SELECT 2, oid, format('%I.%I', current_schema(), relname), 'SEQUENCE'
            FROM pg_class
            WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace
            UNION ALL
            SELECT 3, oid, oid::regprocedure::text, 'ROUTINE'
            FROM pg_proc
            WHERE pronamespace = current_schema()::regnamespace
            UNION ALL
            SELECT 4, oid, format('%I.%I', current_schema(), typname), 'TYPE'
            FROM pg_type
            WHERE typtype IN ('e', 'd', 'r') AND typnamespace = current_schema()::regnamespace
        ) AS things
        WHERE NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = things.oid AND deptype = 'e')
        ORDER BY step, name
    ) LOOP
        EXECUTE command;
    END LOOP;
END
$$;
