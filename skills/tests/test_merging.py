from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from careers.tests.factories import CareerSkillFactory
from cvs.models import CVSkill
from cvs.tests.factories import CVSkillFactory, ParsedCVFactory
from roadmaps.services import refresh
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import EvidenceKind, Level, WordDecision
from skills.models import (
    Skill,
    SkillEvidence,
    SkillPrerequisite,
    UnknownSkill,
    UserSkill,
)
from skills.services.merging import (
    Impact,
    MergeError,
    merge_impact,
    merge_skills,
    undo_merge,
)
from skills.tests.factories import (
    LearningResourceFactory,
    SkillAliasFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)
from skills.tests.merges import dump, level_of, merged, rated

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return SkillFactory(name="JavaScript"), SkillFactory(name="ECMAScript")


def everything_about(kept, gone):
    """Rows of every kind about both skills, those that clash and those that do not."""
    both, one = UserFactory.create_batch(2)
    cv = uuid4()
    for skill, level in ((kept, Level.BEGINNER), (gone, Level.ADVANCED)):
        SkillEvidenceFactory(user=both, skill=skill, level=level, origin_id=cv, years=Decimal(2))
        UserSkillFactory(user=both, skill=skill, level=level, source="cv_parsed")
        LearningResourceFactory(skill=skill, title="A tour")
    rated(one, gone, Level.EXPERT)
    UserSkillFactory(user=both, skill=SkillFactory())
    LearningResourceFactory(skill=gone, title="A second tour")
    SkillAliasFactory(skill=gone, name="ES6")
    UnknownSkill.objects.create(
        name="es 6", key="es 6", skill=gone, decision=WordDecision.LINKED, decided_at=now()
    )
    requirement = CareerSkillFactory(skill=kept, importance="nice_to_have", minimum_level=None)
    CareerSkillFactory(skill=gone, career_path=requirement.career_path, minimum_level="advanced")
    CareerSkillFactory(skill=gone)
    mention = CVSkillFactory(skill=kept, decision="pending")
    CVSkillFactory(skill=gone, cv=mention.cv, decision="accepted")
    CVSkillFactory(skill=gone)
    roadmap = RoadmapFactory()
    RoadmapTaskFactory(roadmap=roadmap, skill=gone)
    RoadmapTaskFactory(roadmap=roadmap, skill=kept)
    refresh(roadmap=roadmap, now=now())
    before, after = SkillFactory.create_batch(2)
    for skill, requires in ((kept, gone), (kept, before), (gone, before), (after, gone)):
        SkillPrerequisite.objects.create(skill=skill, requires=requires)


def test_undoing_a_merge_restores_every_row_of_the_product_exactly(pair):
    everything_about(*pair)
    before = dump()

    merge = merged(pair)
    between = dump()
    undo_merge(merge=merge)

    assert {label for label in before if before[label] != between[label]} == {
        *("skills.Skill", "skills.SkillAlias", "skills.SkillPrerequisite", "skills.UserSkill"),
        *("skills.LearningResource", "skills.SkillEvidence", "skills.UnknownSkill"),
        *("careers.CareerPath", "careers.CareerSkill", "cvs.CVSkill"),
        *("roadmaps.RoadmapTask", "roadmaps.Roadmap"),
    }
    assert dump() == before


def test_undoing_a_merge_restores_people_whose_skills_are_in_no_ledger(pair):
    user = UserFactory()
    for skill, verified in zip(pair, (True, False), strict=True):
        UserSkillFactory(user=user, skill=skill, level=Level.ADVANCED, verified=verified)
    before = dump()

    undo_merge(merge=merged(pair))

    assert dump() == before


def test_nothing_refers_to_the_skill_that_is_gone(pair):
    kept, gone = pair
    everything_about(kept, gone)

    merge = merged(pair)

    assert not Skill.objects.filter(name="ECMAScript").exists()
    assert {alias.name for alias in kept.aliases.all()} == {"ES6", "ECMAScript"}
    assert str(kept.pk) not in {one[1] for one in merge.snapshot["created"]}
    assert {row.skill for row in UnknownSkill.objects.all()} == {kept}


@pytest.mark.parametrize("levels", [("beginner", "advanced"), ("advanced", "beginner")])
def test_person_with_both_keeps_the_higher_level_whichever_rating_is_newer(pair, levels):
    user = UserFactory()
    for skill, level, day in zip(pair, levels, (1, 2), strict=True):
        rated(user, skill, level, dated=date(2026, 3, day))

    merged(pair)

    assert level_of(user, pair[0]) == Level.ADVANCED


def test_level_of_a_person_with_both_holds_when_the_ledger_is_added_up_again(pair):
    user = UserFactory()
    UserSkillFactory(user=user, skill=pair[0], level=Level.EXPERT)
    rated(user, pair[1], Level.BEGINNER)

    merged(pair)

    told = SkillEvidence.objects.filter(user=user, skill=pair[0]).values_list("level", flat=True)
    assert level_of(user, pair[0]) == Level.EXPERT
    assert sorted(told, key=str) == [None, "expert"]


