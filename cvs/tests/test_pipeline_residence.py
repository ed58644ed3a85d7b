import pytest

from cvs.pipeline.document import Line
from cvs.pipeline.finding import Topic
from cvs.pipeline.found import Found
from cvs.pipeline.residence import find_place
from cvs.tests.lines import line


def place(*texts, name=None, others=()):
    lines = [text if isinstance(text, Line) else line(text) for text in texts]
    found = find_place(lines, name, [line(text) for text in others])
    return tuple(
        found[topic].values["text"] if topic in found else None
        for topic in (Topic.LOCATION, Topic.STREET, Topic.CITY)
    )


@pytest.mark.parametrize(
    ("text", "street", "city"),
    [
        ("Austin, TX", None, "Austin"),
        ("Austin, TX, US", None, "Austin"),
        ("Milwaukee, WI 53211", None, "Milwaukee"),
        ("Cardiff UK", None, "Cardiff"),
        ("Lille France FR", None, "Lille"),
        ("Townsville, Australia, AU", None, "Townsville"),
        ("Lyon, France", None, "Lyon"),
        ("99423 Weimar, Deutschland", None, "Weimar"),
        ("75011 Paris", None, "Paris"),
        ("4 High Street, Leeds LS1 4AP, UK", "4 High Street", "Leeds"),
        ("Olgastraße 101 b, 70180 Stuttgart", "Olgastraße 101 b", "Stuttgart"),
        ("14 rue de la Soif, 35000 Rennes", "14 rue de la Soif", "Rennes"),
        ("Calle del Carmen, 17, 47002 Valladolid", "Calle del Carmen, 17", "Valladolid"),
        ("Pasaje Zabala 1845, S2000 Rosario", "Pasaje Zabala 1845", "Rosario"),
        ("Puebla, Pue., México", None, "Puebla"),
        ("Toronto, Ont.", None, "Toronto"),
        ("22/7 Gandhi Nagar, Chennai, Tamil Nadu 600020", "22/7 Gandhi Nagar", "Chennai"),
    ],
)
def test_an_address_is_taken_as_written_and_apart(text, street, city):
    assert place("Ann Lee", text, "ann@example.com") == (text, street, city)


@pytest.mark.parametrize(
    "text",
    [
        "Tea, cakes and walks",
        "Strong in R and Python.",
        "2019 Berlin",
        "Nationality: Japan",
        "Place of birth: Leeds, UK",
        "Head of Sales",
    ],
)
def test_other_words_are_no_place(text):
    assert place("Ann Lee", text) == (None, None, None)


def test_an_address_over_several_lines_is_joined():
    found = place("Ann Lee", "3 Cathedral Close", "Cardiff CF11 9LL", "UK", "0131 496 0735")

    assert found == ("3 Cathedral Close Cardiff CF11 9LL UK", "3 Cathedral Close", "Cardiff")


def test_a_label_tells_the_place_and_the_lines_below_go_on_with_it():
    found = place("Adresse\tWarendorfer Straße 62", "48145 Münster", "Telefon\t0251 487913")

    assert found == ("Warendorfer Straße 62 48145 Münster", "Warendorfer Straße 62", "Münster")
    assert place("Address: somewhere") == ("somewhere", None, None)


def test_a_city_without_country_stands_beside_an_address_to_reach_the_person_at():
    assert place("Ann Lee", "Littleton | 0131 496 0735")[2] == "Littleton"
    assert place("Ann Lee", "ann@example.com", "Littleton")[2] == "Littleton"
    assert place("Ann Lee", "Littleton", "Reads and writes")[2] is None


def test_a_city_without_country_is_known_where_the_cv_names_its_country():
    assert place("Ann Lee", "Littleton", others=["Clerk, Littleton, Ireland"])[2] == "Littleton"


def test_a_job_before_the_place_is_left_out():
    assert place("Software Engineer, Berlin, Germany")[0] == "Berlin, Germany"


def test_contact_data_around_the_place_is_left_out():
    assert place("Leeds, UK, Tel: 0131 496 0735, ann@example.com")[0] == "Leeds, UK"
    assert place("Nurse // Leeds, UK // ann@example.com")[0] == "Leeds, UK"


def test_the_name_between_the_lines_of_an_address_is_no_part_of_it():
    head = [line("Cardiff"), line("Florence Lee", size=24), line("UK")]
    name = Found({"text": "Florence Lee"}, (head[1],))

    assert place(*head, name=name)[0] == "Cardiff UK"


def test_a_place_after_a_slash_is_taken_without_it():
    assert place("0131 496 0735 / ann@example.com / Leeds, UK") == ("Leeds, UK", None, "Leeds")


def test_street_and_town_with_a_label_each_are_one_address():
    rows = ("Domicilio\tCalle Larios 9, 3.º B", "Localidad\t29005 Málaga", "Teléfono\t644 055 218")

    assert place(*rows) == ("Calle Larios 9, 3.º B 29005 Málaga", "Calle Larios 9, 3.º B", "Málaga")


def test_a_running_head_with_the_name_is_no_place():
    first, again = line("Ann Lee"), line("Ann Lee")
    name = Found({"text": "Ann Lee"}, (first,))

    assert place(again, "0131 496 0735", name=name) == (None, None, None)


def test_the_date_and_time_of_a_print_are_no_street():
    assert place("Ann Lee", "11/20/2026, 9:41 AM\tCV") == (None, None, None)


def test_a_postcode_that_may_be_a_year_is_one_after_a_street_only():
    assert place("Avenue de la Gare 14", "1950 Sion") == (
        "Avenue de la Gare 14 1950 Sion",
        "Avenue de la Gare 14",
        "Sion",
    )
    assert place("Ann Lee", "2019 Nurse") == (None, None, None)


def test_a_diamond_and_a_canton_stand_beside_the_place():
    assert place("604-555-0173 ⋄ Surrey, BC") == ("Surrey, BC", None, "Surrey")
    assert place("Altdorf UR", "ann@example.ch") == ("Altdorf UR", None, "Altdorf")
