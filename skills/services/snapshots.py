"""What a change did to the rows about some skills, kept so that it can be taken back exactly.

A snapshot is JSON: `created` and `removed` rows and `changed` fields, by model. Removed rows are
whole; `about` names the people, CVs and origins that they belong to.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, ManyToOneRel, Model, Q, QuerySet, UniqueConstraint

from skills.models import Skill

# Columns that the database itself keeps.
DERIVED = frozenset({"related_careers"})
OWNERS = ("user_id", "cv_id", "origin_id")
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    model: str
    pk: str


def referring() -> dict[type[Model], list[str]]:
    """The models that refer to a skill, and by which fields."""
    found = defaultdict(list)
    for relation in Skill._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            found[relation.related_model].append(relation.field.name)
    return dict(found)


def rows_about(skill_ids: Collection[UUID]) -> dict[Key, Values]:
    """The skills and every row that refers to one of them, locked and as JSON has them."""
    tables: list[QuerySet[Any]] = [Skill.objects.filter(pk__in=skill_ids)]
    for model, names in referring().items():
        named = Q()
        for name in names:
            named |= Q(**{f"{name}__in": skill_ids})
        tables.append(model._default_manager.filter(named))
    return {
        key_of(row): _values(row)
        for rows in tables
        for row in rows.select_for_update(of=("self",), no_key=True).order_by("pk")
    }


def key_of(row: Model) -> Key:
    return Key(row._meta.label, str(row.pk))


def _values(row: Model) -> Values:
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in DERIVED
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | list | dict):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def snapshot_of(before: Mapping[Key, Values], after: Mapping[Key, Values]) -> dict[str, Any]:
    gone = [key for key in before if key not in after]
    return {
        "created": [[key.model, key.pk] for key in after if key not in before],
        "removed": [
            {"model": key.model, "row": before[key], "heir": _heir(key, before[key], after)}
            for key in gone
        ],
        "changed": [
            {"model": key.model, "pk": key.pk, "fields": fields}
            for key, row in before.items()
            if key in after and (fields := _changed(row, after[key]))
        ],
        "about": sorted({str(before[key][name]) for key in gone for name in _owners(before[key])}),
    }


def _owners(row: Values) -> list[str]:
    return [name for name in OWNERS if row.get(name)]


def _changed(row: Values, later: Values) -> dict[str, list[Any]]:
    return {name: [was, later[name]] for name, was in row.items() if was != later[name]}


def _heir(key: Key, row: Values, after: Mapping[Key, Values]) -> str | None:
    """The row that a removed one became part of: the same but for the skill."""
    names = _same_but_for_the_skill(apps.get_model(key.model))
    if not names:
        return None
    wanted = [row[name] for name in names]
    alike = (one for one in after if one.model == key.model)
    return next((one.pk for one in alike if [after[one][n] for n in names] == wanted), None)


def _same_but_for_the_skill(model: type[Model]) -> list[str]:
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and "skill" in rule.fields:
            fields = (model._meta.get_field(name) for name in rule.fields if name != "skill")
            return [field.attname for field in fields]  # type: ignore[union-attr]
    return []


# --- taking a change back -----------------------------------------------------------------


def restore(snapshot: Mapping[str, Any]) -> None:
    """Make the rows what they were before.

    What somebody changed or deleted since stays as they left it.
    """
    for label, pk in snapshot["created"]:
        apps.get_model(label)._default_manager.filter(pk=pk).delete()
    own = Skill._meta.label
    _restore_fields(one for one in snapshot["changed"] if one["model"] == own)
    for label, rows in _by_model(snapshot["removed"], first=own):
        _restore_rows(apps.get_model(label), rows)
    _restore_fields(one for one in snapshot["changed"] if one["model"] != own)


def _by_model(removed: Iterable[Values], *, first: str) -> list[tuple[str, list[Values]]]:
    found = defaultdict(list)
    for one in removed:
        found[one["model"]].append(one)
    return sorted(found.items(), key=lambda pair: (pair[0] != first, pair[0]))


def _restore_rows(model: type[Model], removed: Iterable[Values]) -> None:
    """Put removed rows back, without those whose heir or owner has gone meanwhile."""
    removed = list(removed)
    heirs = _there(model, {one["heir"] for one in removed})
    whole = [one["row"] for one in removed if one["heir"] in heirs]
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            wanted = {row[field.attname] for row in whole}
            there = _there(field.related_model, wanted)
            whole = [row for row in whole if row[field.attname] in there]
    for values in whole:
        # As it was: no time of change is written anew.
        _row(model, values).save_base(raw=True, force_insert=True)


def _there(model: type[Model], keys: Collection[str | None]) -> set[str | None]:
    """Which of these rows there are; no row at all counts as there."""
    rows = model._default_manager.filter(pk__in=[key for key in keys if key])
    return {None, *map(str, rows.values_list("pk", flat=True))}


def _row(model: type[Model], values: Values) -> Model:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in values.items()})


def _restore_fields(changed: Iterable[Values]) -> None:
    """Set fields back where they still hold what they were set to, many rows at a time."""
    alike = defaultdict(list)
    for one in changed:
        for name, (was, then) in one["fields"].items():
            alike[one["model"], name, json.dumps(was), json.dumps(then)].append(one["pk"])
    for (label, name, *told), keys in alike.items():
        model = apps.get_model(label)
        column = next(one for one in model._meta.concrete_fields if one.attname == name)
        was, then = (column.to_python(json.loads(text)) for text in told)
        still = {f"{name}__isnull": True} if then is None else {name: then}
        model._default_manager.filter(pk__in=keys, **still).update(**{name: was})


def without(snapshot: Mapping[str, Any], owner: UUID) -> dict[str, Any]:
    """The snapshot when what belonged to this person, CV or origin is forgotten."""
    gone = str(owner)
    left = [one for one in snapshot["removed"] if gone not in map(one["row"].get, OWNERS)]
    return {**snapshot, "removed": left, "about": [one for one in snapshot["about"] if one != gone]}
