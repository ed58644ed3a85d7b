from datetime import date

import pytest

from cvs.pipeline.document import Document, Line, Word
from cvs.pipeline.lexicon import Lexicon, Matcher, Term
from cvs.pipeline.locating import Locator
from cvs.pipeline.mentions import find_mentions
from cvs.pipeline.sections import Section
from cvs.pipeline.timeline import Timeline
from cvs.pipeline.vocabulary import Kind

TERMS = (
    Term("Python", ("py3",)),
    Term("C", (), needs_context=True),
    Term("C++", ("CPP",)),
    Term("C#", ()),
    Term(".NET", ("dotnet",)),
    Term("ASP.NET", ()),
    Term("Node.js", ("NodeJS", "Node")),
    Term("R", (), needs_context=True),
    Term("Go", ("Golang",), needs_context=True),
    Term("Excel", ("Microsoft Excel",), needs_context=True),
    Term("Spring", (), needs_context=True),
    Term("Spring Boot", ()),
    Term("Project management", ()),
)
MATCHER = Matcher(Lexicon(TERMS))


def line(text):
    return Line(tuple(Word(word) for word in text.split()))


def skills_in(text, kind=Kind.EXPERIENCE):
    return [mention.skill for mention in mentions([Section(kind, "", (line(text),))])]


def mentions(sections):
    locator = Locator(Document((), pages=1, engine="pdf"))
    return find_mentions(sections, MATCHER, locator, Timeline((), date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("python and PYTHON", ["Python"]),
        ("Pythonic code", []),
        ("C++ and C#", ["C++", "C#"]),
        ("ASP.NET on .NET 8", ["ASP.NET", ".NET"]),
        ("Built on .net", [".NET"]),
        ("a fishing net", []),
        ("VB.NET", []),
        ("Node.js, then Node", ["Node.js"]),
        ("Node.jsx", []),
        ("nodejs", ["Node.js"]),
        ("Spring Boot", ["Spring Boot"]),
        ("project  management", ["Project management"]),
        ("(Python).", ["Python"]),
        ("Python/C++", ["Python", "C++"]),
    ],
)
def test_mentions_are_whole_names_with_their_punctuation(text, skills):
    assert skills_in(text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("In spring we go to the sea", []),
        ("Excel at everything I do", []),
        ("Reports in Microsoft Excel", ["Excel"]),
        ("Wrote Go microservices", ["Go"]),
        ("Python, Go, C", ["Python", "Go", "C"]),
        ("We go from Python to tea", ["Python"]),
        ("Taught Python in the R&D department", ["Python"]),
        ("A C-level audience and Python", ["Python"]),
        ("Golang programming", ["Go"]),
        ("C++ and C", ["C++", "C"]),
    ],
)
def test_everyday_words_need_a_skill_or_a_fitting_word_beside_them(text, skills):
    assert skills_in(text) == skills


def test_everyday_words_count_in_a_skills_section():
    assert skills_in("R, Excel, spring, go", Kind.SKILLS) == ["R", "Excel", "Spring", "Go"]


def test_mentions_name_each_line_once_in_order():
    one, two = line("Python and more Python"), line("Python again")
    sections = [Section(Kind.SUMMARY, "About", (one,)), Section(Kind.OTHER, "Projects", (two, two))]

    assert [(one.skill, one.evidence, one.section) for one in mentions(sections)] == [
        ("Python", "Python and more Python", "summary"),
        ("Python", "Python again", "other"),
    ]


def test_contact_details_mention_no_skill():
    assert skills_in("python@example.com", Kind.CONTACT) == []


def test_of_terms_with_one_name_the_first_wins():
    matcher = Matcher(Lexicon((Term("Amazon Web Services", ("AWS",)), Term("AWS", ()))))

    assert [hit.term.skill for hit in matcher.hits("AWS")] == ["Amazon Web Services"]
