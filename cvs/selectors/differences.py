"""How what a CV says differs from what its owner's record says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from accounts.models import Profile
from accounts.selectors import profile_of
from cvs.enums import ONCE, Decision, DifferenceKind, Topic
from cvs.models import CV, CVFinding, CVSkill
from cvs.pipeline import Topic as FoundTopic
from cvs.pipeline.cleaning import fold
from cvs.pipeline.likeness import pairs, word
from cvs.selectors.findings import in_order
from cvs.selectors.profile import FIELDS, agree, held_value
from cvs.selectors.record import Known, findings_of, record_of, versions
from skills.enums import SkillSource
from skills.models import Certification, UserSkill
from skills.selectors import denied_skills

# What follows from other fields, or tells nothing new when worded otherwise.
UNTOLD = ("duration",)
HEADS = {
    Topic.EXPERIENCE: ("title", "company", "duration"),
    Topic.EDUCATION: ("degree", "institution", "year"),
    Topic.CERTIFICATION: ("name", "issuer", "date"),
    Topic.LANGUAGE: ("name", "level"),
}


class FieldDifference(NamedTuple):
    """A field that both sides give otherwise."""

    field: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the record (`mine`) and the CV (`theirs`) do not say alike.

    `key` names it to `take_over`. A skill has a `mention_id` and all else a `finding_id`: of the
    CV or, where the thing is gone, of the record. `older_ids` are all rows of other CVs that the
    record's side rests on. `fields` is empty where one side says nothing or the profile alone
    stands against the CV.
    """

    key: str
    kind: DifferenceKind
    topic: Topic
    label: str
    mine: str = ""
    theirs: str = ""
    finding_id: UUID | None = None
    mention_id: UUID | None = None
    older_ids: tuple[UUID, ...] = ()
    confidence: float | None = None
    fields: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """By topic and then in the CV's order."""

    new: tuple[Difference, ...]
    changed: tuple[Difference, ...]
    gone: tuple[Difference, ...]
    same_count: int

    @property
    def every(self) -> tuple[Difference, ...]:
        return (*self.new, *self.changed, *self.gone)


class Side(NamedTuple):
    """All that the comparison needs to know of a person."""

    profile: Profile
    certifications: frozenset[str]
    uploaded_at: dict[UUID, datetime]


def differences(*, cv: CV) -> Differences:
    """What the CV adds to its owner's record, says otherwise, and no longer says.

    The record is what they accepted in other CVs, their profile, skills and certifications. What
    they dropped in another CV is not offered again. Only an older CV's things can be gone. The
    number of queries is fixed.
    """
    side = side_of(cv)
    rows = list(findings_of(cv.user).filter(Q(cv=cv) | ~Q(decision=Decision.PENDING)))
    said, kept = defaultdict[str, list[CVFinding]](list), defaultdict[str, list[CVFinding]](list)
    for row in in_order(rows):
        (said if row.cv_id == cv.pk else kept)[row.topic].append(row)
    found: list[Difference | None] = []
    for topic in Topic:
        if topic != Topic.SKILL:
            found.extend(compare_topic(cv, topic, said[topic], kept[topic], side))
    found.extend(compare_skills(cv, side))
    new, changed, gone = (
        tuple(one for one in found if one and one.kind == kind) for kind in DifferenceKind
    )
    return Differences(new, changed, gone, same_count=found.count(None))


def side_of(cv: CV) -> Side:
    names = Certification.objects.owned_by(cv.user).values_list("name", flat=True)
    uploads = CV.objects.owned_by(cv.user).values_list("pk", "uploaded_at")
    return Side(profile_of(cv.user), frozenset(map(fold, names)), dict(uploads))


# --- findings -----------------------------------------------------------------------------


def compare_topic(
    cv: CV, topic: Topic, said: Sequence[CVFinding], kept: Sequence[CVFinding], side: Side
) -> Iterator[Difference | None]:
    """The differences of a topic, and None for each thing that both sides say alike."""
    record = record_of([row for row in kept if row.decision == Decision.ACCEPTED])
    dropped = [row for row in kept if row.decision == Decision.DROPPED]
    mine, theirs = [versions(one.row) for one in record], [versions(row) for row in said]
    paired = {place: record[at] for at, place in pairs(FoundTopic(topic), mine, theirs)}
    for place, row in enumerate(said):
        if row.decision == Decision.ACCEPTED:
            yield None
        elif row.decision == Decision.PENDING and not any(is_same(row, one) for one in dropped):
            yield compare(row, paired.get(place), side)
    here = {one.row.pk for one in paired.values()}
    for one in record:
        if one.row.pk not in here and is_older(one, cv, side):
            yield loss(one)


def is_older(one: Known, cv: CV, side: Side) -> bool:
    times = [side.uploaded_at[row.cv_id] for row in one.rows]
    return all(time < cv.uploaded_at for time in times)


