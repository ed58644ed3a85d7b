"""Django's PostgreSQL backend, with ON DELETE in the database.

A foreign key declared CASCADE or SET_NULL says so in the database too: a row deleted by SQL
takes its dependants along just as one deleted by Django does (docs/decisions/0003).
"""

from typing import Any

from django.db import models
from django.db.backends.ddl_references import Statement
from django.db.backends.postgresql import base
from django.db.backends.postgresql.schema import DatabaseSchemaEditor

ON_DELETE = {models.CASCADE: " ON DELETE CASCADE", models.SET_NULL: " ON DELETE SET NULL"}


class SchemaEditor(DatabaseSchemaEditor):
    # Without an inline form, a new column's foreign key is made by `_create_fk_sql` as well.
    sql_create_column_inline_fk: str | None = None  # type: ignore[assignment]

    def _create_fk_sql(self, model: type[models.Model], field: Any, suffix: str) -> Statement:
        statement: Statement = super()._create_fk_sql(  # type: ignore[misc]
            model, field, suffix
        )
        action = ON_DELETE.get(field.remote_field.on_delete, "")
        ending = f"{action}{statement.parts['deferrable']}"
        statement.parts["deferrable"] = ending  # type: ignore[assignment]
        return statement


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = SchemaEditor
