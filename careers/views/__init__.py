"""Pages about careers."""

from careers.views.catalogue import career_compare, career_detail, career_list
from careers.views.help import how_scores_work
from careers.views.marks import career_mark
from careers.views.preferences import preferences
from careers.views.ranking import career_ranking, run_detail, run_list
from careers.views.sources import source_list
from careers.views.whatif import what_if

__all__ = [
    "career_compare",
    "career_detail",
    "career_list",
    "career_mark",
    "career_ranking",
    "how_scores_work",
    "preferences",
    "run_detail",
    "run_list",
    "source_list",
    "what_if",
]
