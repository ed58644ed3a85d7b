"""Staff pages about the catalogue of skills, who has them and what proves them."""

from skills.admin.catalogue import SkillAdmin
from skills.admin.merges import SkillMergeAdmin
from skills.admin.people import CertificationAdmin, UserSkillAdmin
from skills.admin.words import UnknownSkillAdmin

__all__ = [
    "CertificationAdmin",
    "SkillAdmin",
    "SkillMergeAdmin",
    "UnknownSkillAdmin",
    "UserSkillAdmin",
]
