"""Replies about careers: which fit, why, and what is missing."""

from collections.abc import Callable, Sequence

from chat.answering.facts import CareerFact, Facts
from chat.answering.naming import named_in, names_something
from chat.answering.replies import questions
from chat.answering.reply import Reply, Source, SourceKind, page
from chat.answering.wording import counted, listed, sentences

SHOWN = 3


def best_careers(_question: str, facts: Facts) -> Reply:
    if not facts.careers:
        return _no_ranking(facts)
    best, *others = facts.careers[:SHOWN]
    first = f"{best.title} fits you best: you are {best.readiness} % ready for it."
    rest = listed([f"{career.title} ({career.readiness} % ready)" for career in others])
    after = f"After it {'comes' if len(others) == 1 else 'come'} {rest}." if others else ""
    ranked = f"I ranked {counted(len(facts.careers), 'career')} by how well your skills fit."
    return Reply(
        sentences(first, after, ranked),
        tuple(_source(career) for career in facts.careers[:SHOWN]),
        (questions.why(best.title), questions.missing_for(best.title)),
    )


def why_career(question: str, facts: Facts) -> Reply:
    return _about_one(question, facts, questions.why, _why)


def missing_skills(question: str, facts: Facts) -> Reply:
    return _about_one(question, facts, questions.missing_for, _missing)


def _about_one(
    question: str,
    facts: Facts,
    ask: Callable[[str], str],
    tell: Callable[[CareerFact, Facts], Reply],
) -> Reply:
    """Tell about the career that the question names, or the best one when it names none."""
    if not facts.careers:
        return _no_ranking(facts)
    named = named_in(question, facts.careers, lambda career: career.title)
    if len(named) > 1:
        return _which(named[:SHOWN], ask)
    if not named and names_something(question):
        return _not_found(facts)
    return tell(named[0] if named else facts.careers[0], facts)


def _why(career: CareerFact, facts: Facts) -> Reply:
    place = facts.careers.index(career) + 1
    asked = len(career.have) + len(career.below) + len(career.missing)
    ready = (
        f"You are {career.readiness} % ready for {career.title}, which is number {place} of "
        f"{counted(len(facts.careers), 'ranked career')}."
    )
    share = f"You have {len(career.have)} of the {counted(asked, 'skill')} it asks for"
    have = f"{share}: {listed(career.have)}." if career.have else f"{share}."
    missing = f"You are missing {listed(career.missing)}." if career.missing else ""
    return Reply(
        sentences(ready, have, _below(career), missing),
        (_source(career),),
        (questions.missing_for(career.title), questions.BEST_CAREERS),
    )


def _missing(career: CareerFact, _facts: Facts) -> Reply:
    if career.missing:
        gap = f"For {career.title} you are missing {listed(career.missing)}."
    elif career.below:
        gap = f"You have every skill that {career.title} asks for, but not yet at its level."
    else:
        gap = f"Nothing is missing: you meet everything that {career.title} asks for."
    ready = f"You are {career.readiness} % ready for it."
    return Reply(
        sentences(gap, _below(career), ready),
        (_source(career),),
        (questions.why(career.title), questions.NEXT_TASK),
    )


def _below(career: CareerFact) -> str:
    names = listed(career.below)
    return f"Below the level it asks for: {names}." if names else ""


def _which(careers: Sequence[CareerFact], ask: Callable[[str], str]) -> Reply:
    *first, last = [career.title for career in careers]
    return Reply(
        f"Which one do you mean: {', '.join(first)} or {last}?",
        tuple(_source(career) for career in careers),
        tuple(ask(career.title) for career in careers),
    )


def _not_found(facts: Facts) -> Reply:
    best = facts.careers[:SHOWN]
    return Reply(
        "I find no career of that name among those ranked for you. "
        f"Your ranking begins with {listed([career.title for career in best])}.",
        (page("All careers", facts.pages.careers), *map(_source, best)),
        (questions.BEST_CAREERS, questions.missing_for(best[0].title)),
    )


def _no_ranking(facts: Facts) -> Reply:
    known = "Your skills are known, but no career is ranked for you yet. Open the careers."
    unknown = "I know none of your skills yet, so I cannot rank careers. Upload a CV or add skills."
    steps = (page("Add skills", facts.pages.skills), page("Upload a CV", facts.pages.cv))
    if facts.skills:
        return Reply(known, (page("Careers", facts.pages.careers),), (questions.MY_SKILLS,))
    return Reply(unknown, steps, (questions.CV, questions.HELP))


def _source(career: CareerFact) -> Source:
    return Source(career.title, career.url, SourceKind.CAREER)
