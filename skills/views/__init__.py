from skills.views.certifications import (
    certification_add,
    certification_delete,
    certification_edit,
    certification_list,
)
from skills.views.ledger import (
    skill_ageing,
    skill_deny,
    skill_deny_undo,
    skill_ledger,
)
from skills.views.user_skills import (
    skill_names,
    user_skill_edit,
    user_skill_list,
    user_skill_remove,
)

__all__ = [
    "certification_add",
    "certification_delete",
    "certification_edit",
    "certification_list",
    "skill_ageing",
    "skill_deny",
    "skill_deny_undo",
    "skill_ledger",
    "skill_names",
    "user_skill_edit",
    "user_skill_list",
    "user_skill_remove",
]
