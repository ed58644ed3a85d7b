import pytest

from cvs.pipeline.certifications import find_certifications
from cvs.tests.lines import line


def certificates(*lines):
    made = [line(item) if isinstance(item, str) else item for item in lines]
    return [tuple(found.values.values()) for found in find_certifications(made)]


@pytest.mark.parametrize(
    "lines",
    [
        ["First Aid – Red Cross, 2020"],
        ["First Aid, Red Cross (2020)"],
        ["First Aid | Red Cross | 2020"],
        ["2020\tFirst Aid, Red Cross"],
        ["First Aid (Red Cross), 2020"],
        ["2020 First Aid – Red Cross"],
        [line("First Aid", bold=True), "Issued by Red Cross", "2020"],
        [line("First Aid", bold=True), "Red Cross, 2020"],
        ["First Aid\t2020", "Red Cross"],
    ],
)
def test_name_issuer_and_date_are_told_apart(lines):
    assert certificates(*lines) == [("First Aid", "Red Cross", "2020")]


def test_every_line_is_a_certificate_where_none_stands_out():
    assert certificates("First Aid (2019)", "Food Safety", "Forklift\tMay 2018") == [
        ("First Aid", None, "2019"),
        ("Food Safety", None, None),
        ("Forklift", None, "May 2018"),
    ]


def test_words_around_a_date_are_neither_name_nor_issuer():
    assert certificates("First Aid", "Red Cross · Issued Jan 2020") == [
        ("First Aid", "Red Cross", "Jan 2020")
    ]
    assert certificates("First Aid, Red Cross, exp. 05/2026") == [
        ("First Aid", "Red Cross", "05/2026")
    ]


def test_lines_in_turns_are_certificates_and_their_issuers():
    lines = ["First Aid\t2020", "Red Cross", "Food Safety\t2019", "City of Leeds"]

    assert certificates(*lines) == [
        ("First Aid", "Red Cross", "2020"),
        ("Food Safety", "City of Leeds", "2019"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Certified Solutions Architect – Associate",
        "Certified Nurse (CN)",
        "Certified Developer: Level 2",
        "First Aid, Advanced",
    ],
)
def test_what_belongs_to_the_name_stays_with_it(name):
    assert certificates(f"{name} (2020)") == [(name, None, "2020")]


def test_brackets_hold_issuers_where_all_lines_have_them():
    assert certificates("2020\tFirst Aid (RC)", "2019\tFood Safety (FSA)") == [
        ("First Aid", "RC", "2020"),
        ("Food Safety", "FSA", "2019"),
    ]


def test_a_name_over_two_lines_is_joined():
    lines = ["Solicitor of the Senior Courts of", "England, 2019", "Notary, 2020"]

    assert [name for name, *_ in certificates(*lines)] == [
        "Solicitor of the Senior Courts of England",
        "Notary",
    ]


def test_certificates_with_bullets_are_the_bullets():
    lines = ["My certificates:", line("First Aid", bullet=True)]

    assert certificates(*lines) == [("First Aid", None, None)]


def test_a_page_number_is_no_certificate():
    assert certificates("First Aid", "Page 2", "1/2") == [("First Aid", None, None)]


def test_an_endless_line_is_no_certificate():
    assert certificates("Ab, " * 50_000) == []
    assert certificates() == []


def names(*lines):
    return [name for name, _, _ in certificates(*lines)]


def column(*texts):
    """Lines one below another."""
    return [line(text, left=20.0, baseline=700.0 - 12 * n) for n, text in enumerate(texts)]


def test_semicolons_divide_a_list_in_one_line():
    assert certificates("First Aid (2021); Food Safety (2023)") == [
        ("First Aid", None, "2021"),
        ("Food Safety", None, "2023"),
    ]


def test_a_semicolon_before_a_small_letter_divides_nothing():
    assert len(certificates("First Aid; renewed (2021)")) == 1


def test_the_issuer_stands_behind_from():
    assert certificates(
        "Certified Developer – Associate from North Web Services in 2023",
        "Certified Professional, Java 11 Developer from Delphi in 2021",
    ) == [
        ("Certified Developer – Associate", "North Web Services", "2023"),
        ("Certified Professional, Java 11 Developer", "Delphi", "2021"),
    ]


def test_from_before_a_small_letter_names_no_issuer():
    assert names("Rescue from heights") == ["Rescue from heights"]


def test_names_that_a_narrow_column_broke_are_put_together():
    lines = column(
        "Project Management Professional",
        "(PMP)",
        "Scrum Coach",
        "Northsoft Certified Cloud",
        "Fundamentals",
        "Oracle of Delphi Developer –",
        "Associate",
    )

    assert names(*lines) == [
        "Project Management Professional (PMP)",
        "Scrum Coach",
        "Northsoft Certified Cloud Fundamentals",
        "Oracle of Delphi Developer – Associate",
    ]


def test_a_name_that_starts_as_certificates_do_is_no_end_of_the_one_above():
    lines = column("Contador Público Mayor", "Diplomado en Comercio Exterior")

    assert names(*lines) == ["Contador Público Mayor", "Diplomado en Comercio Exterior"]


def test_a_rank_behind_a_dash_that_looks_like_a_bullet_ends_the_name_above():
    lines = ["First Aid", "Certified Architect", line("Associate", bullet=True)]

    assert names(*lines) == ["First Aid", "Certified Architect Associate"]


def test_dates_alone_date_the_lines_below_them():
    lines = ["2020", "First Aid", "2021", "Food Safety"]

    assert certificates(*lines) == [("First Aid", None, "2020"), ("Food Safety", None, "2021")]


def test_bullets_below_dated_lines_tell_of_those():
    lines = ["First Aid\t2020", line("Learnt to dress wounds", bullet=True), "Food Safety\t2021"]

    assert names(*lines) == ["First Aid", "Food Safety"]


