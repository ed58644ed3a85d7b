from uuid import uuid4

import pytest

from accounts.tests.factories import StaffFactory, UserFactory
from cvs.tests.factories import CVSkillFactory, ParsedCVFactory
from skills.enums import Level
from skills.models import (
    SkillMerge,
    UserSkill,
)
from skills.services.merging import (
    MergeError,
    forget_in_merges,
    merge_skills,
    undo_merge,
)
from skills.tests.factories import (
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)
from skills.tests.merges import dump, level_of, merged, rated

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return SkillFactory(name="JavaScript"), SkillFactory(name="ECMAScript")


def test_what_came_in_since_stays_with_the_kept_skill(pair):
    merge = merged(pair)
    row = rated(UserFactory(), pair[0], Level.BEGINNER)

    gone = undo_merge(merge=merge)

    row.refresh_from_db()
    assert row.skill == pair[0]
    assert UserSkill.objects.filter(skill=gone).count() == 0


def test_level_that_a_person_changed_since_stays_changed(pair):
    row = UserSkillFactory(skill=pair[1], level=Level.BEGINNER)
    merge = merged(pair)
    UserSkill.objects.filter(pk=row.pk).update(level=Level.EXPERT)

    gone = undo_merge(merge=merge)

    assert level_of(row.user, gone) == Level.EXPERT


def test_skill_that_a_person_removed_since_does_not_come_back(pair):
    user = UserFactory()
    for skill in pair:
        UserSkillFactory(user=user, skill=skill)
    merge = merged(pair)
    UserSkill.objects.filter(user=user).delete()

    undo_merge(merge=merge)

    assert UserSkill.objects.filter(user=user).count() == 0


def test_merge_is_undone_once(pair):
    merge = merged(pair)
    undo_merge(merge=merge)

    with pytest.raises(MergeError, match="undone already"):
        undo_merge(merge=merge)


def test_merge_is_not_undone_while_another_skill_has_the_name(pair):
    merge = merged(pair)
    SkillFactory(name="ecmascript")

    with pytest.raises(MergeError, match="There is a skill ECMAScript again"):
        undo_merge(merge=merge)


def test_merges_into_merged_skills_are_undone_from_the_last_to_the_first(pair):
    third = SkillFactory(name="JS")
    before = dump()
    first = merged(pair)
    second = merge_skills(kept=third, gone=pair[0], staff=None)

    with pytest.raises(MergeError, match="Undo the later merge of JavaScript first"):
        undo_merge(merge=first)
    undo_merge(merge=second)
    undo_merge(merge=first)

    assert dump() == before


def test_merge_remembers_who_did_it(pair):
    staff = StaffFactory()

    merge_skills(kept=pair[0], gone=pair[1], staff=staff)

    row = SkillMerge.objects.get()
    assert (row.kept, row.gone_name, row.staff, row.undone_at) == (
        *(pair[0], "ECMAScript", staff, None),
    )


# --- what people take with them -----------------------------------------------------------


def test_no_merge_keeps_a_word_of_a_person_who_deleted_their_account(pair):
    user = UserFactory()
    cv = uuid4()
    for skill in pair:
        SkillEvidenceFactory(user=user, skill=skill, text="A private line", origin_id=cv)
    merge = merged(pair)
    assert "A private line" in str(SkillMerge.objects.get().snapshot)

    user.delete()

    merge.refresh_from_db()
    assert "A private line" not in str(merge.snapshot)
    assert undo_merge(merge=merge).name == "ECMAScript"


def test_no_merge_keeps_a_line_of_a_cv_that_is_deleted(pair):
    cv = ParsedCVFactory()
    for skill in pair:
        CVSkillFactory(cv=cv, skill=skill, evidence="A private line")
    merge = merged(pair)

    cv.delete()

    merge.refresh_from_db()
    assert "A private line" not in str(merge.snapshot)


def test_forgetting_one_leaves_what_others_need(pair):
    users = UserFactory.create_batch(2)
    for user in users:
        for skill in pair:
            UserSkillFactory(user=user, skill=skill)
    merge = merged(pair)

    forget_in_merges(owner=users[0].pk)

    merge.refresh_from_db()
    assert {one["row"].get("user_id") for one in merge.snapshot["removed"]} == {
        *(None, str(users[1].pk)),
    }
