"""What people may search for, made up from the catalogue itself: the same for the same seed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from django.db.models import Model

from careers import selectors
from careers.enums import Publication
from careers.management.simulation import CROWDS, people
from careers.matching import Preferences, prefer
from careers.models import CareerPath, CareerTitle
from careers.selectors import PAGE, Criteria, Inputs, Published, Ranking, Sort
from skills.models import Skill, SkillAlias
from skills.selectors import find_skill, suggestions

SEED = 4200
ACCENTS = str.maketrans("aeiouc", "áèîöüç")
TYPED = (1, 2, 3, 4, 6)
SHORTEST = 3
Shown = list[str]
"""The keys of the careers on a page, or the names of skills."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of search; each of `calls` searches once and gives what is shown of it."""

    name: str
    model: type[Model]
    calls: Sequence[Callable[[], Shown]]


class Words:
    """Words to search for, drawn from what the catalogue holds; none where it holds none."""

    def __init__(self, catalogue: Published, count: int) -> None:
        others = CareerTitle.objects.filter(career_path__publication=Publication.PUBLISHED)
        self.random = Random(SEED)  # noqa: S311 - nothing secret
        self.count = count
        self.titles = sorted(card.title for card in catalogue.cards.values())
        self.other_titles = sorted(others.values_list("title", flat=True))
        self.skills = sorted(Skill.objects.values_list("name", flat=True))
        self.aliases = sorted(SkillAlias.objects.values_list("name", flat=True))
        self.several = sorted(
            f"{career.title} {min(need.name for need in career.requirements)}"
            for career in catalogue.index.careers
        )

    def draw(self, texts: Sequence[str], change: Callable[[str], str] = str) -> list[str]:
        if not texts:
            return []
        return [change(self.random.choice(texts)) for _ in range(self.count)]

    def last_words(self) -> list[str]:
        """The nouns of titles, which many careers share."""
        return self.draw(self.titles, lambda title: title.split()[-1])

    def beginning(self, text: str) -> str:
        """The first letters, as they are searched while somebody types."""
        return text[: self.random.choice(TYPED)]

    def mistyped(self, text: str) -> str:
        """With two letters of the longest word changed round, or one of them left out."""
        word = max(text.split(), key=len)
        if len(word) < SHORTEST:
            return text
        at = self.random.randrange(1, len(word) - 1)
        letters = self.random.choice((word[at + 1] + word[at], word[at]))
        return text.replace(word, word[:at] + letters + word[at + 2 :], 1)


def kinds(catalogue: Published, count: int) -> Iterator[Kind]:
    """Every kind of search that the product has, `count` times each; careers must ask for skills.

    Kinds that the catalogue has no words or values for are left out.
    """
    ranking, words = someone(catalogue), Words(catalogue, count)
    for name, asked in (*by_words(words), *narrowed(ranking, words)):
        calls = [partial(careers_shown, ranking, one) for one in asked]
        if calls:
            yield Kind(f"careers: {name}", CareerPath, calls)
    yield Kind("careers: a later page", CareerPath, later_pages(ranking, words))
    for name, searches in skill_searches(words):
        if searches:
            yield Kind(f"skills: {name}", Skill, searches)


def someone(catalogue: Published) -> Ranking:
    """The ranking of a made-up person, whose fit is a filter and an order."""
    [person] = people(catalogue.index.careers, CROWDS[0], 1)
    inputs = Inputs(person.levels, Preferences())
    scores = catalogue.index.scores(inputs.levels)
    return Ranking(inputs, catalogue, prefer(scores, catalogue.facts, inputs.preferences))


def by_words(words: Words) -> Iterator[tuple[str, list[Criteria]]]:
    asked = {
        "title": words.draw(words.titles),
        "another title": words.draw(words.other_titles),
        "skill": words.draw(words.skills),
        "alias of a skill": words.draw(words.aliases),
        "title and skill": words.draw(words.several),
        "a word of many titles": words.last_words(),
        "title with a typo": words.draw(words.titles, words.mistyped),
        "title with accents": words.draw(words.titles, lambda title: title.translate(ACCENTS)),
        "title as it is typed": words.draw(words.titles, words.beginning),
        "words of no career": words.draw(words.titles, lambda title: title[::-1]),
    }
    for name, texts in asked.items():
        yield name, [Criteria(text) for text in texts]


def narrowed(ranking: Ranking, words: Words) -> Iterator[tuple[str, list[Criteria]]]:
    """Each filter and each order with words, and all careers with their facets."""
    facets = selectors.search(ranking, Criteria()).facets
    for name, options in facets.items():
        values = words.draw([option.value for option in options])
        pairs = zip(words.last_words(), values, strict=False)
        yield f"filter {name}", [Criteria(text, {name: value}) for text, value in pairs]
    for sort in Sort:
        yield f"order {sort}", [Criteria(text, sort=sort) for text in words.last_words()]
    yield "all, with facet counts", [Criteria()] * words.count


def later_pages(ranking: Ranking, words: Words) -> list[Callable[[], Shown]]:
    pages = -(-len(ranking.published.cards) // PAGE)
    asked = [words.random.randrange(pages) for _ in range(words.count)]
    by_title = Criteria(sort=Sort.TITLE)
    return [partial(careers_shown, ranking, by_title, page=page) for page in asked]


def careers_shown(ranking: Ranking, criteria: Criteria, page: int = 0) -> Shown:
    """One page of what is found, fetched as the page does it."""
    found = selectors.search(ranking, criteria).ids[page * PAGE : (page + 1) * PAGE]
    return [str(path.pk) for path in selectors.careers_in_order(found)]


def skill_searches(words: Words) -> Iterator[tuple[str, list[Callable[[], Shown]]]]:
    typed = {
        "name as it is typed": words.draw(words.skills, words.beginning),
        "alias as it is typed": words.draw(words.aliases, words.beginning),
        "end of a name": words.draw(words.skills, lambda name: name[len(name) // 3 :]),
        "name with a typo": words.draw(words.skills, words.mistyped),
        "alias with a typo": words.draw(words.aliases, words.mistyped),
        "name with accents": words.draw(words.skills, lambda name: name.translate(ACCENTS)),
    }
    for name, texts in typed.items():
        yield name, [partial(skills_offered, text) for text in texts]
    chosen = {"chosen by name": words.skills, "chosen by alias": words.aliases}
    for name, names in chosen.items():
        yield name, [partial(skill_meant, text) for text in words.draw(names, str.upper)]


def skills_offered(text: str) -> Shown:
    return [one.name for one in suggestions(text)]


def skill_meant(text: str) -> Shown:
    found = find_skill(text)
    return [found.name] if found else []
