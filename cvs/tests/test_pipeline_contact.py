import pytest

from cvs.pipeline.contact import find_contact
from cvs.pipeline.document import Line, Source
from cvs.pipeline.finding import Topic
from cvs.pipeline.sections import Section
from cvs.pipeline.vocabulary import Kind
from cvs.tests.lines import line


def contact(*head, others=(), links=()):
    lines = [item if isinstance(item, Line) else line(item) for item in head]
    found = find_contact([Section(Kind.HEAD, "", tuple(lines)), *others], links)
    return {topic.value: one.values["text"] for topic, one in found.items()}


def section(kind, title, *texts):
    return Section(kind, title, tuple(line(text) for text in texts))


def test_labels_tell_what_stands_beside_them():
    found = contact("Name\tAnn Lee", "Address:\t4 High Street, Leeds LS1 4AP, UK", "Age: 41")

    assert found == {
        "name": "Ann Lee",
        "age": 41,
        "location": "4 High Street, Leeds LS1 4AP, UK",
        "street": "4 High Street",
        "city": "Leeds",
    }


def test_what_the_cv_does_not_say_is_left_out():
    assert contact() == {}
    assert contact("Words about nothing in particular.") == {}


def test_a_contact_section_counts_like_the_head():
    others = [section(Kind.CONTACT, "Contact", "ann@example.com", "0131 496 0735", "Leeds, UK")]

    assert contact(line("Ann Lee", size=24), others=others) == {
        "name": "Ann Lee",
        "email": "ann@example.com",
        "phone": "0131 496 0735",
        "location": "Leeds, UK",
        "city": "Leeds",
    }


def test_each_finding_holds_the_line_that_it_was_taken_from():
    head = [line("Ann Lee", size=24), line("Leeds, UK\tann@example.com")]

    found = find_contact([Section(Kind.HEAD, "", tuple(head))])

    assert [one.text for one in found[Topic.NAME].lines] == ["Ann Lee"]
    assert [one.text for one in found[Topic.CITY].lines] == ["Leeds, UK"]


@pytest.mark.parametrize(
    "text", ["Age: 34", "34 years old", "Alter: 34 Jahre", "34 Jahre", "34 ans", "Edad\t34 años"]
)
def test_a_stated_age_is_found(text):
    assert contact("Ann Lee", text)["age"] == 34


@pytest.mark.parametrize(
    "text", ["Age: 300", "Age: 3", "Born 1985", "41", "12.05.1985", "Over 20 years of work"]
)
def test_no_age_is_worked_out(text):
    assert "age" not in contact("Ann Lee", text)


def test_an_email_in_a_page_footer_is_the_persons_own():
    footer = Line(line("ann@example.com").words, source=Source.FOOTER)
    others = [Section(Kind.OTHER, "Interests", (line("Walks"), footer))]

    assert contact("Ann Lee", others=others)["email"] == "ann@example.com"


def test_the_only_email_of_the_cv_is_the_persons_own_with_the_number_beside_it():
    others = [section(Kind.OTHER, "Interests", "Walks", "ann@example.com", "0131 496 0735")]

    found = contact("Ann Lee", others=others)

    assert (found["email"], found["phone"]) == ("ann@example.com", "0131 496 0735")


def test_the_address_of_a_referee_is_not_the_persons_own():
    others = [section(Kind.OTHER, "References", "Tom Smith", "tom@example.com", "0131 496 0735")]

    assert contact("Ann Lee", others=others) == {"name": "Ann Lee"}


def test_a_page_without_line_ends_is_read_in_linear_time():
    assert contact(line("1 " * 100_000), line("a@" * 50_000), line("Ab, " * 25_000)) == {}
