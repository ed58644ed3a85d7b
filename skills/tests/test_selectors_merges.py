import pytest
from django.utils.timezone import now

from skills.models import SkillMerge
from skills.selectors import kept_for, merged_skills, skill_ids_by_name
from skills.services.merging import merge_skills, undo_merge
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


def merge(kept, gone):
    return merge_skills(kept=kept, gone=gone, staff=None)


@pytest.fixture
def chain():
    """Three skills with a person each, of which the first became the second, that the third."""
    first, second, third = (UserSkillFactory(skill__name=name).skill for name in "ABC")
    keys = [str(skill.pk) for skill in (first, second)]
    merge(second, first)
    merge(third, second)
    return keys, third


def test_merged_skills_are_those_that_stayed_in_the_end_by_the_names_that_went(chain):
    _, third = chain

    assert merged_skills() == {"a": third, "b": third}
    assert skill_ids_by_name() == {"a": third.pk, "b": third.pk, "c": third.pk}


def test_kept_for_is_the_same_by_the_keys_that_went(chain, django_assert_num_queries):
    keys, third = chain

    with django_assert_num_queries(1):
        assert kept_for() == dict.fromkeys(keys, third)


def test_a_merge_that_was_undone_is_none():
    undo_merge(merge=merge(SkillFactory(), SkillFactory(name="Gone")))

    assert (merged_skills(), kept_for()) == ({}, {})


def test_a_name_that_a_skill_has_again_is_no_merged_one():
    again = SkillFactory(name="django")
    SkillMerge.objects.create(kept=SkillFactory(name="Jango"), gone_name="Django", snapshot={})

    assert merged_skills() == {}
    assert skill_ids_by_name()["django"] == again.pk


def test_of_a_name_merged_twice_the_later_merge_counts():
    kept = SkillFactory(name="Later")
    for skill, undone in ((SkillFactory(name="Sooner"), None), (kept, None), (kept, now())):
        SkillMerge.objects.create(kept=skill, gone_name="X", snapshot={}, undone_at=undone)

    assert merged_skills() == {"x": kept}
