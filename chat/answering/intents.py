"""What a question is about, by the words in it."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Intent(StrEnum):
    """In order of precedence: of two that score the same, the first one wins."""

    NEXT_TASK = "next_task"
    THIS_WEEK = "this_week"
    ON_TRACK = "on_track"
    PROGRESS = "progress"
    MISSING_SKILLS = "missing_skills"
    WHY_CAREER = "why_career"
    BEST_CAREERS = "best_careers"
    MY_SKILLS = "my_skills"
    HAS_SKILL = "has_skill"
    CERTIFICATIONS = "certifications"
    CV = "cv"
    ROADMAPS = "roadmaps"
    HELP = "help"
    THANKS = "thanks"
    GREETING = "greeting"
    UNKNOWN = "unknown"


_CAREERS = r"(\w+ ){0,2}(careers?|jobs?|roles?|professions?|occupations?)"
_BEST_CAREERS = "|".join(
    (
        rf"(best|top|right|suitable|good|better|great|recommended|ideal) {_CAREERS}",
        rf"(which|what|any|choose|pick|find|recommend\w*|suggest\w*) {_CAREERS}",
        r"(career|job) (suggest|recommend|option|match)\w*|best (match|fit)(es|s)?",
        r"what (should|could|can) i (become|be|work as)|suits? me|fits? me|match(es)? me",
    )
)
_SIGNS: Mapping[Intent, tuple[tuple[int, str], ...]] = {
    Intent.NEXT_TASK: (
        (6, r"next (task|step|thing|one|up)|what('?s| is| comes| do i do) next"),
        (6, r"(do|learn|study|work on|tackle|start( with)?|continue( with)?) (now|next|today)"),
        (6, r"where (do|should) i (start|begin|continue)|what should i (do|work on)$"),
        (2, r"tasks?|to-?dos?|today"),
    ),
    Intent.THIS_WEEK: (
        (5, r"(this|current|the) week|week'?s|weekly"),
        (2, r"tasks?|planned|to-?do|scheduled?|agenda"),
    ),
    Intent.ON_TRACK: (
        (7, r"on (track|schedule|time|course)|behind|ahead|too slow|fast enough|my pace"),
        (6, r"when (will|do|would|am|can) i (be )?(finish|done|complete|ready|through)\w*"),
        (6, r"(keep|keeping|catch|catching) up|in time"),
    ),
    Intent.PROGRESS: (
        (5, r"(my|any|much|the|what) progress|how am i doing|how far (am|have|did) i"),
        (6, r"how (many hours|much time)|hours? (did|have) i|logged|spent|studied|invested"),
        (1, r"progress|activity|streak"),
    ),
    Intent.MISSING_SKILLS: (
        (6, r"missing|lack(ing)?|gaps?|still need|not have yet|don'?t (i )?have|required?"),
        (6, r"(do|should|must|would) i (still )?(need|learn|acquire)|need to (learn|know|become)"),
        (3, r"what (does|do) .+ (need|require|ask)|how (do|can) i become|requirements?"),
    ),
    Intent.WHY_CAREER: (
        (7, r"why|reasons?"),
        (3, r"explain|because"),
        (5, r"how (ready|prepared|close|qualified)|(am|are) i (ready|qualified|fit)"),
        (5, r"(can|could|should) i (become|be|work as|apply)|would i (be|make|fit)|my chances"),
        (5, r"how (well|much) do i (fit|match)|tell me about|what about"),
        (1, r"ready|readiness|fit|match"),
    ),
    Intent.BEST_CAREERS: (
        (6, _BEST_CAREERS),
        (1, r"careers?|jobs?|rank(ing|ed)?"),
    ),
    Intent.MY_SKILLS: (
        (5, r"(my|list|show|all|which|what) (\w+ ){0,2}skills?|skills? (do )?i have"),
        (5, r"what (can i do|do i (know|have)|am i good at)|my (strengths|abilities)"),
        (1, r"skills?"),
    ),
    Intent.HAS_SKILL: (
        (4, r"(do|have|did) i (already )?(have|know|got|master|speak)"),
        (7, r"(is|are) .+ (among|in|one of) my skills"),
        (5, r"(what|which) level|my level|how (good|well|advanced) (am i|is my|do i know)"),
        (4, r"am i (any )?(good|fluent|skilled|experienced) (at|in|with)|can i (use|write|code)"),
    ),
    Intent.CERTIFICATIONS: (
        (8, r"certifi\w+|certs?|credentials?|licen[cs]es?|diplomas?"),
        (6, r"expir\w*|renew\w*|runs? out|valid"),
    ),
    Intent.CV: (
        (8, r"cvs?|r[eé]sum[eé]s?|curriculum( vitae)?"),
        (4, r"upload\w*|parsed?|parsing|my (file|document)"),
    ),
    Intent.ROADMAPS: (
        (6, r"road ?-?maps?|(learning|study|my|career) plans?"),
        (1, r"phases?|milestones?|plans?"),
    ),
    Intent.HELP: (
        (9, r"(what|how) (can|could|do) (you|i) (do for|help|ask|tell|answer|work)\w*"),
        (9, r"what can you|(who|what) are you|how does this work|what do you know"),
        (4, r"help"),
    ),
    Intent.THANKS: ((2, r"thanks?|thank you|thx|cheers|great|perfect|awesome"),),
    Intent.GREETING: ((1, r"hi|hiya|hello|hey|good (morning|afternoon|evening|day)|greetings"),),
}
_PATTERNS = {
    intent: tuple((weight, re.compile(rf"\b(?:{words})\b")) for weight, words in signs)
    for intent, signs in _SIGNS.items()
}


def intent_of(question: str) -> Intent:
    """The intent that most of the question's words speak for, or UNKNOWN."""
    text = " ".join(question.casefold().replace("’", "'").split()).rstrip("?!. ")
    scores = {intent: _score(intent, text) for intent in _PATTERNS}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else Intent.UNKNOWN


def _score(intent: Intent, text: str) -> int:
    return sum(weight for weight, pattern in _PATTERNS[intent] if pattern.search(text))
