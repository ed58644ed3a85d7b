"""Changing what a person can do and what proves it."""

from skills.services.catalogue import CATALOGUE, load_skills, shipped_terms
from skills.services.certifications import (
    add_certification,
    delete_certification,
    keep_cv_certification,
    save_certification,
)
from skills.services.cvs import accept_cv_skills, drop_cv_skills, forget_origin
from skills.services.evidence import (
    Evidence,
    add_evidence,
    refresh_levels,
    remove_evidence,
    reword_evidence,
    settle_evidence,
)
from skills.services.ratings import (
    Claim,
    check_user_skill,
    deny_skill,
    mark_user_skills,
    remove_user_skill,
    save_user_skill,
    undo_denial,
    withdraw_check,
)
from skills.services.words import fold, note_unknown_skills

__all__ = [
    "CATALOGUE",
    "Claim",
    "Evidence",
    "accept_cv_skills",
    "add_certification",
    "add_evidence",
    "check_user_skill",
    "delete_certification",
    "deny_skill",
    "drop_cv_skills",
    "fold",
    "forget_origin",
    "keep_cv_certification",
    "load_skills",
    "mark_user_skills",
    "note_unknown_skills",
    "refresh_levels",
    "remove_evidence",
    "remove_user_skill",
    "reword_evidence",
    "save_certification",
    "save_user_skill",
    "settle_evidence",
    "shipped_terms",
    "undo_denial",
    "withdraw_check",
]