def compare(row: CVFinding, known: Known | None, side: Side) -> Difference | None:
    topic = Topic(row.topic)
    held = held_value(side.profile, topic)
    if held:
        text = str(row.values["text"])
        return None if agree(topic, held, text) else change(row, held, known)
    if known:
        return None if is_same(row, known.row) else change(row, text_of(known.row), known)
    name = fold(str(row.values.get("name") or ""))
    if topic == Topic.CERTIFICATION and name in side.certifications:
        return None
    return Difference(
        key=f"new-{row.pk}",
        kind=DifferenceKind.NEW,
        topic=topic,
        label=label_of(row),
        theirs=text_of(row),
        finding_id=row.pk,
        confidence=row.confidence,
    )


def change(row: CVFinding, mine: str, known: Known | None) -> Difference:
    return Difference(
        key=f"changed-{row.pk}",
        kind=DifferenceKind.CHANGED,
        topic=Topic(row.topic),
        label=label_of(row),
        mine=mine,
        theirs=text_of(row),
        finding_id=row.pk,
        older_ids=tuple(one.pk for one in known.rows) if known else (),
        confidence=row.confidence,
        fields=tuple(fields_between(known.row, row)) if known and row.topic not in ONCE else (),
    )


def loss(known: Known) -> Difference:
    row = known.row
    return Difference(
        key=f"gone-{row.pk}",
        kind=DifferenceKind.GONE,
        topic=Topic(row.topic),
        label=label_of(row),
        mine=text_of(row),
        finding_id=row.pk,
        older_ids=tuple(one.pk for one in known.rows),
    )


def is_same(one: CVFinding, other: CVFinding) -> bool:
    """Whether both say the same, as their owner has it or as it was read."""
    topic = Topic(one.topic)
    if topic in FIELDS:
        texts = [str(values["text"]) for values in versions(other)]
        return any(agree(topic, str(one.values["text"]), text) for text in texts)
    return any(not told_apart(one.values, values) for values in versions(other))


def told_apart(one: dict[str, Any], other: Any) -> list[str]:
    """The fields that differ in more than case, accents and punctuation."""
    fields = chain(one, (field for field in other if field not in one))
    return [
        field for field in fields if field not in UNTOLD and word(one, field) != word(other, field)
    ]


def fields_between(mine: CVFinding, theirs: CVFinding) -> Iterator[FieldDifference]:
    for field in told_apart(mine.values, theirs.values):
        texts = [row.values.get(field) for row in (mine, theirs)]
        yield FieldDifference(field, *("" if text is None else str(text) for text in texts))


def label_of(row: CVFinding) -> str:
    """What the thing is called: its topic or, of several of one topic, its first name."""
    topic = Topic(row.topic)
    names = (row.values.get(field) for field in HEADS.get(topic, ()))
    return next((str(name) for name in names if name), topic.label)


def text_of(row: CVFinding) -> str:
    """The values in one line."""
    values = (row.values.get(field) for field in HEADS.get(Topic(row.topic), ("text",)))
    return ", ".join(str(value) for value in values if value)


# --- skills -------------------------------------------------------------------------------


def compare_skills(cv: CV, side: Side) -> Iterator[Difference | None]:
    """The differences in skills of the catalogue, by name; as `compare_topic`."""
    has = dict(UserSkill.objects.owned_by(cv.user).values_list("skill_id", "source"))
    mentions = CVSkill.objects.filter(cv__user=cv.user).select_related("skill")
    ordered = list(mentions.order_by("skill__name", "pk"))
    said = [one for one in ordered if one.cv_id == cv.pk]
    others = [one for one in ordered if one.cv_id != cv.pk]
    dropped = {one.skill_id for one in others if one.decision == Decision.DROPPED}
    dropped |= denied_skills(owner=cv.user)
    for mention in said:
        if mention.skill_id in has:
            yield None
        elif mention.decision == Decision.PENDING and mention.skill_id not in dropped:
            yield new_skill(mention)
    here = {one.skill_id for one in said}
    from_cvs = {skill for skill, source in has.items() if source == SkillSource.CV_PARSED} - here
    yield from gone_skills(cv, (one for one in others if one.skill_id in from_cvs), side)


def new_skill(mention: CVSkill) -> Difference:
    return Difference(
        key=f"new-skill-{mention.pk}",
        kind=DifferenceKind.NEW,
        topic=Topic.SKILL,
        label=mention.skill.name,
        theirs=mention.evidence,
        mention_id=mention.pk,
        confidence=mention.confidence,
    )


def gone_skills(cv: CV, mentions: Iterable[CVSkill], side: Side) -> Iterator[Difference]:
    """The skills that only older CVs speak for."""
    by_skill = defaultdict[UUID, list[CVSkill]](list)
    for mention in mentions:
        if mention.decision == Decision.ACCEPTED:
            by_skill[mention.skill_id].append(mention)
    for rows in by_skill.values():
        if all(side.uploaded_at[row.cv_id] < cv.uploaded_at for row in rows):
            yield Difference(
                key=f"gone-skill-{rows[0].skill_id}",
                kind=DifferenceKind.GONE,
                topic=Topic.SKILL,
                label=rows[0].skill.name,
                mine=rows[0].evidence,
                mention_id=rows[0].pk,
                older_ids=tuple(row.pk for row in rows),
            )