def test_an_abbreviation_in_brackets_is_no_issuer():
    assert certificates("Mediatorin (Univ.)") == [("Mediatorin (Univ.)", None, None)]


def test_a_language_and_its_level_are_no_certificate():
    assert names("English (Native)", "Goethe-Zertifikat B2") == ["Goethe-Zertifikat B2"]


def test_issuer_and_date_share_a_bracket():
    assert certificates(
        "Welding, Flames and Metal (South Works, 2022)",
        "Working with Children (Ministry of the",
        "North, 2023)",
        "Forklift (2021, City Depot)",
    ) == [
        ("Welding, Flames and Metal", "South Works", "2022"),
        ("Working with Children", "Ministry of the North", "2023"),
        ("Forklift", "City Depot", "2021"),
    ]


@pytest.mark.parametrize("code", ["(PMP, 2019)", "(AZ-104, 2019)", "(Level 2, 2019)"])
def test_what_stands_for_the_name_in_a_dated_bracket_is_no_issuer(code):
    ((name, issuer, date),) = certificates(f"Project Management Professional {code}")

    assert (name.startswith("Project Management"), issuer, date) == (True, None, "2019")


def test_a_rank_belongs_to_the_name_before_the_issuer():
    assert certificates("Certified Architect – Associate, North Web Services, 2024") == [
        ("Certified Architect – Associate", "North Web Services", "2024")
    ]


def test_a_date_in_front_ends_no_name_that_a_narrow_column_broke():
    lines = column(
        "2018 – Permit for works",
        "of art –",
        "Museum Board",
        "2022 – Rescue – Red Cross",
        "Ireland",
    )

    assert certificates(*lines) == [
        ("Permit for works of art", "Museum Board", "2018"),
        ("Rescue", "Red Cross Ireland", "2022"),
    ]


def test_dates_in_small_letters_start_certificates():
    lines = ["sept. 2021 Forklift driver", "feb. 2022 Crane driver"]

    assert names(*lines) == ["Forklift driver", "Crane driver"]


def test_what_stands_below_a_date_at_a_lines_end_belongs_to_another_certificate():
    lines = column("Certified Nurse for the aged, 2018", "Palliative care", "Hygiene, 2020")

    assert names(*lines) == ["Certified Nurse for the aged", "Palliative care", "Hygiene"]


def test_a_word_alone_that_starts_names_ends_one_that_was_broken():
    lines = column("Acupuncture Foundation", "Course", "Yoga for everybody at home")

    assert names(*lines) == ["Acupuncture Foundation Course", "Yoga for everybody at home"]


def test_a_comma_at_the_end_of_a_line_divides_an_undated_name_from_no_issuer():
    assert names(*column("Delphi Certified Professional,", "Java Developer")) == [
        "Delphi Certified Professional, Java Developer"
    ]
    assert names("Delphi Certified Professional,", "North Board, 2020") == [
        "Delphi Certified Professional"
    ]


def test_bullets_tell_of_dated_lines_that_a_narrow_column_broke():
    lines = ["2020 – Handling of", "food – North", "2016 – Advanced", line("South", bullet=True)]

    assert certificates(*lines) == [
        ("Handling of food", "North", "2020"),
        ("Advanced", "South", "2016"),
    ]


def test_a_label_above_bullets_is_no_part_of_the_first():
    lines = ["Licences:", line("First Aid", bullet=True), line("Forklift", bullet=True)]

    assert names(*lines) == ["First Aid", "Forklift"]


def test_a_table_of_certificates_is_read_by_its_header():
    lines = ["Course\tProvider\tDate", "First Aid\tRed Cross\t2020", "Licence to fly"]

    assert certificates(*lines) == [
        ("First Aid", "Red Cross", "2020"),
        ("Licence to fly", None, None),
    ]


def test_what_stands_between_a_name_and_its_dates_is_the_issuer_in_all_or_in_none():
    assert certificates(
        *("Cloud Architect", "North Services", "Issued Jan 2022 · Expires Jan 2025"),
        *("Credential ID ABC-123", "Scrum Coach", "South Board", "Issued 2020"),
    ) == [
        ("Cloud Architect", "North Services", "Jan 2022"),
        ("Scrum Coach", "South Board", "2020"),
    ]
    assert names("First Aid", "2020", "Food Safety", "Forklift", "2019") == [
        *("First Aid", "Food Safety", "Forklift"),
    ]


def test_a_number_below_a_certificate_names_no_issuer():
    lines = [line("First Aid", bold=True), "Credential ID ABC-123", "See credential"]

    assert certificates(*lines) == [("First Aid", None, None)]


def test_a_place_behind_the_issuer_is_left_out():
    assert certificates("Lead Auditor, North Board, London, 2020") == [
        ("Lead Auditor", "North Board", "2020")
    ]


def test_several_years_in_brackets_divide_a_line_at_its_commas():
    assert certificates("Licence B, Forklift (2021), First Aid (Red Cross, 2022)") == [
        ("Licence B", None, None),
        ("Forklift", None, "2021"),
        ("First Aid", "Red Cross", "2022"),
    ]


def test_a_list_of_dates_without_end_is_read_in_time():
    assert certificates(*["2020 " * 90] * 200) == []


@pytest.mark.parametrize(
    "number", [", License #12345", " | Credential ID AB-123", " (Cert. No. 77)"]
)
def test_a_number_behind_a_name_is_left_out(number):
    assert certificates(f"First Aid, Red Cross{number}, 2015") == [
        ("First Aid", "Red Cross", "2015")
    ]


def test_a_level_behind_a_name_is_no_number():
    assert names("First Aid Certificate 3 (2015)") == ["First Aid Certificate 3"]
