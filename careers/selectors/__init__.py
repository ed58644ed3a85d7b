"""Reading careers: the catalogue, one career, and all of them ranked for a person."""

from careers.selectors.catalogue import REQUIREMENTS, categories, next_careers
from careers.selectors.comparing import MOST_COMPARED, SideBySide, side_by_side
from careers.selectors.marks import Placed, Shelf, marks_of, shelves
from careers.selectors.nearness import NearCareer, near_careers
from careers.selectors.published import Published, catalogue_version, published, published_paths
from careers.selectors.ranking import (
    ALGORITHM,
    Inputs,
    Ranking,
    dismissed_ids,
    inputs_of,
    match_for,
    match_in,
    ranked_careers,
    ranking,
    ranking_of,
    standing_of,
)
from careers.selectors.runs import Changes, changes, changes_of, run_list, run_of, same_as
from careers.selectors.search import (
    LABELS,
    PAGE,
    Criteria,
    Found,
    Option,
    Sort,
    careers_in_order,
    search,
)
from careers.selectors.sources import OUTLOOK_SOURCE, PAY_SOURCE, Source, source_of
from careers.selectors.standing import Arithmetic, Need, RankedCareer, arithmetic, level_label
from careers.selectors.whatif import (
    Advice,
    Supposed,
    chosen_careers,
    next_skills,
    skill_names,
    suppose,
)
from careers.selectors.wishes import counted_wishes, preferences_of, stored_preferences

__all__ = [
    "ALGORITHM",
    "LABELS",
    "MOST_COMPARED",
    "OUTLOOK_SOURCE",
    "PAGE",
    "PAY_SOURCE",
    "REQUIREMENTS",
    "Advice",
    "Arithmetic",
    "Changes",
    "Criteria",
    "Found",
    "Inputs",
    "NearCareer",
    "Need",
    "Option",
    "Placed",
    "Published",
    "RankedCareer",
    "Ranking",
    "Shelf",
    "SideBySide",
    "Sort",
    "Source",
    "Supposed",
    "arithmetic",
    "careers_in_order",
    "catalogue_version",
    "categories",
    "changes",
    "changes_of",
    "chosen_careers",
    "counted_wishes",
    "dismissed_ids",
    "inputs_of",
    "level_label",
    "marks_of",
    "match_for",
    "match_in",
    "near_careers",
    "next_careers",
    "next_skills",
    "preferences_of",
    "published",
    "published_paths",
    "ranked_careers",
    "ranking",
    "ranking_of",
    "run_list",
    "run_of",
    "same_as",
    "search",
    "shelves",
    "side_by_side",
    "skill_names",
    "source_of",
    "standing_of",
    "stored_preferences",
    "suppose",
]