def test_check_of_a_lower_level_verifies_no_higher_one(pair):
    user = UserFactory()
    rated(user, pair[0], Level.EXPERT)
    UserSkillFactory(user=user, skill=pair[1], level=Level.BEGINNER, verified=True)

    merged(pair)

    row = UserSkill.objects.get(user=user)
    assert (row.level, row.verified) == (Level.EXPERT, False)


def test_skill_that_a_person_could_not_confirm_by_one_name_stays_by_the_other(pair):
    user = UserFactory()
    rated(user, pair[0], Level.INTERMEDIATE)
    SkillEvidenceFactory(
        user=user, skill=pair[1], kind=EvidenceKind.DENIED, origin_id=None, level=None
    )

    merged(pair)

    assert level_of(user, pair[0]) == Level.INTERMEDIATE


def test_skill_that_a_person_could_not_confirm_at_all_stays_away(pair):
    user = UserFactory()
    SkillEvidenceFactory(
        user=user, skill=pair[1], kind=EvidenceKind.DENIED, origin_id=None, level=None
    )

    merged(pair)

    assert UserSkill.objects.filter(user=user).count() == 0
    assert [row.kind for row in SkillEvidence.objects.filter(skill=pair[0])] == ["denied"]


@pytest.mark.parametrize("turned", [False, True])
def test_career_that_asks_for_both_asks_for_the_stronger_of_the_two(pair, turned):
    kept, gone = reversed(pair) if turned else pair
    row = CareerSkillFactory(skill=kept, importance="important", minimum_level="advanced")
    CareerSkillFactory(
        skill=gone, career_path=row.career_path, importance="essential", minimum_level="beginner"
    )

    merge_skills(kept=kept, gone=gone, staff=None)

    left = row.career_path.requirements.get()
    assert (left.skill, left.importance, left.minimum_level) == (kept, "essential", "advanced")


@pytest.mark.parametrize(
    ("kept", "gone", "left"),
    [
        ("pending", "accepted", "accepted"),
        ("accepted", "dropped", "accepted"),
        ("dropped", "pending", "pending"),
        ("dropped", "dropped", "dropped"),
    ],
)
def test_cv_that_names_both_keeps_one_mention_with_the_stronger_decision(pair, kept, gone, left):
    cv = ParsedCVFactory()
    CVSkillFactory(cv=cv, skill=pair[0], decision=kept)
    CVSkillFactory(cv=cv, skill=pair[1], decision=gone)

    merged(pair)

    assert list(CVSkill.objects.values_list("skill", "decision")) == [(pair[0].pk, left)]


def test_outlines_of_roadmaps_name_the_skill_that_stays(pair):
    task = RoadmapTaskFactory(skill=pair[1])
    refresh(roadmap=task.roadmap, now=now())

    merged(pair)

    task.roadmap.refresh_from_db()
    assert "ECMAScript" not in str(task.roadmap.phases)
    assert "JavaScript" in str(task.roadmap.phases)


def test_skill_without_an_address_takes_that_of_the_one_that_goes(pair):
    Skill.objects.filter(pk=pair[1].pk).update(uri="esco:7", source="esco")

    merge = merged(pair)
    taken = Skill.objects.get().uri
    undo_merge(merge=merge)

    assert taken == "esco:7"
    assert sorted(Skill.objects.values_list("name", "uri")) == [
        ("ECMAScript", "esco:7"),
        ("JavaScript", ""),
    ]


def test_preview_counts_what_a_merge_changes_and_saves_nothing(pair):
    everything_about(*pair)
    before = dump()

    impact = merge_impact(kept=pair[0], gone=pair[1])

    titles = pair[1].requirements.order_by("career_path__title")
    names = tuple(titles.values_list("career_path__title", flat=True))
    assert sorted(impact, key=lambda one: one.noun) == [
        Impact("CVs", 2),
        Impact("careers", 2, names),
        Impact("people", 2),
        Impact("roadmaps", 1),
    ]
    assert dump() == before


def test_skill_is_not_merged_with_itself(pair):
    with pytest.raises(MergeError, match="the skill itself"):
        merge_skills(kept=pair[0], gone=pair[0], staff=None)


def test_skills_that_would_require_themselves_when_one_are_refused_with_the_way(pair):
    between = SkillFactory(name="TypeScript")
    SkillPrerequisite.objects.create(skill=pair[0], requires=between)
    SkillPrerequisite.objects.create(skill=between, requires=pair[1])

    with pytest.raises(MergeError, match="would require TypeScript, which requires Java"):
        merged(pair)

    assert Skill.objects.count() == 3
