"""Which skill of the catalogue an official one is, and by which other names it goes.

An official skill that the catalogue knows by name is that skill: it keeps all it has and gets the
official address. All the others are added.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.management.imports.merging import Import, Shape
from careers.management.imports.tables import update
from skills.models import Skill, SkillAlias, SkillMerge

LONGEST, LONGEST_URI = 150, 255
ONET_PREFIX = "onet:"
COLUMNS = ("name", "category", "description")
ALIAS_COLUMNS = ("skill", "name", "source", "source_version", "imported_at")


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill as an official file has it."""

    uri: str
    name: str
    category: str
    description: str
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Known:
    """A skill that the catalogue has already."""

    pk: UUID
    uri: str
    name: str
    source: str


@dataclass(slots=True)
class Resolution:
    """What each concept is: a row found again or new (`wanted`, by the row's uri), a skill known
    by its name (`reused`), or the same as another concept of the file (`twins`, by uri).

    `linked` skills get an official address; `others` were written by another source.
    """

    wanted: dict[str, Concept] = field(default_factory=dict)
    reused: dict[str, UUID] = field(default_factory=dict)
    twins: dict[str, str] = field(default_factory=dict)
    linked: dict[UUID, str] = field(default_factory=dict)
    others: set[UUID] = field(default_factory=set)


def key(name: str) -> str:
    """A name as the database compares it, or more strictly: in any case."""
    return name.upper().casefold()


def import_skills(work: Import, concepts: Sequence[Concept], file: str) -> dict[str, UUID]:
    """The catalogue's skill for each concept, by the concept's uri, with aliases."""
    fitting = [concept for concept in concepts if _fits(work, concept, file)]
    found = Resolver(work, fitting, file).resolve()
    _link(work, found.linked)
    wanted = {(uri,): _cells(concept) for uri, concept in found.wanted.items()}
    rows = Skill.objects.exclude(uri="")
    # A skill that is no technology of ours has no figure of demand.
    shape = Shape(rows, ("uri",), COLUMNS, {"popularity_score": None})
    ids = {uri: pk for (uri,), pk in work.merge("skills", shape, wanted).items()}
    work.report.tallies["skills"].others += len(found.others)
    ids.update(found.reused)
    ids.update((uri, ids[first]) for uri, first in found.twins.items())
    import_aliases(work, fitting, ids, file)
    return ids


def _fits(work: Import, concept: Concept, file: str) -> bool:
    if len(concept.name) > LONGEST or len(concept.uri) > LONGEST_URI:
        work.report.skip(file, concept.name[:40], "name or address is too long")
        return False
    return True


def _cells(concept: Concept) -> tuple[str, str, str]:
    return (concept.name, concept.category, concept.description)


def _link(work: Import, uris: Mapping[UUID, str]) -> None:
    if uris:
        update(Skill, ("uri",), uris.items())
    work.report.tallies["skills linked"].new += len(uris)


