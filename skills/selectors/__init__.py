"""Reading the catalogue of skills and what a person can do."""

from skills.selectors.catalogue import (
    Term,
    TermsVersion,
    find_skill,
    resource_level,
    resources_by_skill,
    resources_of,
    skills_in,
    skills_named,
    terms,
    terms_version,
)
from skills.selectors.certifications import (
    EXPIRES_SOON,
    HeldCertification,
    certification_list,
    held_certifications,
)
from skills.selectors.history import LevelChange, level_history, skills_held
from skills.selectors.merges import kept_for, merged_skills, skill_ids_by_name
from skills.selectors.people import (
    Filters,
    HeldSkill,
    Holdings,
    Ledger,
    denied_skills,
    holdings,
    ledger_of,
    levels_of,
    user_skill_list,
)
from skills.selectors.suggestions import Suggestion, suggestions

__all__ = [
    "EXPIRES_SOON",
    "Filters",
    "HeldCertification",
    "HeldSkill",
    "Holdings",
    "Ledger",
    "LevelChange",
    "Suggestion",
    "Term",
    "TermsVersion",
    "certification_list",
    "denied_skills",
    "find_skill",
    "held_certifications",
    "holdings",
    "kept_for",
    "ledger_of",
    "level_history",
    "levels_of",
    "merged_skills",
    "resource_level",
    "resources_by_skill",
    "resources_of",
    "skill_ids_by_name",
    "skills_held",
    "skills_in",
    "skills_named",
    "suggestions",
    "terms",
    "terms_version",
    "user_skill_list",
]
