"""Replies about what a person brings along: skills, certifications and the CV."""

from collections.abc import Mapping
from datetime import date, timedelta

from chat.answering.facts import CertificationFact, Facts, SkillFact
from chat.answering.naming import EXACT, named_in
from chat.answering.replies import questions
from chat.answering.reply import Reply, Source, SourceKind, page
from chat.answering.wording import counted, listed, on_day, sentences

ORIGINS: Mapping[str, str] = {
    "manual": ", added by you",
    "cv_parsed": ", from your CV",
    "ai_detected": ", suggested by a model",
}


def my_skills(_question: str, facts: Facts) -> Reply:
    if not facts.skills:
        return _no_skills(facts)
    names = [f"{skill.name} ({skill.level})" for skill in facts.skills]
    return Reply(
        f"You have {counted(len(facts.skills), 'skill')}: {listed(names, most=12)}.",
        (page("Your skills", facts.pages.skills),),
        (questions.BEST_CAREERS, questions.WHY_BEST),
    )


def has_skill(question: str, facts: Facts) -> Reply:
    """Only a skill whose whole name stands in the question gets a yes or a no."""
    if not facts.skills:
        return _no_skills(facts)
    own = {skill.name: skill for skill in facts.skills}
    asked = _named(question, [*own, *_missing_anywhere(facts)])
    if found := [own[name] for name in asked if name in own]:
        texts = [_level(skill) for skill in found]
        sources = tuple(Source(each.name, each.url, SourceKind.SKILL) for each in found)
        return Reply(sentences(*texts), sources, (questions.MY_SKILLS, questions.BEST_CAREERS))
    return _not_yet(asked[0], facts) if asked else _not_among(facts)


def certifications(_question: str, facts: Facts) -> Reply:
    held = facts.certifications
    here = page("Your certifications", facts.pages.certifications)
    if not held:
        text = "You have not entered any certification yet. Add one to be told before it expires."
        return Reply(text, (here,), (questions.MY_SKILLS,))
    names = listed([f"{each.name} ({each.issuer})" for each in held])
    dated = sorted((each for each in held if each.expiry), key=_expiry)
    expiring = [_expires(each, facts) for each in dated]
    return Reply(
        sentences(
            f"You hold {counted(len(held), 'certification')}: {names}.",
            *(expiring or ["None of them has an expiry date."]),
        ),
        tuple(Source(each.name, each.url, SourceKind.CERTIFICATION) for each in held),
        (questions.MY_SKILLS, questions.NEXT_TASK),
    )


def cv(_question: str, facts: Facts) -> Reply:
    if facts.cv is None:
        text = "You have not uploaded a CV yet. Upload one, and your skills are read from it."
        return Reply(text, (page("Upload a CV", facts.pages.cv),), (questions.HELP,))
    text = (
        f"You uploaded {facts.cv.file_name} on {on_day(facts.cv.uploaded_on)}. "
        f"{_CV_STATES.get(facts.cv.status, '')}"
    )
    here = Source(facts.cv.file_name, facts.cv.url, SourceKind.CV)
    return Reply(text.strip(), (here,), (questions.MY_SKILLS, questions.BEST_CAREERS))


_CV_STATES: Mapping[str, str] = {
    "uploaded": "It waits to be read.",
    "parsing": "It is being read at the moment.",
    "parsed": "It has been read. Check what was found, and correct it where needed.",
    "error": "It could not be read. Open it to see why, and upload another file.",
}


def _no_skills(facts: Facts) -> Reply:
    return Reply(
        "I know none of your skills yet. Upload a CV or add skills yourself.",
        (page("Add skills", facts.pages.skills), page("Upload a CV", facts.pages.cv)),
        (questions.CV, questions.HELP),
    )


def _named(question: str, names: list[str]) -> list[str]:
    return named_in(question, names, lambda name: name, least=EXACT, likeness=EXACT)


def _missing_anywhere(facts: Facts) -> list[str]:
    missing = (name for career in facts.careers for name in career.missing)
    return list(dict.fromkeys(missing))


def _level(skill: SkillFact) -> str:
    return f"You have {skill.name} at {skill.level} level{ORIGINS.get(skill.source, '')}."


def _not_yet(name: str, facts: Facts) -> Reply:
    asking = [career for career in facts.careers if name in career.missing]
    return Reply(
        f"You do not have {name} yet. It is asked for by {listed([c.title for c in asking])}.",
        (page("Add skills", facts.pages.skills),),
        (questions.missing_for(asking[0].title), questions.MY_SKILLS),
    )


def _not_among(facts: Facts) -> Reply:
    names = listed([skill.name for skill in facts.skills], most=12)
    return Reply(
        f"I do not find that among your {counted(len(facts.skills), 'skill')}: {names}.",
        (page("Your skills", facts.pages.skills),),
        (questions.MY_SKILLS, questions.BEST_CAREERS),
    )


def _expiry(certification: CertificationFact) -> tuple[date, str]:
    return certification.expiry or date.max, certification.name


def _expires(certification: CertificationFact, facts: Facts) -> str:
    expiry = certification.expiry or date.max
    left = expiry - facts.today
    if left < timedelta(0):
        return f"{certification.name} expired on {on_day(expiry)}."
    if left <= facts.expires_soon:
        soon = f"in {counted(left.days, 'day')}" if left.days else "today"
        return f"{certification.name} expires {soon}, on {on_day(expiry)}: renew it in time."
    return f"{certification.name} expires on {on_day(expiry)}."