class Resolver:
    """First by address, then by name (of a merged skill too), last by a name of our own."""

    def __init__(self, work: Import, concepts: Sequence[Concept], file: str) -> None:
        rows = Skill.objects.values_list("pk", "uri", "name", "source")
        self._work, self._file, self._concepts = work, file, concepts
        self._skills = {row[0]: Known(*row) for row in rows.iterator(chunk_size=10_000)}
        self._by_uri = {one.uri: one for one in self._skills.values() if one.uri}
        self._by_name = {key(one.name): one for one in self._skills.values()}
        self._merged = self._named(SkillMerge.objects.filter(undone_at=None), "gone_name", "kept")
        own = SkillAlias.objects.filter(source=CatalogueSource.OWN)
        self._own_aliases = self._named(own, "name", "skill")
        self._uris = {concept.uri for concept in concepts}
        self._new: dict[str, str] = {}
        self._found = Resolution()

    def resolve(self) -> Resolution:
        """All by address before any by name, so that names are the new ones when they count."""
        unfound = [concept for concept in self._concepts if not self._has_address(concept)]
        strange = [concept for concept in unfound if not self._has_name(concept)]
        for concept in strange:
            self._place(concept)
        return self._found

    def _named(self, rows: QuerySet[Any], name: str, skill: str) -> dict[str, Known]:
        return {key(words): self._skills[pk] for words, pk in rows.values_list(name, skill)}

    def _has_address(self, concept: Concept) -> bool:
        known = self._by_uri.get(concept.uri)
        if known:
            self._want(known, concept)
        return known is not None

    def _has_name(self, concept: Concept) -> bool:
        """In any case; or it was the name of a skill that staff merged into another."""
        name = key(concept.name)
        known = self._merged.get(name) or self._by_name.get(name)
        if known:
            self._reuse(known, concept)
        return known is not None

    def _place(self, concept: Concept) -> None:
        """A concept by one of our own aliases where that skill is still free, else as a new row."""
        name = key(concept.name)
        known = self._own_aliases.get(name)
        if known and (self._free(known) or self._work.provenance.source == CatalogueSource.ONET):
            self._reuse(known, concept)
        elif name in self._new:
            self._found.twins[concept.uri] = self._new[name]
        else:
            self._new[name] = concept.uri
            self._found.wanted[concept.uri] = concept

    def _want(self, known: Known, concept: Concept) -> None:
        """A row found again; its old name stays where the new one belongs to another skill."""
        other = self._by_name.get(key(concept.name), known)
        if known.source != self._work.provenance.source:
            self._found.reused[concept.uri] = known.pk
            self._found.others.add(known.pk)
        elif other is known:
            self._by_name.pop(key(known.name), None)
            self._by_name[key(concept.name)] = known
            self._found.wanted[concept.uri] = concept
        else:
            self._work.report.skip(self._file, concept.name, "new name is another skill's")
            cells = (concept.category, concept.description, concept.aliases)
            self._found.wanted[concept.uri] = Concept(concept.uri, known.name, *cells)

    def _reuse(self, known: Known, concept: Concept) -> None:
        if self._free(known):
            known.uri = self._found.linked[known.pk] = concept.uri
        self._found.reused[concept.uri] = known.pk
        if known.source == self._work.provenance.source:
            self._found.wanted.setdefault(known.uri, concept)
        else:
            self._found.others.add(known.pk)

    def _free(self, known: Known) -> bool:
        """Whether the skill can take this file's address. ESCO's, which lead to a page, go first;
        an address that the file has no more gives way too.
        """
        source = self._work.provenance.source
        theirs = known.uri.startswith(ONET_PREFIX) != (source == CatalogueSource.ONET)
        if not known.uri or theirs:
            return not known.uri or source == CatalogueSource.ESCO
        return known.source == source and known.uri not in self._uris


def import_aliases(
    work: Import, concepts: Iterable[Concept], ids: Mapping[str, UUID], file: str
) -> None:
    """Add the other names that are still free, first come first served."""
    names = {key(name): pk for pk, name in Skill.objects.values_list("pk", "name")}
    taken = {key(name): pk for pk, name in SkillAlias.objects.values_list("skill", "name")}
    edited = set(Skill.objects.filter(edited=True).values_list("pk", flat=True))
    tally, rows = work.report.tallies["aliases"], []
    stamp = (work.provenance.source, work.provenance.version, work.provenance.at)
    for concept in concepts:
        pk = ids[concept.uri]
        for alias in concept.aliases:
            name = key(alias)
            if reason := _clash(name, pk, names, taken):
                work.report.skip(file, alias[:40], reason)
            elif name in taken:
                tally.same += 1
            elif pk in edited:
                tally.edited += 1
            elif name not in names:
                taken[name] = pk
                rows.append((pk, alias, *stamp))
    work.add("aliases", SkillAlias, ALIAS_COLUMNS, rows)


def _clash(name: str, pk: UUID, names: Mapping[str, UUID], taken: Mapping[str, UUID]) -> str:
    if len(name) > LONGEST:
        return "alias is too long"
    if names.get(name, pk) != pk:
        return "alias is another skill's name"
    return "alias is another skill's alias" if taken.get(name, pk) != pk else ""
