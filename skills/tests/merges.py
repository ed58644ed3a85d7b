"""What tests of merging skills have in common."""

from django.apps import apps
from django.core.serializers import serialize

from skills.enums import EvidenceKind
from skills.models import (
    UserSkill,
)
from skills.services.merging import (
    merge_skills,
)
from skills.tests.factories import (
    SkillEvidenceFactory,
    UserSkillFactory,
)

APPS = ("accounts", "skills", "cvs", "careers", "roadmaps", "progress", "chat")
# A merge stays on record; the catalogue's version counts every change and goes one way alone.
NOT_RESTORED = ("skills.SkillMerge", "skills.LexiconState", "careers.CatalogueState")


def merged(pair):
    kept, gone = pair
    return merge_skills(kept=kept, gone=gone, staff=None)


def dump():
    """All rows of the product, apart from the log of merges itself."""
    models = [model for name in APPS for model in apps.get_app_config(name).get_models()]
    wanted = [model for model in models if model._meta.label not in NOT_RESTORED]
    return {
        model._meta.label: serialize("json", model._default_manager.order_by("pk"))
        for model in wanted
    }


def rated(user, skill, level, **fields):
    """A person's own rating, in the ledger and stored."""
    SkillEvidenceFactory(
        user=user, skill=skill, kind=EvidenceKind.OWN, level=level, origin_id=None, **fields
    )
    return UserSkillFactory(user=user, skill=skill, level=level)


def level_of(user, skill):
    return UserSkill.objects.get(user=user, skill=skill).level
