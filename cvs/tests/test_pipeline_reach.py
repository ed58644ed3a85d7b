import pytest

from cvs.pipeline.reach import find_email, find_phone
from cvs.tests.lines import line


def email(*texts, links=()):
    found = find_email([line(text) for text in texts], links)
    return found.values["text"] if found else None


def phone(*texts, links=()):
    found = find_phone([line(text) for text in texts], links)
    return found.values["text"] if found else None


@pytest.mark.parametrize(
    "texts",
    [
        ["Leeds | ann@example.com | 0131 496 0735"],
        ["Mail: ann@example.com"],
        ["ann@example.c", "om"],
        ["ann@exam", "ple.com"],
        ["ann@", "example.com"],
        ["ann", "@example.com"],
        ["ann@example", ".com"],
        ["ann@example.co", "m"],
        ["E-mail: ann@", "example.com"],
        ["Leeds", "ann@example.com", "Leeds"],
    ],
)
def test_an_email_is_found_and_rejoined(texts):
    assert email(*texts) == "ann@example.com"


@pytest.mark.parametrize("text", ["ann [at] example.com", "ann(at)example.com", "@ann", "a@b"])
def test_what_is_no_email_is_left_alone(text):
    assert email(text) is None


def test_a_whole_email_takes_nothing_from_the_line_below():
    assert email("ann@example.com", "nurse") == "ann@example.com"


@pytest.mark.parametrize(
    "texts",
    [
        ["She came back for the furniture.", "ann@example.com"],
        ["and furniture.", "ann@example.com\t0131 496 0735"],
    ],
)
def test_the_end_of_a_sentence_is_no_half_of_the_email_below(texts):
    assert email(*texts) == "ann@example.com"


def test_half_an_email_may_end_with_a_full_stop():
    assert email("E-mail: ann.", "lee@example.com") == "ann.lee@example.com"


def test_an_email_behind_a_link_counts_where_none_is_shown():
    assert email("Ann Lee", links=["mailto:ann@example.com?subject=Hi"]) == "ann@example.com"
    assert email("tom@example.com", links=["mailto:ann@example.com"]) == "tom@example.com"
    assert email("Ann Lee", links=["https://example.com"]) is None


def test_a_link_tells_where_a_broken_email_ends():
    assert email("ann@mail.example.co", "ol", links=["mailto:ann@mail.example.cool"]) == (
        "ann@mail.example.cool"
    )


@pytest.mark.parametrize(
    "number",
    [
        "+44 7700 900341",
        "(512) 555-0143",
        "0131 496 0735",
        "+49 (0)89 99998-456",
        "0049 89 99998456",
        "+33 6 12 34 56 78",
        "04.72.55.01.36",
        "0251 / 48 79 13",
        "(+34) 922 555 046",
        "(206) 555-2019",
        "555-0101",
    ],
)
def test_the_phone_number_is_taken_as_written(number):
    assert phone(f"Leeds | {number} | a@example.com") == number


@pytest.mark.parametrize(
    "text",
    [
        "2015 - 2017",
        "2017-09-01 — 2018-06-30",
        "01.2015 – 03.2017",
        "12.05.1985",
        "12345",
        "75011",
        "53211-1234",
        "12345678",
        "linkedin.com/in/ann-12345678",
        "Fax: 0131 496 0735",
        "Passport no. 0131 496 0735",
        "DNI 0131 496 0735",
        "1234 5678 9012 3456 7890",
    ],
)
def test_other_numbers_are_no_phone_number(text):
    assert phone("Ann Lee", text) is None


def test_a_labelled_number_comes_before_others():
    assert phone("0131 496 0735", "Mobile: 07700 900341") == "07700 900341"


def test_one_of_two_numbers_is_taken():
    assert phone("0131 496 0735 / 07700 900341") == "0131 496 0735"


def test_a_postcode_in_front_is_no_part_of_the_number():
    assert phone("Austin, TX 78701 (512) 555-0143") == "(512) 555-0143"


def test_a_number_behind_a_link_counts_where_none_is_shown():
    assert phone("Ann Lee", links=["tel:+441314960735"]) == "+441314960735"


def test_a_phone_number_may_have_its_label_amid_the_line_of_another_one():
    text = "Geburtsdatum: 17.08.1991 Telefonnummer: +49 941 5550 183 (Mobil)"

    assert phone(text) == "+49 941 5550 183"
    assert phone("Geburtsdatum: 17.08.1991 01.02.2003 55 55 55 55") is None


def test_the_number_of_an_identity_card_is_no_phone_number():
    rows = [line("Cédula\t1.077.555.012"), line("Celular: +57 310 555 0142")]

    assert find_phone(rows, ()).values["text"] == "+57 310 555 0142"
    assert find_phone(rows[:1], ()) is None
