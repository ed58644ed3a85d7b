import pytest

from cvs.pipeline.contact import find_contact, find_links
from cvs.pipeline.document import Line, Word


def line(text, size=10.0):
    """A line whose cells are divided by tabs."""
    words = [
        Word(word, size, after_gap=number > 0 and place == 0)
        for number, cell in enumerate(text.split("\t"))
        for place, word in enumerate(cell.split())
    ]
    return Line(tuple(words))


def contact(*lines):
    return find_contact([item if isinstance(item, Line) else line(item) for item in lines], [])


def test_the_name_is_the_largest_line_that_may_be_one():
    lines = [line("Curriculum Vitae", 30.0), line("Senior Nurse", 28.0), line("Ann Lee", 20.0)]

    assert contact(*lines, "Leeds, UK")["name"] == "Ann Lee"


def test_the_email_decides_between_names_of_one_size():
    assert contact("Good Morning", "Ann Lee", "ann.lee@example.com")["name"] == "Ann Lee"


def test_a_name_is_never_guessed_from_the_email():
    assert contact("ann.lee@example.com", "Nurse")["name"] is None


@pytest.mark.parametrize(
    "number", ["+44 7700 900341", "(512) 555-0143", "0131 496 0735", "+49 (0)89 99998-456"]
)
def test_the_phone_number_is_taken_as_written(number):
    assert contact(f"Leeds | {number} | a@example.com")["phone"] == number


@pytest.mark.parametrize("text", ["2015 - 2017", "12345", "linkedin.com/in/ann-12345678"])
def test_other_numbers_are_no_phone_number(text):
    assert contact("Ann Lee", text)["phone"] is None


def test_labels_tell_what_stands_beside_them():
    found = contact("Name\tAnn Lee", "Address:\t4 High Street, Leeds LS1 4AP, UK", "Age: 41")

    assert found == {
        "name": "Ann Lee",
        "age": 41,
        "address": {"street": "4 High Street", "city": "Leeds"},
        "email": None,
        "phone": None,
        "location": "4 High Street, Leeds LS1 4AP, UK",
    }


@pytest.mark.parametrize("text", ["Age: 300", "Born 1985", "41"])
def test_age_is_given_only_where_it_is_stated(text):
    assert contact("Ann Lee", text)["age"] is None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Austin, TX", "Austin"),
        ("99423 Weimar, Deutschland", "Weimar"),
        ("Lyon, France", "Lyon"),
        ("Tea, cakes and walks", None),
    ],
)
def test_the_city_stands_before_a_country_or_state(text, city):
    assert contact("Ann Lee", text)["address"]["city"] == city


def test_links_are_told_apart_by_site():
    texts = ["linkedin.com/in/annlee | https://github.com/annlee", "www.annlee.example", "a@b.com"]

    assert find_links(texts) == {
        "linkedin": "linkedin.com/in/annlee",
        "github": "https://github.com/annlee",
        "portfolio": "www.annlee.example",
    }


def test_of_addresses_behind_links_only_known_sites_are_the_persons_own():
    behind = ["https://journal.example/paper", "https://github.com/annlee", "mailto:a@b.com"]

    assert find_links([], behind) == {
        "linkedin": None,
        "github": "https://github.com/annlee",
        "portfolio": None,
    }


def test_a_mail_address_is_no_link():
    assert find_links(["ann@annlee.example", "Node.js"]) == {
        "linkedin": None,
        "github": None,
        "portfolio": None,
    }
